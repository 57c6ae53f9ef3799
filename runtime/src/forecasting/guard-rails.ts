import { type Path } from './backtest';
import { type PointMethod, type Series } from './series';
import { naive, snaive } from './smooth/naive';

/** Which simple method is mixed in, half and half, because the combination did worse than it in the back-test. */
export type GuardRail = 'naive' | 'snaive';

const METHODS: Readonly<Record<GuardRail, PointMethod>> = { naive, snaive };
const RAILS = ['naive', 'snaive'] as const;
/** How much worse the combination has to have done: what is within chance changes nothing. */
const WORSE = 1.1;
/** Back-tests below which nothing is concluded. */
const FEWEST_PATHS = 6;

/** The simple method that a forecast is to be mixed with; undefined where the back-test gives no reason to. */
export function guardRailOf(paths: readonly Path[], series: Series, season: number): GuardRail | undefined {
  if (paths.length < FEWEST_PATHS) return undefined;
  const own = missed(paths);
  const errors = RAILS.map(rail =>
    missed(paths.map(path => ({ ...path, forecast: METHODS[rail](series.subarray(0, path.origin), season, path.actual.length) }))));
  const least = Math.min(...errors);
  return own > WORSE * least ? RAILS[errors.indexOf(least)] : undefined;
}

/** Forecasts mixed with those of the guard rail, the mean of the two. */
export function mixed(forecast: Float64Array, rail: GuardRail, before: Series, season: number): Float64Array {
  const simple = METHODS[rail](before, season, forecast.length);
  return forecast.map((value, step) => (value + simple[step]!) / 2);
}

/** Sum of absolute errors of all paths. */
function missed(paths: readonly Path[]): number {
  let total = 0;
  for (const { forecast, actual } of paths) {
    for (let at = 0; at < actual.length; at++) {
      if (actual[at] === actual[at]) total += Math.abs(actual[at]! - forecast[at]!);
    }
  }
  return total;
}
