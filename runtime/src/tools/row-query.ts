import type * as z from 'zod/mini';
import { PlatformError } from '../errors';
import { inDigits } from './counted';
import type { ToolContext, ToolQuery } from './definition';
import { fittingRecords } from './records';
import { othersTurn } from './turns';
import { UnfitDataError } from './unfit-data';

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
 * Runs the query through the guard, within the caller's rows. Rows in which something needed is unknown are left out, and the evidence says so.
 *
 * @throws TooManyItemsError where the result would be cut; UnfitDataError where no row can be used
 */
export async function readRows<Row extends z.ZodMiniObject>({ sql, purpose, row }: RowQuery<Row>, context: ToolContext): Promise<ReadRows<Row>> {
  const query = await context.query(sql, purpose);
  if (query.result.truncated) throw new TooManyItemsError(purpose, query.result.rows.length);
  const { columns, rows: all } = query.result;
  const rows: z.output<Row>[] = [];
  const unknown = new Set<string>();
  for (let from = 0; from < all.length; from += ROWS_AT_A_TIME) {
    // To make rows of the engine's answer took its time, and so does checking them.
    if (all.length > ROWS_AT_A_TIME) await othersTurn(context);
    const read = fittingRecords({ columns, rows: all.slice(from, from + ROWS_AT_A_TIME) }, row);
    rows.push(...read.records);
    for (const name of read.unknown) unknown.add(name);
  }
  if (unknown.size === 0) return { rows, query };
  const why = `for ${EITHER.format(unknown)} is unknown there`;
  if (rows.length === 0) {
    const none = all.length === 1 ? 'the one row cannot' : `none of the ${inDigits(all.length)} rows can`;
    throw new UnfitDataError(`${purpose}: ${none} be used, ${why}.`);
  }
  const left = all.length - rows.length;
  const warning = `${purpose}: ${inDigits(left)} of ${inDigits(all.length)} rows ${left === 1 ? 'is' : 'are'} left out, ${why}.`;
  return { rows, query: { ...query, evidence: { ...query.evidence, warning } } };
}

const EITHER = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** What evidence says of the queries behind a result. */
export function queriesInEvidence(queries: readonly ToolQuery[]): { views: string[]; queries: ToolQuery['evidence'][] } {
  return { views: [...new Set(queries.flatMap(query => query.views))].sort(), queries: queries.map(query => query.evidence) };
}
