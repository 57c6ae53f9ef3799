import type { Share, StockingUnits } from './units';

/** Scales closer to 1 than this are that of Poisson. */
const POISSON = 1e-9;

/**
 * The most likely that a demand in whole units with this mean and a variance of scale x mean (a scale below 1 counts as 1: Poisson) is to be above
 * `x`: the terms of its tail fall at least as fast as those of a geometric series.
 */
export function negativeBinomialExceeds(x: StockingUnits, mean: StockingUnits, scale: number): Share {
  if (mean === 0 || x < mean) return x < 0 || mean > 0 ? 1 : 0;
  const k = Math.floor(x + 1e-9) + 1;
  if (scale <= 1 + POISSON) return atMostOne(k * Math.log(mean) - mean - logGamma(k + 1), mean / (k + 1));
  const r = mean / (scale - 1);
  const q = (scale - 1) / scale;
  const first = logGamma(k + r) - logGamma(k + 1) - logGamma(r) - r * Math.log(scale) + k * Math.log(q);
  return atMostOne(first, q * Math.max(1, (k + r) / (k + 1)));
}

/** The same of a gamma variable: what its density has beyond `x` falls at least as fast as an exponential. */
export function gammaExceeds(x: StockingUnits, mean: StockingUnits, scale: number): Share {
  if (mean === 0 || x < mean) return x < 0 || mean > 0 ? 1 : 0;
  if (scale === 0) return 0;
  const shape = mean / scale;
  const y = x / scale;
  // Γ(a, y) <= y^(a-1) e^-y for a <= 1, y^a e^-y / (y - a + 1) above.
  return Math.min(1, Math.exp(shape * Math.log(y) - y - logGamma(shape)) / (shape <= 1 ? y : y - shape + 1));
}

/** A first term, of which the logarithm is known, and those that follow, each at most `ratio` of the one before. */
function atMostOne(logOfFirst: number, ratio: number): Share {
  return ratio >= 1 ? 1 : Math.min(1, Math.exp(logOfFirst) / (1 - ratio));
}

/** Logarithm of Γ(z) for z > 0: Stirling's series, after z has been raised above 10. */
export function logGamma(z: number): number {
  let shift = 0;
  for (; z < 10; z++) shift += Math.log(z);
  const inverse = 1 / (z * z);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + (1 - inverse * (1 / 30 - inverse / 105)) / (12 * z) - shift;
}
