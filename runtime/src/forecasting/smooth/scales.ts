import { known, mean, type Series } from '../series';

/** A scale on which a series is forecast: what multiplies becomes what adds, and large values count less. */
export interface Scale {
  readonly name: string;
  readonly to: (value: number) => number;
  /**
   * Back, to the *mean* of what has this value as its mean on the scale and this variance: without the variance it would be the median, and sums
   * of medians are too small to stock by.
   */
  readonly from: (value: number, variance: number) => number;
}

/** Share of the mean that is added before logarithms are taken, so that a period without demand does not decide everything. */
const OFFSET = 0.2;

const ROOTS: Scale = { name: 'roots', to: value => Math.sqrt(value), from: (value, variance) => Math.max(0, value) ** 2 + variance };
const AS_IS: Scale = { name: 'as is', to: value => value, from: value => value };

/** Logarithms of a series of this mean, offset by a fifth of it; a forecast is never below 0. */
export function logarithms(level: number): Scale {
  const offset = OFFSET * level;
  return { name: 'logarithms', to: value => Math.log(value + offset), from: (value, variance) => Math.max(0, Math.exp(value + variance / 2) - offset) };
}

/** Scales to forecast a series on: logarithms and roots; itself where it has values below 0. */
export function scalesOf(series: Series): readonly Scale[] {
  const values = known(series);
  const level = mean(values);
  return values.every(value => value >= 0) && level > 0 ? [logarithms(level), ROOTS] : [AS_IS];
}
