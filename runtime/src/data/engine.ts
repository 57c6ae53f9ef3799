import type { Cell, ResultColumn } from '../../../src/contract';

/** What an engine returns. Dates are ISO text, counts and sums numbers, unknown null. */
export interface QueryResult {
  readonly columns: readonly Pick<ResultColumn, 'name' | 'type'>[];
  readonly rows: readonly (readonly Cell[])[];
  /** True where the engine had more rows than `maxRows`. */
  readonly truncated: boolean;
}

export interface QueryOptions {
  /** Aborts the query in the engine, not only the wait for it. */
  readonly signal: AbortSignal;
  /** Milliseconds until the query is given up. */
  readonly timeoutMs: number;
  /** Rows after which the result is cut, and said to be. */
  readonly maxRows: number;
  /** Who asks, within which rows: results that are kept are kept for it alone. Absent: nothing is kept. */
  readonly scope?: string;
}

/**
 * Where SQL runs: DuckDB on the laptop, Athena in AWS. It takes Trino's dialect over `supply_chain.<view>`, as the guard prints it,
 * and nothing that has not passed the guard.
 *
 * @throws QueryError subclasses (`./query-errors`): syntax, time-out, cancelled, engine down; never the engine's own text.
 */
export interface QueryEngine {
  run(sql: string, options: QueryOptions): Promise<QueryResult>;
}
