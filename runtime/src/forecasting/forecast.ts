import { backtest, levelAhead, levelOf } from './backtest';
import { figures, type BacktestFigures } from './backtest-figures';
import { classify, type DemandClass } from './classify';
import { expectation, roundedAlong, USUAL_PROBABILITIES, type Bounds, type Expectation } from './expectation';
import { guardRailOf, mixed, type GuardRail } from './guard-rails';
import { type Bucket } from './intervals/conformal';
import { outcomesOf } from './intervals/outcomes';
import { methodFor, type MethodName } from './methods';
import { seriesOf, sum, type Observation } from './series';

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
  const context = { kind: method === 'auto' ? kind : undefined, series, season, paths, level: levelAhead(levelOf(series, Math.max(season, 12)), expected) };
  const single = outcomesOf(each, context);
  const summed = outcomesOf(growing, context);
  const bounds: Bounds = { nonNegative, integers, probabilities: options.probabilities ?? USUAL_PROBABILITIES };
  const means = integers ? roundedAlong(expected) : Array.from(expected);
  return {
    method, class: kind, guardRail: rail ?? null,
    steps: each.map((_, at) => expectation(means[at]!, expected[at]!, single, at, bounds)),
    total: expectation(sum(means), sum(expected), summed, horizon - 1, bounds),
    backtest: figures(paths, series, season),
  };
}
