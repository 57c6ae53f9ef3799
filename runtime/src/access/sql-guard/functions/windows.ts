import type { Functions } from './arity';

/** Trino's window functions, by the number of their arguments. They stand before OVER alone. */
export const WINDOWS = {
  row_number: [0, 0], rank: [0, 0], dense_rank: [0, 0], percent_rank: [0, 0], cume_dist: [0, 0], ntile: [1, 1],
  lag: [1, 3], lead: [1, 3], first_value: [1, 1], last_value: [1, 1], nth_value: [2, 2],
} as const satisfies Functions;
