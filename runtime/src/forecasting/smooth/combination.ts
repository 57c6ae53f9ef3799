import { seasonalIndices, type Seasonality } from '../seasonality/indices';
import { type Series } from '../series';
import { dampedLine } from './damped-holt';
import { seasonalLine } from './seasonal-ets';
import { thetaLine } from './theta';

/** A method without a seasonal part of its own. */
type LineMethod = (series: Series, horizon: number) => Float64Array;

/** Theta over seasonal indices. */
export function theta(series: Series, season: number, horizon: number): Float64Array {
  return overIndices(series, seasonalIndices(series, season), horizon, thetaLine);
}

/** Damped Holt over seasonal indices. */
export function dampedHolt(series: Series, season: number, horizon: number): Float64Array {
  return overIndices(series, seasonalIndices(series, season), horizon, dampedLine);
}

/** Exponential smoothing with a season that changes: on logarithms (multiplicative) where all values are positive, else additive. */
export function seasonalEts(series: Series, season: number, horizon: number): Float64Array {
  const { indices } = seasonalIndices(series, season);
  if (isPositive(series)) return seasonalLine(series.map(Math.log), season, horizon, indices.map(Math.log)).map(Math.exp);
  const level = Math.abs(averageOf(series));
  return seasonalLine(series, season, horizon, indices.map(index => (index - 1) * level));
}

/** The combination for demand that comes every week or nearly so. */
export function smoothCombination(series: Series, season: number, horizon: number, prior?: ArrayLike<number>): Float64Array {
  const seasonality = seasonalIndices(series, season, prior);
  const positive = isPositive(series);
  const flatMethods: LineMethod[] = [thetaLine, dampedLine];
  const parts = flatMethods.map(method => overIndices(series, seasonality, horizon, method));
  if (positive) parts.push(...flatMethods.map(method => overIndices(series, seasonality, horizon, onLogarithms(method))));
  const fixed = averaged(parts);
  if (seasonality.strength === 0) return fixed;
  const weight = seasonality.strength / 2;
  const moving = seasonalEts(series, season, horizon);
  return fixed.map((value, step) => (1 - weight) * value + weight * moving[step]!);
}

export function onLogarithms(method: LineMethod): LineMethod {
  return (series, horizon) => method(series.map(Math.log), horizon).map(Math.exp);
}

export function overIndices(series: Series, { indices }: Seasonality, horizon: number, method: LineMethod): Float64Array {
  const season = indices.length;
  const adjusted = series.map((value, at) => value / indices[at % season]!);
  return method(adjusted, horizon).map((value, step) => value * indices[(series.length + step) % season]!);
}

export function averaged(parts: readonly Float64Array[]): Float64Array {
  return parts[0]!.map((_, step) => parts.reduce((total, part) => total + part[step]!, 0) / parts.length);
}

export function isPositive(series: Series): boolean {
  return series.every(value => !(value <= 0));
}

function averageOf(series: Series): number {
  let total = 0;
  let n = 0;
  for (const value of series) {
    if (value !== value) continue;
    total += value;
    n++;
  }
  return n > 0 ? total / n : 0;
}
