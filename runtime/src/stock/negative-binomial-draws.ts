import { normalQuantile } from './standard-normal';
import type { Share, StockingUnits } from './units';
import { wilsonHilferty } from './wilson-hilferty';

/** Weights below this share of the largest: uniform numbers of 32 bits seldom fall there. */
const NEGLIGIBLE = 1e-11;
/** Where a table would need more units than this, single units do not matter: rounded gamma. */
const MOST_UNITS = 5_000;
/** A table of more units is made in coarser steps: what is counted in grams has many. */
const MOST_ENTRIES = 200_000;
/** Gamma variables of a smaller shape are not close to their approximation. */
const LEAST_SHAPE = 1;

/** Quantiles of a negative binomial demand of variance scale x mean, for many draws: those of the distribution, and nothing else of it. */
export function negativeBinomialDraws(mean: StockingUnits, scale: number): (p: Share) => StockingUnits {
  const ratio = Math.max(1, scale);
  const shape = mean / ratio;
  const units = 40 * ratio + 20 * Math.sqrt(mean * ratio);
  if (units > MOST_UNITS && shape >= LEAST_SHAPE) return p => Math.round(ratio * wilsonHilferty(shape, normalQuantile(p)));
  if (units > MOST_ENTRIES) {
    const step = Math.ceil(units / MOST_ENTRIES);
    const coarse = negativeBinomialDraws(mean / step, ratio / step);
    return p => step * coarse(p);
  }
  const a = (ratio - 1) / ratio;
  const b = ratio - 1 < 1e-9 ? mean : (mean / (ratio - 1) - 1) * a;
  const mode = Math.max(0, Math.floor(b / (1 - a)));
  let first = mode;
  for (let weight = 1; first > 0 && weight > NEGLIGIBLE; first--) weight /= a + b / first;
  const sums: number[] = [];
  let total = 0;
  // Upwards from the least, in shares of its own weight, which grows to that of the mode and falls again.
  const least = weightOf(first, mode, a, b);
  for (let k = first, weight = least; k <= mode || weight > NEGLIGIBLE; weight *= a + b / ++k) sums.push(total += weight);
  return p => first + indexOf(sums, p * total);
}

/** The weight of `k` below the mode, that of the mode being 1. */
function weightOf(k: number, mode: number, a: number, b: number): number {
  let weight = 1;
  for (let at = mode; at > k; at--) weight /= a + b / at;
  return weight;
}

/** The first sum of at least `share`, by halving. */
function indexOf(sums: readonly number[], share: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! >= share) high = middle;
    else low = middle + 1;
  }
  return low;
}
