/**
 * Smallest whole number that a negative-binomial variable does not exceed with this probability; Poisson's where the variance is no larger
 * than the mean.
 *
 * @see Syntetos, Babai & Altay (2012), On the demand distributions of spare parts, International Journal of Production Research 50(8), 2101-2117
 */
export function negativeBinomialQuantile(probability: number, mean: number, variance: number): number {
  if (!(mean > 0)) return 0;
  if (probability >= 1) return Infinity;
  const ratio = Math.max(POISSON, variance / mean);
  const size = mean / (ratio - 1);
  const share = 1 - 1 / ratio;
  // In logarithms where the chance of 0 is too small for a number.
  let logarithm = -size * Math.log(ratio);
  let below = Math.exp(logarithm);
  let count = 0;
  const most = Math.ceil(mean + MOST_DEVIATIONS * Math.sqrt(ratio * mean)) + 10;
  while (below < probability && count < most) {
    count++;
    logarithm += Math.log((size + count - 1) / count * share);
    below += Math.exp(logarithm);
  }
  return count;
}

const POISSON = 1.0001;
/** Far in the tail the sum may stay a rounding error below the probability. */
const MOST_DEVIATIONS = 40;
