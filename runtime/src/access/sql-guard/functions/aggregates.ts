import type { Functions } from './arity';

/** Trino's aggregate functions that are let through, by the number of their arguments. */
export const AGGREGATES = {
  // General
  any_value: [1, 1], arbitrary: [1, 1], array_agg: [1, 1], avg: [1, 1], bool_and: [1, 1], bool_or: [1, 1], count: [0, 1], count_if: [1, 1],
  every: [1, 1], geometric_mean: [1, 1], max: [1, 1], max_by: [2, 2], min: [1, 1], min_by: [2, 2], sum: [1, 1],
  // Bits
  bitwise_and_agg: [1, 1], bitwise_or_agg: [1, 1],
  // Maps
  histogram: [1, 1],
  // Approximate
  approx_distinct: [1, 1],
  // Statistics
  corr: [2, 2], covar_pop: [2, 2], covar_samp: [2, 2], kurtosis: [1, 1], regr_intercept: [2, 2], regr_slope: [2, 2], skewness: [1, 1],
  stddev: [1, 1], stddev_pop: [1, 1], stddev_samp: [1, 1], variance: [1, 1], var_pop: [1, 1], var_samp: [1, 1],
} as const satisfies Functions;
