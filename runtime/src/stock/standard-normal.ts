import { openShare, positive } from './checks';

const DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return DENSITY_AT_0 * Math.exp(-0.5 * z * z);
}

/**
 * Probability that a standard normal variable is above `z`, to 12 digits also far out: two polynomials, and Laplace's continued fraction from 4 on.
 *
 * @see Hart (1968), algorithm 5666, as given by West (2005), Better approximations to cumulative normal functions, Wilmott Magazine
 */
export function normalUpperTail(z: number): number {
  const size = Math.abs(z);
  const tail = size > 37 ? 0 : Math.exp(-0.5 * size * size) * (size < 4 ? polynomials(size) : continuedFraction(size));
  return z > 0 ? tail : 1 - tail;
}

/** Probability that a standard normal variable is at most `z`. */
export function normalCdf(z: number): number {
  return normalUpperTail(-z);
}

/**
 * The standard normal quantile. A rational start with 9 digits, and one step of Halley's method for the rest.
 *
 * @param p  above 0 and below 1
 * @see Acklam (2003), An algorithm for computing the inverse normal cumulative distribution function
 */
export function normalQuantile(p: number): number {
  openShare('probability', p);
  if (p > 0.5) return -lowerQuantile(1 - p);
  return lowerQuantile(p);
}

/**
 * Expected shortage of a standard normal demand above `z`: the unit normal loss function G(z).
 *
 * @see Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., appendix on the unit normal
 */
export function unitNormalLoss(z: number): number {
  if (z < 0) return unitNormalLoss(-z) - z;
  return Math.max(0, normalDensity(z) - z * normalUpperTail(z));
}

/** The k of which G(k) is `loss`, above 0: by halving, for the loss falls as k rises. */
export function standardLossInverse(loss: number): number {
  positive('loss', loss);
  let low = -loss - 1;
  let high = 38;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (unitNormalLoss(middle) > loss) low = middle;
    else high = middle;
  }
  return high;
}

/** The integral of the loss function above `z`: ((1 + z²)(1 - Φ(z)) - z φ(z)) / 2. */
export function unitNormalSecondLoss(z: number): number {
  if (z < 0) return (1 + z * z) / 2 - unitNormalSecondLoss(-z);
  return Math.max(0, ((1 + z * z) * normalUpperTail(z) - z * normalDensity(z)) / 2);
}

function polynomials(x: number): number {
  const above = horner(x, [0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
    220.206867912376]);
  const below = horner(x, [0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
    793.826512519948, 440.413735824752]);
  return above / below;
}

function continuedFraction(x: number): number {
  let below = x;
  for (let term = 60; term > 0; term--) below = x + term / below;
  return DENSITY_AT_0 / below;
}

function lowerQuantile(p: number): number {
  const start = p < 0.02425 ? tailStart(p) : centreStart(p);
  const step = (normalCdf(start) - p) / normalDensity(start);
  return start - step / (1 + start * step / 2);
}

function tailStart(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p));
  return horner(q, [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783])
    / horner(q, [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]);
}

function centreStart(p: number): number {
  const q = p - 0.5;
  const r = q * q;
  return q * horner(r, [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239])
    / horner(r, [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1]);
}

function horner(x: number, coefficients: readonly number[]): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
