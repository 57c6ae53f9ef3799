import { known, type Series } from '../series';
import { lineThrough, type Line, type LineForecast } from './line';
import { bestLevel, type Level } from './ses';

/**
 * The Theta method without its seasonal part: half the line of the trend, half the line with doubled curvature smoothed exponentially.
 * It is exponential smoothing with a drift of half the slope (Hyndman & Billah 2003, eq. 10):
 * level + slope/2 x (h - 1 + 1/alpha - (1 - alpha)^n / alpha).
 *
 * @see Assimakopoulos & Nikolopoulos (2000), The theta model, International Journal of Forecasting 16(4), 521-530
 * @see Hyndman & Billah (2003), Unmasking the Theta method, International Journal of Forecasting 19(2), 287-290
 */
export function thetaLine(series: Series, horizon: number): LineForecast {
  const best = bestLevel(series);
  return { points: driftOf(best, lineThrough(series), series.length, horizon), variance: best.squares / known(series).length };
}

/** Exponential smoothing with a drift of half the slope of the line. */
export function driftOf({ level, alpha }: Level, { slope }: Line, length: number, horizon: number): Float64Array {
  const reached = alpha > 0 ? (1 - (1 - alpha) ** length) / alpha : 0;
  return Float64Array.from({ length: horizon }, (_, step) => level + slope / 2 * (step + reached));
}
