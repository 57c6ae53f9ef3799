import type { Functions } from './arity';
import { MANY } from './arity';

/** Trino's scalar functions that are let through, by the number of their arguments. */
export const SCALARS = {
  // Conditions
  coalesce: [2, MANY], greatest: [1, MANY], if: [2, 3], least: [1, MANY], nullif: [2, 2],
  // Numbers
  abs: [1, 1], cbrt: [1, 1], ceil: [1, 1], ceiling: [1, 1], degrees: [1, 1], e: [0, 0], exp: [1, 1], floor: [1, 1], infinity: [0, 0],
  is_finite: [1, 1], is_infinite: [1, 1], is_nan: [1, 1], ln: [1, 1], log: [2, 2], log10: [1, 1], log2: [1, 1], mod: [2, 2], nan: [0, 0],
  pi: [0, 0], pow: [2, 2],
  power: [2, 2], radians: [1, 1], round: [1, 2], sign: [1, 1], sqrt: [1, 1], truncate: [1, 2], width_bucket: [4, 4],
  acos: [1, 1], asin: [1, 1], atan: [1, 1], atan2: [2, 2], cos: [1, 1], cosh: [1, 1], sin: [1, 1], sinh: [1, 1], tan: [1, 1], tanh: [1, 1],
  bitwise_and: [2, 2], bitwise_not: [1, 1], bitwise_or: [2, 2], bitwise_xor: [2, 2],
  // Texts
  chr: [1, 1], codepoint: [1, 1], concat: [2, MANY], concat_ws: [2, MANY], hamming_distance: [2, 2], length: [1, 1],
  levenshtein_distance: [2, 2],
  lower: [1, 1], lpad: [3, 3], ltrim: [1, 1], replace: [2, 3], reverse: [1, 1], rpad: [3, 3], rtrim: [1, 1], split: [2, 3], split_part: [3, 3],
  starts_with: [2, 2], strpos: [2, 2], substr: [2, 3], substring: [2, 3], translate: [3, 3], trim: [1, 1], upper: [1, 1],
  // Patterns
  regexp_count: [2, 2], regexp_extract: [2, 3], regexp_extract_all: [2, 3], regexp_like: [2, 2], regexp_replace: [2, 3], regexp_split: [2, 2],
  // Days and times
  date: [1, 1], date_add: [3, 3], date_diff: [3, 3], date_format: [2, 2], date_parse: [2, 2], date_trunc: [2, 2], day: [1, 1],
  day_of_month: [1, 1],
  day_of_week: [1, 1], day_of_year: [1, 1], dow: [1, 1], doy: [1, 1], format_datetime: [2, 2], from_iso8601_date: [1, 1], hour: [1, 1],
  last_day_of_month: [1, 1],
  millisecond: [1, 1], to_iso8601: [1, 1], minute: [1, 1], month: [1, 1], quarter: [1, 1], second: [1, 1], to_unixtime: [1, 1], week: [1, 1],
  week_of_year: [1, 1],
  year: [1, 1], year_of_week: [1, 1], yow: [1, 1],
  // Arrays
  array_distinct: [1, 1], array_except: [2, 2], array_intersect: [2, 2], array_join: [2, 3], array_max: [1, 1], array_min: [1, 1],
  array_position: [2, 2], array_remove: [2, 2], array_sort: [1, 1], array_union: [2, 2], arrays_overlap: [2, 2], cardinality: [1, 1],
  contains: [2, 2], element_at: [2, 2],
  flatten: [1, 1], repeat: [2, 2], sequence: [2, 3], slice: [3, 3],
  // Maps
  map: [2, 2], map_concat: [2, MANY], map_keys: [1, 1], map_values: [1, 1],
} as const satisfies Functions;
