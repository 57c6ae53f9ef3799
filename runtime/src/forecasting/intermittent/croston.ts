import { flat, known, type Series } from '../series';

/** Smoothing constant of Croston's method and its correction, as their authors and the comparisons use it. */
const CONSTANT = 0.1;

/**
 * Croston's method: sizes and intervals smoothed apart, each time there is demand; the forecast is their ratio.
 * It forecasts too much, by about alpha/2 of the mean (Syntetos & Boylan 2001): a baseline, not a choice.
 *
 * @see Croston (1972), Forecasting and stock control for intermittent demands, Operational Research Quarterly 23(3), 289-303
 */
export function croston(series: Series, _season: number, horizon: number): Float64Array {
  return flat(ratioOf(known(series), CONSTANT), horizon);
}

/**
 * Croston's ratio times 1 - alpha/2.
 *
 * @see Syntetos & Boylan (2005), The accuracy of intermittent demand estimates, International Journal of Forecasting 21(2), 303-314
 */
export function sba(series: Series, _season: number, horizon: number): Float64Array {
  return flat((1 - CONSTANT / 2) * ratioOf(known(series), CONSTANT), horizon);
}

/** Smoothed size over smoothed interval after the last period, started at the first demand and its interval; 0 without demand. */
export function ratioOf(demand: Series, alpha: number): number {
  let size = NaN;
  let interval = NaN;
  let since = 1;
  for (const value of demand) {
    if (value > 0) {
      size = Number.isNaN(size) ? value : size + alpha * (value - size);
      interval = Number.isNaN(interval) ? since : interval + alpha * (since - interval);
      since = 1;
    } else {
      since++;
    }
  }
  return Number.isNaN(size) ? 0 : size / interval;
}
