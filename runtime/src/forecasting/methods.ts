import { classifySeries, FEWEST_PERIODS } from './classify';
import { intermittentCombination } from './intermittent/combination';
import { croston, sba } from './intermittent/croston';
import { mean12, zero } from './intermittent/means';
import { tsb } from './intermittent/tsb';
import { type Memory } from './lattice';
import { flat, known, mean, type PointMethod, type Series } from './series';
import { dampedHolt, seasonalEts, smoothCombination, theta } from './smooth/combination';
import { naive, snaive } from './smooth/naive';
import { ses } from './smooth/ses';
import { hasSureTrend } from './sure-trend';

/** Methods that can be asked for by name; `auto` is the one to use, the others are its parts and what it is compared with. */
export const METHODS = {
  auto, theta, dampedHolt, seasonalEts, naive, snaive, ses, croston, sba, tsb, mean12, zero,
} as const satisfies Record<string, PointMethod>;

/** The name of a method. */
export type MethodName = keyof typeof METHODS;

/**
 * What suits the class of the demand: the smooth or the intermittent combination; where there is too little to tell, the mean, or a trend that
 * cannot be chance; 0 without demand.
 */
export function auto(series: Series, season: number, horizon: number, group?: ArrayLike<number>, memory?: Memory): Float64Array {
  const { class: kind } = classifySeries(series);
  if (kind === 'no demand' || series.length === 0) return new Float64Array(horizon);
  if (known(series).length < FEWEST_PERIODS) return hasSureTrend(series) ? fadingTrend(series, season, horizon) : flat(mean(known(series)), horizon);
  if (kind === 'intermittent' || kind === 'lumpy' || kind === 'too short') return intermittentCombination(series, season, horizon);
  return smoothCombination(series, season, horizon, group, memory);
}

/** A trend goes on, fading, for as many periods as it was seen and no longer. */
function fadingTrend(series: Series, season: number, horizon: number): Float64Array {
  const seen = dampedHolt(series, season, Math.min(horizon, series.length));
  return Float64Array.from({ length: horizon }, (_, step) => seen[Math.min(step, seen.length - 1)]!);
}

/**
 * The method of a name, for one series: with the indices of its group, not below 0 where that cannot be, and with a memory of where the
 * searches of earlier origins ended, so that it is to be asked for origins in their order.
 */
export function methodFor(name: MethodName, nonNegative: boolean, group?: ArrayLike<number>): PointMethod {
  const memory: Memory = new Map();
  const method: PointMethod = name === 'auto' ? (series, season, horizon) => auto(series, season, horizon, group, memory) : METHODS[name];
  return nonNegative ? (series, season, horizon) => method(series, season, horizon).map(value => Math.max(0, value)) : method;
}
