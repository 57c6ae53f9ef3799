import { mean, variance, type Series } from '../series';
import { jamesStein } from './james-stein';

/** Seasonal indices by division, and how far they are to be believed. */
export interface Seasonality {
  /** One a place of the season, counted from the first value of the series; mean 1. */
  readonly indices: Float64Array;
  /** Share of the variation around the moving average that the season explains, 0 to 1. */
  readonly strength: number;
}

/** Fewest known ratios a place of the season: of one alone nobody can say how far it is chance, unless many neighbours are alike. */
const FEWEST_RATIOS = 1.5;
/** Above this length neighbouring places are averaged: 52 indices of three years are mostly noise. */
const LONG_SEASON = 24;
const KERNEL = [1, 2, 3, 2, 1] as const;
const LEAST_INDEX = 0.05;

/**
 * Seasonal indices of the classical decomposition, drawn to 1 or to those of the product group by how much of their variance is noise.
 *
 * @param prior  the group's indices, by place of the season; ones where there is no group
 * @see Miller & Williams (2003), Shrinkage estimators of time series seasonal factors, International Journal of Forecasting 19(4), 669-684
 */
export function seasonalIndices(series: Series, season: number, prior?: ArrayLike<number>): Seasonality {
  const towards = Float64Array.from({ length: season }, (_, place) => prior?.[place] ?? 1);
  if (season < 4 || series.length < 2 * season) return { indices: towards, strength: 0 };
  const each = ratiosToAverage(series, season);
  const count = each.reduce((total, values) => total + values.length, 0);
  const long = season > LONG_SEASON;
  if (count < (long ? 1 : FEWEST_RATIOS) * season || each.some(values => values.length === 0)) return { indices: towards, strength: 0 };
  const means = Float64Array.from(each, values => mean(trimmed(values)));
  const raw = normalised(smoothed(means));
  const noise = count < FEWEST_RATIOS * season ? neighbourVariance(means) : pooledVariance(each);
  const ofIndices = noise * season / count * (long ? KERNEL_SHARE : 1);
  const indices = normalised(jamesStein(raw, towards, ofIndices).map(index => Math.max(LEAST_INDEX, index)));
  const explained = variance(indices);
  return { indices, strength: explained + noise > 0 ? explained / (explained + noise) : 0 };
}

/** The ratios of each place of the season to the centred moving average, where both are known. */
function ratiosToAverage(series: Series, season: number): number[][] {
  const half = Math.floor(season / 2);
  const ratios = Array.from({ length: season }, () => [] as number[]);
  for (let at = half; at < series.length - half; at++) {
    const ratio = series[at]! / centredAverage(series, at, season, half);
    if (Number.isFinite(ratio)) ratios[at % season]!.push(ratio);
  }
  return ratios;
}

/** The average over one season around `at`, half weights at both ends where the season is even; unknown values are left out. */
function centredAverage(series: Series, at: number, season: number, half: number): number {
  const atEnds = season % 2 === 0 ? 0.5 : 1;
  let total = 0;
  let weights = 0;
  for (let near = at - half; near <= at + half; near++) {
    const value = series[near]!;
    if (value !== value) continue;
    const weight = near === at - half || near === at + half ? atEnds : 1;
    total += weight * value;
    weights += weight;
  }
  return weights >= season / 2 && total > 0 ? total / weights : NaN;
}

/** Without the largest and the smallest, from five values on: one strike or one large order is not the season. */
function trimmed(values: readonly number[]): readonly number[] {
  return values.length < 5 ? values : values.toSorted((a, b) => a - b).slice(1, -1);
}

/** The variance within the places of the season, all places together; some have two values at least. */
function pooledVariance(places: readonly (readonly number[])[]): number {
  let squares = 0;
  let free = 0;
  for (const values of places) {
    squares += variance(values) * (values.length - 1);
    free += values.length - 1;
  }
  return squares / free;
}

/** The variance of places that differ from their neighbours by chance only. */
function neighbourVariance(means: Float64Array): number {
  return mean(means.map((value, place) => (value - means[(place + 1) % means.length]!) ** 2)) / 2;
}

function smoothed(indices: Float64Array): Float64Array {
  if (indices.length <= LONG_SEASON) return indices;
  const weights = KERNEL.reduce((total, weight) => total + weight, 0);
  return indices.map((_, place) => KERNEL.reduce((total, weight, near) =>
    total + weight * indices[(place + near - 2 + indices.length) % indices.length]!, 0) / weights);
}

/** What averaging neighbours leaves of the variance of their noise. */
const KERNEL_SHARE = KERNEL.reduce((total, weight) => total + weight ** 2, 0) / KERNEL.reduce((total, weight) => total + weight, 0) ** 2;

function normalised(indices: Float64Array): Float64Array {
  const centre = mean(indices);
  return centre > 0 ? indices.map(index => index / centre) : indices.fill(1);
}
