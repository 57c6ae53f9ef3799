import { methodFor, type MethodName } from './methods';
import { mean, seriesOf, sum, variance, type Observation, type Series } from './series';

/** What cumulative errors are asked for. */
export interface CumulativeErrorOptions {
  /** Periods in a season. */
  readonly season: number;
  /** @default 'auto' */
  readonly method?: MethodName;
  /** Most origins, evenly over the history that lies behind two seasons or half of it. @default 60 */
  readonly mostOrigins?: number;
}

/** Errors of forecasts of the sum over some periods. */
export interface CumulativeErrors {
  /** Demand minus forecast of the whole span, units, oldest origin first. */
  readonly errors: readonly number[];
  readonly origins: number;
  /** Sample standard deviation of the errors, units; null below two origins. */
  readonly deviation: number | null;
  /** Mean error: above 0 where demand was more than forecast. */
  readonly bias: number | null;
}

/** Share of a span's periods that must be known; demand of the span is then scaled up to all of it. */
const FEWEST_KNOWN = 0.75;
const FEWEST_BEFORE = 13;
const MOST_ORIGINS = 60;

/**
 * Errors of the forecast of the *sum* of `periods` periods from rolling origins: what safety stock over a protection interval rests on, since
 * patterns within the week and autocorrelation make sqrt(P) times the error of one period wrong.
 *
 * @param history  demand by complete periods, oldest first; null where it is not known
 * @param periods  length of the span, in periods of the history
 * @see Prak, Teunter & Syntetos (2017), On the calculation of safety stocks when demand is forecasted, EJOR 256(2), 454-461
 */
export function cumulativeErrors(history: readonly Observation[], periods: number, options: CumulativeErrorOptions): CumulativeErrors {
  const { season, method = 'auto', mostOrigins = MOST_ORIGINS } = options;
  const series = seriesOf(history);
  const last = series.length - periods;
  const first = Math.max(FEWEST_BEFORE, Math.min(2 * season, Math.floor(series.length / 2)));
  const step = Math.max(1, Math.ceil((last - first + 1) / mostOrigins));
  const points = methodFor(method, true);
  const errors: number[] = [];
  for (let origin = last - Math.floor((last - first) / step) * step; origin <= last; origin += step) {
    const demand = demandIn(series.subarray(origin, origin + periods));
    if (demand === undefined) continue;
    errors.push(demand - sum(points(series.subarray(0, origin), season, periods)));
  }
  return {
    errors, origins: errors.length,
    deviation: errors.length > 1 ? Math.sqrt(variance(errors)) : null,
    bias: errors.length > 0 ? mean(errors) : null,
  };
}

function demandIn(span: Series): number | undefined {
  let total = 0;
  let count = 0;
  for (const value of span) {
    if (value !== value) continue;
    total += value;
    count++;
  }
  return count >= FEWEST_KNOWN * span.length ? total * span.length / count : undefined;
}
