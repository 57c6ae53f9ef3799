import type * as z from 'zod/mini';
import { PlatformError } from '../errors';
import type { ToolContext, ToolQuery } from './definition';
import { recordsOf } from './records';
import { othersTurn } from './turns';

/** Canonical SQL and the row that it gives. */
export interface RowQuery<Row extends z.ZodMiniObject> {
  readonly sql: string;
  /** For the evidence: `Open purchase order lines by expected day`. */
  readonly purpose: string;
  readonly row: Row;
}

/** The rows of a query, checked, and the query itself for the evidence. */
export interface ReadRows<Row extends z.ZodMiniObject> {
  readonly rows: readonly z.output<Row>[];
  readonly query: ToolQuery;
}

/** More rows than one run may read: a result from a part of them would be wrong. */
export class TooManyItemsError extends PlatformError {
  readonly code = 'TOO_MANY_ITEMS';
  override readonly status = 422;
  override readonly remedy = 'Ask for one warehouse.';

  constructor(purpose: string, rows: number) {
    super(`${purpose}: more than ${rows.toLocaleString('en')} rows, too many for one run.`);
  }
}

/** So many rows take some milliseconds. */
const ROWS_AT_A_TIME = 2_000;

export function rowQuery<Row extends z.ZodMiniObject>(purpose: string, sql: string, row: Row): RowQuery<Row> {
  return { purpose, sql: sql.trim(), row };
}

/**
 * Runs the query through the guard, within the caller's rows.
 *
 * @throws TooManyItemsError where the result would be cut
 */
export async function readRows<Row extends z.ZodMiniObject>({ sql, purpose, row }: RowQuery<Row>, context: ToolContext): Promise<ReadRows<Row>> {
  const query = await context.query(sql, purpose);
  if (query.result.truncated) throw new TooManyItemsError(purpose, query.result.rows.length);
  const { columns, rows: all } = query.result;
  const rows: z.output<Row>[] = [];
  for (let from = 0; from < all.length; from += ROWS_AT_A_TIME) {
    // To make rows of the engine's answer took its time, and so does checking them.
    if (all.length > ROWS_AT_A_TIME) await othersTurn(context);
    rows.push(...recordsOf({ columns, rows: all.slice(from, from + ROWS_AT_A_TIME) }, row));
  }
  return { rows, query };
}

/** What evidence says of the queries behind a result. */
export function queriesInEvidence(queries: readonly ToolQuery[]): { views: string[]; queries: ToolQuery['evidence'][] } {
  return { views: [...new Set(queries.flatMap(query => query.views))].sort(), queries: queries.map(query => query.evidence) };
}
