import * as z from 'zod/mini';
import type { QueryResult } from '../data';

/**
 * The rows of a query as objects by column name, checked: an engine's answer is no more trusted than any other input.
 *
 * @throws z.core.$ZodError where a column is missing or has another type.
 */
export function recordsOf<Row extends z.ZodMiniObject>(result: Pick<QueryResult, 'columns' | 'rows'>, row: Row): z.output<Row>[] {
  const names = result.columns.map(column => column.name);
  return z.array(row).parse(result.rows.map(cells => Object.fromEntries(names.map((name, place) => [name, cells[place]]))));
}
