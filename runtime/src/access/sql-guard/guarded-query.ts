/** A query that has passed the guard. */
export interface GuardedQuery {
  /** What the engine runs: Trino's dialect, bounded to the permit's rows and columns. */
  readonly sql: string;
  /** The views that the query names, in alphabetical order. */
  readonly views: readonly string[];
}

export interface GuardOptions {
  /** The day that `current_date` stands for, `2026-11-24`. */
  readonly asOf: string;
  /** Rows that the reader gets at most. The query returns one more where there are more, so that a cut can be told. */
  readonly maxRows: number;
}
