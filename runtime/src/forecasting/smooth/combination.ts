import { type Memory } from '../lattice';
import { seasonalIndices, type Seasonality } from '../seasonality/indices';
import { known, mean, type Series } from '../series';
import { dampedLine } from './damped-holt';
import { type LineForecast } from './line';
import { scalesOf, type Scale } from './scales';
import { seasonalLine, type Trend } from './seasonal-ets';
import { thetaLine } from './theta';

/** A method without a seasonal part of its own. */
type LineMethod = (series: Series, horizon: number, memory?: Memory, name?: string) => LineForecast;

type NonSeasonal = (series: Series, horizon: number) => Float64Array;

/** Theta over seasonal indices. */
export function theta(series: Series, season: number, horizon: number): Float64Array {
  return overIndices(series, seasonalIndices(series, season), horizon, (adjusted, ahead) => thetaLine(adjusted, ahead).points);
}

/** Damped Holt over seasonal indices. */
export function dampedHolt(series: Series, season: number, horizon: number): Float64Array {
  return overIndices(series, seasonalIndices(series, season), horizon, (adjusted, ahead) => dampedLine(adjusted, ahead).points);
}

/** Exponential smoothing with a damped trend and a season that changes, on logarithms. */
export function seasonalEts(series: Series, season: number, horizon: number): Float64Array {
  if (known(series).length === 0) return new Float64Array(horizon);
  const [scale] = scalesOf(series);
  return onScale(scale!, series, seasonalIndices(series, season), horizon, 'damped');
}

/**
 * The combination for demand that comes every period or nearly so. Theta and damped Holt over shrunk indices take the season as fixed;
 * seasonal smoothing, damped and with drift, lets it change, and weighs the more the more the season explains and the more seasons were seen.
 * The mean of forecasts that err in different ways errs less than each (Bates & Granger 1969, Operational Research Quarterly 20(4), 451-468).
 *
 * @param group  seasonal indices of the product group, by place of the season from the first value
 * @param memory  where the searches of earlier origins ended
 */
export function smoothCombination(series: Series, season: number, horizon: number, group?: ArrayLike<number>, memory?: Memory): Float64Array {
  const seasonality = seasonalIndices(series, season, group);
  const scales = scalesOf(series);
  const fixed = averaged(scales.flatMap(scale => LINES.map(line => overIndices(series, seasonality, horizon, scaled(line, scale, memory)))));
  const weight = weightOfMoving(seasonality, series.length / season);
  if (weight === 0) return fixed;
  const moving = averaged(scales.flatMap(scale => TRENDS.map(trend => onScale(scale, series, seasonality, horizon, trend, memory))));
  return fixed.map((value, step) => (1 - weight) * value + weight * moving[step]!);
}

const LINES: readonly LineMethod[] = [thetaLine, dampedLine];
const TRENDS = ['damped', 'drift'] as const;
/** A season that was seen so often may be taken to change even where it explains little. */
const MANY_SEASONS = 6;
const MOST_WITHOUT_STRENGTH = 0.8;

function weightOfMoving({ strength }: Seasonality, seasons: number): number {
  if (strength === 0) return 0; // as it is of less than two seasons
  const seen = Math.min(1, (seasons - 2) / (MANY_SEASONS - 2));
  return strength + (1 - strength) * seen * MOST_WITHOUT_STRENGTH;
}

function onScale(
  scale: Scale, series: Series, { indices }: Seasonality, horizon: number, trend: Trend, memory?: Memory,
): Float64Array {
  const level = Math.max(0, mean(known(series)));
  const start = indices.map(index => scale.to(index * level) - scale.to(level));
  return back(seasonalLine(series.map(scale.to), horizon, start, trend, memory, scale.name), scale);
}

function scaled(line: LineMethod, scale: Scale, memory?: Memory): NonSeasonal {
  return (series, horizon) => back(line(series.map(scale.to), horizon, memory, scale.name), scale);
}

function back({ points, variance }: LineForecast, scale: Scale): Float64Array {
  return points.map(value => scale.from(value, variance));
}

function overIndices(series: Series, { indices }: Seasonality, horizon: number, method: NonSeasonal): Float64Array {
  const season = indices.length;
  const adjusted = series.map((value, at) => value / indices[at % season]!);
  return method(adjusted, horizon).map((value, step) => value * indices[(series.length + step) % season]!);
}

function averaged(parts: readonly Float64Array[]): Float64Array {
  return parts[0]!.map((_, step) => parts.reduce((total, part) => total + part[step]!, 0) / parts.length);
}
