/** The periods that results may be broken down by. */
export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** How the rows of a measure stand. */
export const ORDERS = ['worst_first', 'best_first', 'highest_first', 'lowest_first'] as const;
export type Order = (typeof ORDERS)[number];

/** What is wanted of a measure. */
export interface MeasureRequest {
  readonly variant?: string;
  /** The first day of the period, `2026-10-01`. */
  readonly from?: string;
  /** The day after the period: it is half open. */
  readonly until?: string;
  /** Columns and periods that the result is broken down by. */
  readonly groupBy?: readonly string[];
  readonly filters?: readonly { readonly column: string; readonly values: readonly string[] }[];
  readonly settings?: readonly { readonly name: string; readonly value: number }[];
  readonly order?: Order;
}
