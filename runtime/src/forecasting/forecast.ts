import { backtest, levelOf, type Path } from './backtest';
import { classify, type DemandClass } from './classify';
import { guardRailOf, mixed, type GuardRail } from './guard-rails';
import { type Bucket, type Outcomes } from './intervals/conformal';
import { outcomesOf } from './intervals/outcomes';
import { mase, wape } from './measures';
import { methodFor, type MethodName } from './methods';
import { seriesOf, sum, type Observation, type Series } from './series';
import { snaive } from './smooth/naive';

/** What a forecast is asked for. */
export interface ForecastOptions {
  /** Periods in a season: 52 for weeks, 12 for months, 7 for days, 1 for none. */
  readonly season: number;
  /** Periods ahead. */
  readonly horizon: number;
  /** @default 'auto' - what suits the class of the demand */
  readonly method?: MethodName;
  /** Demand below 0 cannot be. @default true */
  readonly nonNegative?: boolean;
  /** Units that are not divided: points are rounded so that they add up, bounds are whole. @default false */
  readonly integers?: boolean;
  /**
   * Seasonal indices of the product group that those of the item are shrunk to, by place of the season from the first of `history`; mean 1.
   *
   * @default - 1 each
   */
  readonly groupIndices?: readonly number[];
  /** Probabilities of the quantiles that are given. @default [0.5, 0.8, 0.9, 0.95, 0.98, 0.99] */
  readonly probabilities?: readonly number[];
}

/** The bounds that hold the share `level` of outcomes. */
export interface Interval {
  /** 0.8 or 0.95. */
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

/** A value below which demand stays with this probability. */
export interface Quantile {
  readonly probability: number;
  readonly value: number;
}

/** What is expected of some periods, and how far off that may be. Units of the history. */
export interface Expectation {
  readonly mean: number;
  /** Standard deviation of the error of `mean`. */
  readonly deviation: number;
  readonly intervals: readonly Interval[];
  readonly quantiles: readonly Quantile[];
}

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

/** A forecast: by period, for their sum, and how good it would have been. */
export interface Forecast {
  readonly method: MethodName;
  readonly class: DemandClass;
  /** The simple method that was mixed in, because the combination did worse than it in the back-test; null mostly. */
  readonly guardRail: GuardRail | null;
  readonly steps: readonly Expectation[];
  readonly total: Expectation;
  /** Null where the history is too short for one origin. */
  readonly backtest: BacktestFigures | null;
}

const LEVELS = [0.8, 0.95];
/** What rounding within the machine may make of a whole number. */
const SLACK = 1e-6;
const PROBABILITIES = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99];
const MOST_ORIGINS = 12;

/**
 * Forecasts the periods after `history`, with intervals from the errors of back-tests by horizon.
 *
 * @param history  demand by complete periods, oldest first; null where it is not known (a shortage), which is left out and not 0
 */
export function forecast(history: readonly Observation[], options: ForecastOptions): Forecast {
  const { season, horizon, method = 'auto', nonNegative = true, integers = false } = options;
  const series = seriesOf(history);
  const { class: kind } = classify(history);
  const group = options.groupIndices?.map((_, place, indices) => indices[(place + history.length - series.length) % season]!);
  const tested = backtest(series, methodFor(method, nonNegative, group), { season, horizon, mostOrigins: MOST_ORIGINS });
  // Anew, not from where the back-test's searches ended: this one is worth the whole search.
  const made = methodFor(method, nonNegative, group)(series, season, horizon);
  const rail = method === 'auto' && (kind === 'smooth' || kind === 'erratic') ? guardRailOf(tested, series, season) : undefined;
  const paths = rail ? tested.map(path => ({ ...path, forecast: mixed(path.forecast, rail, series.subarray(0, path.origin), season) })) : tested;
  const expected = rail ? mixed(made, rail, series, season) : made;
  const each = Array.from({ length: horizon }, (_, at): Bucket => ({ from: at, to: at + 1 }));
  const growing = Array.from({ length: horizon }, (_, at): Bucket => ({ from: 0, to: at + 1 }));
  const context = { kind: method === 'auto' ? kind : undefined, series, season, paths, level: levelOf(series, Math.max(season, 12)) };
  const single = outcomesOf(each, context);
  const summed = outcomesOf(growing, context);
  const bounds: Bounds = { nonNegative, integers, probabilities: options.probabilities ?? PROBABILITIES };
  const means = integers ? roundedAlong(expected) : Array.from(expected);
  return {
    method, class: kind, guardRail: rail ?? null,
    steps: each.map((_, at) => expectation(means[at]!, expected[at]!, single, at, bounds)),
    total: expectation(sum(means), sum(expected), summed, horizon - 1, bounds),
    backtest: figures(paths, series, season),
  };
}

/** What bounds a forecast. */
export interface Bounds {
  readonly nonNegative: boolean;
  readonly integers: boolean;
  readonly probabilities: readonly number[];
}

/** Whole numbers whose sums stay within half a unit of the sums of `values`, so that what is added up does not lose what rounding takes. */
export function roundedAlong(values: ArrayLike<number>): number[] {
  let before = 0;
  let exact = 0;
  return Array.from(values, value => {
    exact += value;
    const rounded = Math.round(exact) - before;
    before += rounded;
    return rounded;
  });
}

/** What is expected in bucket `at`; `shown` is `expected` as it is to be read, whole for units. */
export function expectation(shown: number, expected: number, outcomes: Outcomes, at: number, bounds: Bounds): Expectation {
  const { nonNegative, integers, probabilities } = bounds;
  const value = (probability: number): number => {
    const exact = outcomes.quantile(at, expected, probability);
    return nonNegative ? Math.max(0, exact) : exact;
  };
  return {
    mean: shown, deviation: outcomes.deviation(at, expected),
    intervals: LEVELS.map(level => {
      const [lower, upper] = [value((1 - level) / 2), value((1 + level) / 2)];
      return { level, lower: integers ? Math.floor(lower + SLACK) : lower, upper: integers ? wholeAbove(upper) : upper };
    }),
    quantiles: probabilities.map(probability => ({ probability, value: integers ? wholeAbove(value(probability)) : value(probability) })),
  };
}

/** The smallest whole number that is not below; the sum makes 0 of -0. */
function wholeAbove(value: number): number {
  return Math.ceil(value - SLACK) + 0;
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
