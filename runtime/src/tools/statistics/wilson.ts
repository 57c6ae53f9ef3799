/** The standard normal quantile of 97.5 %: two-sided intervals of 95 %. */
export const Z_95 = 1.959963984540054;

/** A share with the interval that holds the true one in 95 of 100 cases; all 0 to 1. */
export interface ShareInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The score interval of a share: it never leaves 0 to 1, and 4 of 4 is not certainty. Null for no cases: never 0 % or 100 %.
 *
 * `chances` are independent of each other. Where several lines share one chance, as those of one delivery do, give the share of the lines and the
 * number of deliveries: `successes` may then be a fraction.
 *
 * @param successes  0 to `chances`
 * @see Wilson (1927), Journal of the American Statistical Association 22(158): 209-212;
 *   method 3 of Newcombe (1998), Statistics in Medicine 17: 857-872
 */
export function wilson(successes: number, chances: number): ShareInterval | null {
  if (chances <= 0) return null;
  const share = successes / chances;
  const z2 = Z_95 ** 2;
  const middle = (share + z2 / (2 * chances)) / (1 + z2 / chances);
  const half = Z_95 * Math.sqrt(share * (1 - share) / chances + z2 / (4 * chances ** 2)) / (1 + z2 / chances);
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
