import * as z from 'zod/mini';
import type { ToolContext, ToolQuery, ToolQueryOptions } from '../definition';
import { recordsOf } from '../records';

/** A statement without its semicolon. */
export function withoutEnd(sql: string): string {
  return sql.trim().replace(/;\s*$/, '');
}

/** Counts the rows of a result that was cut: what is not shown is still counted. */
export async function rowCount(sql: string, context: ToolContext, options?: ToolQueryOptions): Promise<{ total: number; query: ToolQuery }> {
  const query = await context.query(`SELECT COUNT(*) AS row_count\nFROM (\n${withoutEnd(sql)}\n) AS whole_result`, 'Rows of the whole result', options);
  const [{ row_count }] = z.tuple([z.object({ row_count: z.int() })]).parse(recordsOf(query.result, z.object({ row_count: z.int() })));
  return { total: row_count, query };
}
