import * as z from 'zod/mini';
import type { QueryResult } from '../data';

/**
 * The rows of a query as objects by column name, checked: an engine's answer is no more trusted than any other input.
 *
 * @throws z.core.$ZodError where a column is missing or has another type.
 */
export function recordsOf<Row extends z.ZodMiniObject>(result: Pick<QueryResult, 'columns' | 'rows'>, row: Row): z.output<Row>[] {
  return z.array(row).parse(byColumn(result));
}

/** A figure that cannot be below 0: what is below says nothing, as null does. */
export const zeroOrMore = z.pipe(z.nullable(z.number()), z.transform((value: number | null) => (value !== null && value >= 0 ? value : null)));

/** A figure that is above 0 where it is known, such as a pack: many systems write 0 for unknown. */
export const aboveZero = z.pipe(z.nullable(z.number()), z.transform((value: number | null) => (value !== null && value > 0 ? value : null)));

/** Rows of a query as objects by column name, without those in which something needed is unknown. */
export interface FittingRecords<Row extends z.ZodMiniObject> {
  readonly records: readonly z.output<Row>[];
  /** The columns that are unknown where they are needed. */
  readonly unknown: ReadonlySet<string>;
}

/**
 * The rows of a query in which all is known that has to be.
 *
 * @throws z.core.$ZodError where a column is missing or has another type.
 */
export function fittingRecords<Row extends z.ZodMiniObject>(result: Pick<QueryResult, 'columns' | 'rows'>, row: Row): FittingRecords<Row> {
  const all = byColumn(result);
  const checked = z.array(row).safeParse(all);
  if (checked.success) return { records: checked.data, unknown: new Set() };
  const faults = checked.error.issues.map(({ path: [place, name] }) => ({ place: Number(place), name: String(name) }));
  if (faults.some(({ place, name }) => all[place]?.[name] !== null)) throw checked.error;
  const left = new Set(faults.map(({ place }) => place));
  return { records: z.array(row).parse(all.filter((_, place) => !left.has(place))), unknown: new Set(faults.map(({ name }) => name)) };
}

function byColumn({ columns, rows }: Pick<QueryResult, 'columns' | 'rows'>): Record<string, unknown>[] {
  return rows.map(cells => Object.fromEntries(columns.map(({ name }, place) => [name, cells[place]])));
}
