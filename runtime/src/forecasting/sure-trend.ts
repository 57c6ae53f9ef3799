import { known, type Series } from './series';

/** The normal deviate of 99 %, both sides. */
const Z_99 = 2.576;

/**
 * Whether a series rises or falls by more than chance at 99 %, by Kendall's score of all pairs, corrected for continuity: from six values on it can
 * be told. Ties make it more cautious than they need to.
 *
 * @see Mann (1945), Nonparametric tests against trend, Econometrica 13(3), 245-259
 * @see Kendall (1955), Rank Correlation Methods: the variance n(n - 1)(2n + 5) / 18
 */
export function hasSureTrend(series: Series): boolean {
  const values = known(series);
  const count = values.length;
  let score = 0;
  for (let early = 0; early < count; early++) {
    for (let late = early + 1; late < count; late++) score += Math.sign(values[late]! - values[early]!);
  }
  return Math.abs(score) - 1 > Z_99 * Math.sqrt(count * (count - 1) * (2 * count + 5) / 18);
}
