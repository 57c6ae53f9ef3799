import { Z_95 } from './wilson';

/** Months that a trend needs at least. */
export const LEAST_TREND_MONTHS = 12;

/** A point in time, in any unit, and what was measured then. */
export interface TimedValue {
  readonly at: number;
  readonly value: number;
}

/** What a series gains in one unit of time, with its 95 % interval. */
export interface Trend {
  readonly slope: number;
  readonly low: number;
  readonly high: number;
  /** False where the interval holds 0: then no trend is shown. */
  readonly shown: boolean;
}

/**
 * The median of the slopes between all pairs of points: a third of them may be wild and it stays. Its interval comes from Kendall's
 * score, corrected for ties. Null for fewer than two points in time.
 *
 * @see Theil (1950), Proc. Kon. Ned. Akad. v. Wetensch. A 53: 386-392; Sen (1968), Journal of the American Statistical Association 63(324):
 *   1379-1389, the interval in section 3, its variance by Kendall (1955), Rank Correlation Methods
 */
export function theilSen(points: readonly TimedValue[]): Trend | null {
  const slopes = points.flatMap((one, place) => points.slice(place + 1).filter(other => other.at !== one.at)
    .map(other => (other.value - one.value) / (other.at - one.at))).sort((a, b) => a - b);
  if (slopes.length === 0) return null;
  const spread = Z_95 * Math.sqrt(scoreVariance(points));
  const low = slopes[Math.max(0, Math.round((slopes.length - spread) / 2) - 1)]!;
  const high = slopes[Math.min(slopes.length - 1, Math.round((slopes.length + spread) / 2))]!;
  return { slope: medianOf(slopes), low, high, shown: low > 0 || high < 0 };
}

/** The middle of sorted values; of an even number the mean of the middle two. */
export function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Of Kendall's score: (n(n-1)(2n+5) - the same of each group of ties) / 18. */
function scoreVariance(points: readonly TimedValue[]): number {
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  const tied = (values: readonly number[]) => groupSizes(values).reduce((sum, size) => sum + term(size), 0);
  return Math.max(0, (term(points.length) - tied(points.map(point => point.at)) - tied(points.map(point => point.value))) / 18);
}

function groupSizes(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()];
}
