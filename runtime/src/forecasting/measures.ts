import { type Series } from './series';

/**
 * Mean of 200|y - f|/(|y| + |f|), percent; 0 where both are 0. Unknown values are left out.
 *
 * @see Makridakis & Hibon (2000), M3, who divide by y + f: the same where nothing is negative
 * @see Hewamalage, Ackermann & Bergmeir (2023), Data Mining and Knowledge Discovery 37, 788-832, table 8
 */
export function smape(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
  return averageOver(actual, forecast, (y, f) => Math.abs(y) + Math.abs(f) > 0 ? 200 * Math.abs(y - f) / (Math.abs(y) + Math.abs(f)) : 0);
}

/**
 * Mean absolute error over that of the seasonal naive forecast within `before`.
 *
 * @see Hyndman & Koehler (2006), IJF 22(4), 679-688
 * @see Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, 3rd ed., section 5.8
 */
export function mase(actual: ArrayLike<number>, forecast: ArrayLike<number>, before: Series, season: number): number {
  return averageOver(actual, forecast, (y, f) => Math.abs(y - f)) / naiveError(before, season);
}

/**
 * Root of the mean squared error over that of the naive forecast within `before`.
 *
 * @see Makridakis, Spiliotis & Assimakopoulos (2022), M5
 * @see Hyndman & Athanasopoulos (2021), 3rd ed., section 5.8, for what has no season
 */
export function rmsse(actual: ArrayLike<number>, forecast: ArrayLike<number>, before: Series): number {
  return Math.sqrt(averageOver(actual, forecast, (y, f) => (y - f) ** 2) / averageStep(before, 1, step => step * step));
}

/** Sum of absolute errors over the sum of demand; NaN without demand. */
export function wape(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
  return averageOver(actual, forecast, (y, f) => Math.abs(y - f)) / averageOver(actual, forecast, y => Math.abs(y));
}

/**
 * The loss of a quantile: (y - q)p above it, (q - y)(1 - p) below.
 *
 * @see Koenker & Bassett (1978), Econometrica 46(1), 33-50
 * @see Hyndman & Athanasopoulos (2021), 3rd ed., section 5.9: their quantile score is twice this
 */
export function pinball(actual: number, quantile: number, probability: number): number {
  return actual >= quantile ? (actual - quantile) * probability : (quantile - actual) * (1 - probability);
}

/** Mean absolute error of the seasonal naive forecast within a series, units: what scaled errors are divided by. */
export function naiveError(series: Series, season: number): number {
  return averageStep(series, season, Math.abs);
}

function averageOver(actual: ArrayLike<number>, forecast: ArrayLike<number>, loss: (y: number, f: number) => number): number {
  let total = 0;
  let count = 0;
  for (let at = 0; at < actual.length; at++) {
    if (Number.isNaN(actual[at]!)) continue;
    total += loss(actual[at]!, forecast[at]!);
    count++;
  }
  return total / count;
}

function averageStep(series: Series, lag: number, loss: (step: number) => number): number {
  let total = 0;
  let count = 0;
  for (let at = lag; at < series.length; at++) {
    const step = series[at]! - series[at - lag]!;
    if (Number.isNaN(step)) continue;
    total += loss(step);
    count++;
  }
  return total / count;
}
