import type { Cell, ResultColumn } from '../../../src/contract';
import type { ToolBlock } from './definition';

/** Rows that a client shows at first. */
const ROWS_SHOWN = 10;

/** A column with what stands in it for a row. */
export interface FilledColumn<Row> extends ResultColumn {
  cell(row: Row): Cell;
}

/** A table of these rows. */
export function tableOf<Row>(
  title: string, order: string | undefined, rows: readonly Row[], columns: readonly FilledColumn<Row>[],
): ToolBlock {
  return {
    kind: 'table', title, order,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: rows.map(row => columns.map(({ cell }) => cell(row))),
    total: rows.length,
    shown: Math.min(ROWS_SHOWN, rows.length),
  };
}

/** A column that goes by who reads it as well. */
export interface ReadColumn<Row, Reader> extends ResultColumn {
  /** What the reader must have to be shown it; nothing for one that everybody is. */
  readonly needs?: keyof Reader;
  cell(row: Row, reader: Reader): Cell;
}

/** A table of what this reader may see. */
export function tableFor<Row, Reader>(
  reader: Reader, title: string, order: string | undefined, rows: readonly Row[], columns: readonly ReadColumn<Row, Reader>[],
): ToolBlock {
  return tableOf(title, order, rows, columns.filter(({ needs }) => needs === undefined || Boolean(reader[needs]))
    .map(({ needs: _, cell, ...column }) => ({ ...column, cell: (row: Row) => cell(row, reader) })));
}
