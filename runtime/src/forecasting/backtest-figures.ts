import { type Path } from './backtest';
import { mase, wape } from './measures';
import { type Series } from './series';
import { snaive } from './smooth/naive';

/** How the method did on the history, one origin after the other, and how the seasonal naive forecast did. Not what was really forecast then. */
export interface BacktestFigures {
  readonly origins: number;
  /** Mean absolute error over that of the seasonal naive forecast within the history; null where that is 0. */
  readonly mase: number | null;
  /** Sum of absolute errors over the sum of demand, as a share; null without demand. */
  readonly wape: number | null;
  /** The same of the seasonal naive forecast. */
  readonly naiveWape: number | null;
}

/** How paths did, against the seasonal naive forecast from the same origins. */
export function figures(paths: readonly Path[], series: Series, season: number): BacktestFigures | null {
  if (paths.length === 0) return null;
  const actual = joined(paths.map(path => path.actual));
  const made = joined(paths.map(path => path.forecast));
  const simple = joined(paths.map(path => snaive(series.subarray(0, path.origin), season, path.actual.length)));
  return {
    origins: paths.length,
    mase: finite(mase(actual, made, series, season)), wape: finite(wape(actual, made)), naiveWape: finite(wape(actual, simple)),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
