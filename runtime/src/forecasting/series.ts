/** Demand or sales of one period; null where it is not known (censored by a shortage, or missing), which is not 0. */
export type Observation = number | null;

/** A series as the smoothers read it: NaN where a period is not known. */
export type Series = Float64Array;

/** A method as the combination and the benches call it: forecasts of the `horizon` periods after the last of `series`. */
export type PointMethod = (series: Series, season: number, horizon: number) => Float64Array;

/** The series of `values`, without the unknown periods before the first that is known. */
export function seriesOf(values: readonly Observation[]): Series {
  const first = values.findIndex(value => value !== null);
  return first < 0 ? new Float64Array(0) : Float64Array.from(values.slice(first), value => value ?? NaN);
}

/** The values of a series that are known, in their order; the series itself where all are. */
export function known(series: Series): Series {
  return isWhole(series) ? series : series.filter(value => !Number.isNaN(value));
}

function isWhole(series: Series): boolean {
  for (let at = 0; at < series.length; at++) {
    if (series[at] !== series[at]) return false;
  }
  return true;
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at]!;
  return total;
}

/** The mean, NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}

/** The sample variance (n - 1), 0 below two values. */
export function variance(values: ArrayLike<number>): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  let squares = 0;
  for (let at = 0; at < values.length; at++) squares += (values[at]! - centre) ** 2;
  return squares / (values.length - 1);
}

/** The same value for every step of the horizon. */
export function flat(value: number, horizon: number): Float64Array {
  return new Float64Array(horizon).fill(value);
}
