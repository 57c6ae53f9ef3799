/**
 * Quantile of the standard normal distribution.
 *
 * @see Acklam (2003), An algorithm for computing the inverse normal cumulative distribution function; relative error below 1.2e-9
 */
export function normalQuantile(probability: number): number {
  if (probability <= 0) return -Infinity;
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability < 0.02425) return ratio(Math.sqrt(-2 * Math.log(probability)), TAIL_ABOVE, TAIL_BELOW);
  const centred = probability - 0.5;
  return centred * ratio(centred * centred, CENTRE_ABOVE, CENTRE_BELOW);
}

/**
 * Quantile of Student's distribution by the expansion around the normal one; below three degrees of freedom those of three are given.
 *
 * @see Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.7.5
 */
export function studentQuantile(probability: number, freedom: number): number {
  const z = normalQuantile(probability);
  const n = Math.max(3, freedom);
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + g1 / n + g2 / n ** 2 + g3 / n ** 3;
}

const CENTRE_ABOVE = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239];
const CENTRE_BELOW = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
const TAIL_ABOVE = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const TAIL_BELOW = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];

function ratio(at: number, above: readonly number[], below: readonly number[]): number {
  return polynomial(at, above) / polynomial(at, below);
}

function polynomial(at: number, coefficients: readonly number[]): number {
  return coefficients.reduce((total, coefficient) => total * at + coefficient, 0);
}
