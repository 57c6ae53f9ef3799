import { type Series } from '../series';

/** Intercept and slope of a straight line over the places 0, 1, 2 … of a series. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/** Points ahead on the scale they were made on, and how far one step was missed there. */
export interface LineForecast {
  readonly points: Float64Array;
  /** Mean squared error one step ahead. */
  readonly variance: number;
}

/** The least-squares line through the known values of `series` from place `from` up to place `to`. */
export function lineThrough(series: Series, from = 0, to = series.length): Line {
  let n = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (let at = from; at < to; at++) {
    const value = series[at]!;
    if (value !== value) continue;
    n++; x += at; y += value; xx += at * at; xy += at * value;
  }
  if (n === 0) return { intercept: 0, slope: 0 };
  const spread = n * xx - x * x;
  const slope = spread > 0 ? (n * xy - x * y) / spread : 0;
  return { intercept: (y - slope * x) / n, slope };
}
