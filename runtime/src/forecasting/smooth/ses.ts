import { known, mean, type Series } from '../series';

/** What simple exponential smoothing found. */
export interface Level {
  readonly level: number;
  readonly alpha: number;
  /** Sum of squared errors one step ahead. */
  readonly squares: number;
}

/** Smoothing with a given constant, from `start`; an unknown period leaves the level as it is. */
export function smooth(series: Series, alpha: number, start: number): Level {
  let level = start;
  let squares = 0;
  for (let at = 0; at < series.length; at++) {
    const error = series[at]! - level;
    if (error !== error) continue;
    squares += error * error;
    level += alpha * error;
  }
  return { level, alpha, squares };
}

/** Simple exponential smoothing with the constant that fits best one step ahead, from the mean of the first known values. */
export function bestLevel(series: Series): Level {
  const values = known(series);
  if (values.length === 0) return { level: 0, alpha: 0, squares: 0 };
  const start = mean(values.subarray(0, Math.min(values.length, FIRST)));
  let best = smooth(values, ALPHAS[0]!, start);
  for (const alpha of ALPHAS) {
    const tried = smooth(values, alpha, start);
    if (tried.squares < best.squares) best = tried;
  }
  return best;
}

/** A step of 5 % is finer than what a series of this length can tell apart. */
const ALPHAS = [0.02, ...Array.from({ length: 20 }, (_, at) => (at + 1) * 0.05 - (at === 19 ? 0.01 : 0))];
const FIRST = 6;

/**
 * Simple exponential smoothing: a flat forecast.
 *
 * @see Brown (1959), Statistical Forecasting for Inventory Control
 * @see Hyndman & Athanasopoulos (2018), Forecasting: Principles and Practice, 2nd ed., section 7.1
 */
export function ses(series: Series, _season: number, horizon: number): Float64Array {
  return new Float64Array(horizon).fill(bestLevel(series).level);
}
