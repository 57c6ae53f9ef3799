import { type Path } from '../backtest';
import { studentQuantile, normalQuantile } from './student';

/** Periods of the horizon that are looked at together: `from` inclusive, `to` exclusive. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
}

/** What demand in the buckets of a horizon may come to. Units of the series. */
export interface Outcomes {
  /** Standard deviation of the error in bucket `at` where `expected` is forecast. */
  readonly deviation: (at: number, expected: number) => number;
  /** Demand in bucket `at` that is not exceeded with this probability. */
  readonly quantile: (at: number, expected: number, probability: number) => number;
  /** Origins of the back-test behind them. */
  readonly origins: number;
}

/**
 * The errors of back-tests by bucket, made into a distribution for the forecast at hand. Errors of each origin are divided by the
 * root of its level (between errors that stay as they are and errors that grow with it); their deviations are smoothed over the buckets as a
 * power of the lead time; what remains is pooled, as in split conformal prediction, and widened by Student's factor because the origins overlap
 * and are few.
 *
 * @param level  the level of the series at its end, units
 * @see Vovk, Gammerman & Shafer (2005), Algorithmic Learning in a Random World; Stankeviciute et al. (2021), Conformal time-series forecasting
 */
export function conformalOutcomes(paths: readonly Path[], buckets: readonly Bucket[], level: number): Outcomes {
  const rows = paths.map(path => buckets.map(bucket => errorIn(path, bucket)));
  const { scale, growth } = growthOf(rows, buckets);
  const size = Math.sqrt(level);
  const deviations = Float64Array.from(buckets, ({ to }) => scale * to ** growth * size);
  const pooled: number[] = [];
  for (const row of rows) {
    row.forEach((error, at) => {
      if (error === error && scale > 0) pooled.push(Math.abs(error) / (scale * buckets[at]!.to ** growth));
    });
  }
  pooled.sort((a, b) => a - b);
  const origins = rows.filter(row => row.some(error => error === error)).length;
  const worth = buckets.length > 1 && buckets.every(({ from }) => from === 0) ? ORIGIN_OF_SUMS : ORIGIN;
  const freedom = buckets.map((_, at) => worth * rows.filter(row => row[at] === row[at]).length);
  const spreads = new Map<string, number>();
  const spreadOf = (at: number, share: number): number => {
    const key = `${at} ${share}`;
    const found = spreads.get(key) ?? spread(pooled, share, freedom[at]!);
    spreads.set(key, found);
    return found;
  };
  return {
    origins,
    deviation: at => deviations[at]!,
    quantile: (at, expected, probability) => expected + deviations[at]! * signed(probability, share => spreadOf(at, share)),
  };
}

/** The error of a path in a bucket over the root of the origin's level; NaN where the bucket is not complete. */
export function errorIn({ forecast, actual, level }: Path, { from, to }: Bucket): number {
  if (to > actual.length || level === 0) return NaN;
  let error = 0;
  let count = 0;
  for (let at = from; at < to; at++) {
    if (actual[at] !== actual[at]) continue;
    error += actual[at]! - forecast[at]!;
    count++;
  }
  return count >= FEWEST_KNOWN * (to - from) ? error / Math.sqrt(level) * (to - from) / count : NaN;
}

/** Degrees of freedom that one origin counts for: leads beside each other say more than one alone; sums that contain each other do not. */
const ORIGIN = 2;
const ORIGIN_OF_SUMS = 1;

/** Share of a bucket's periods that must be known; its error is then scaled up to all of it. */
const FEWEST_KNOWN = 0.75;

/** Deviation = scale x lead^growth, fitted to the mean squares of the buckets, each weighing as many errors as it has. */
function growthOf(rows: readonly (readonly number[])[], buckets: readonly Bucket[]): { scale: number; growth: number } {
  let w = 0, x = 0, y = 0, xx = 0, xy = 0;
  buckets.forEach(({ to }, at) => {
    let squares = 0;
    let count = 0;
    for (const row of rows) {
      const error = row[at]!;
      if (error !== error) continue;
      squares += error * error;
      count++;
    }
    if (squares === 0) return;
    const lead = Math.log(to);
    const deviation = Math.log(squares / count) / 2;
    w += count; x += count * lead; y += count * deviation; xx += count * lead * lead; xy += count * lead * deviation;
  });
  if (w === 0) return { scale: 0, growth: 0 };
  const spreadOfLeads = xx - x * x / w;
  const growth = spreadOfLeads > 0 ? Math.min(MOST_GROWTH, Math.max(0, (xy - x * y / w) / spreadOfLeads)) : 0;
  return { scale: Math.exp(y / w - growth * x / w), growth };
}

/** The deviation of a sum of n errors that are all alike grows with n, that of errors of a wrong slope with n^2 at worst. */
const MOST_GROWTH = 1.6;

/** How many deviations to both sides hold the share of errors. */
function spread(pooled: readonly number[], share: number, freedom: number): number {
  const widened = studentQuantile((1 + share) / 2, freedom) / normalQuantile((1 + share) / 2);
  if (pooled.length === 0) return 0;
  const rank = share * (pooled.length + 1) - 1;
  const below = Math.max(0, Math.floor(rank));
  const above = Math.min(pooled.length - 1, below + 1);
  return (pooled[below]! + Math.max(0, rank - below) * (pooled[above]! - pooled[below]!)) * widened;
}

function signed(probability: number, spreadOf: (share: number) => number): number {
  if (probability === 0.5) return 0;
  return probability > 0.5 ? spreadOf(2 * probability - 1) : -spreadOf(1 - 2 * probability);
}
