import { variance } from '../series';

/**
 * Estimates of several figures of one kind, each drawn the same part of the way to what is expected of it: V/(V + A) of it, times
 * (k - 3)/(k - 1), where V is the variance of an estimate, A what the figures differ by beyond it, and k how many there are.
 *
 * @param estimates  four or more
 * @param expected  what each would be if the figures did not differ
 * @param noise  variance of an estimate
 * @see Efron & Morris (1977), Stein's Paradox in Statistics, Scientific American 236(5), 119-127
 * @see Miller & Williams (2003), Shrinkage estimators of time series seasonal factors, International Journal of Forecasting 19(4), 669-684
 */
export function jamesStein(estimates: Float64Array, expected: Float64Array, noise: number): Float64Array {
  const apart = variance(estimates.map((estimate, place) => estimate - expected[place]!));
  const real = Math.max(0, apart - noise);
  const count = estimates.length;
  const shrink = apart > 0 ? (count - 3) / (count - 1) * Math.min(1, noise / (noise + real)) : 1;
  return estimates.map((estimate, place) => expected[place]! * shrink + estimate * (1 - shrink));
}
