import * as z from 'zod/mini';
import type { EvidenceQuery } from '../../../../src/contract';
import { MOST_BLOCK_ROWS } from '../block-limit';
import type { ToolContext, ToolQuery, ToolQueryOptions } from '../definition';
import { recordsOf } from '../records';

/** The rows of a query that go into one block. */
export interface CountedQuery {
  readonly query: ToolQuery;
  /** How many rows the whole result has: what is not shown is still counted. */
  readonly total: number;
  /** What was asked for both. */
  readonly queries: readonly EvidenceQuery[];
}

/** Asks for as many rows as a block may have, and counts all where there are more. */
export async function countedQuery(sql: string, purpose: string, context: ToolContext, options: ToolQueryOptions = {}): Promise<CountedQuery> {
  const statement = sql.trim().replace(/;\s*$/, '');
  const query = await context.query(statement, purpose, { ...options, maxRows: MOST_BLOCK_ROWS });
  if (!query.result.truncated) return { query, total: query.result.rows.length, queries: [query.evidence] };
  const count = await context.query(`SELECT COUNT(*) AS row_count\nFROM (\n${statement}\n) AS whole_result`, 'Rows of the whole result', options);
  const [{ row_count: total }] = z.tuple([z.object({ row_count: z.int() })]).parse(recordsOf(count.result, z.object({ row_count: z.int() })));
  return { query, total, queries: [query.evidence, count.evidence] };
}
