import type { Cell, ResultColumn } from '../../../../src/contract';
import type { ToolBlock } from '../definition';

const ROWS_SHOWN = 10;

/** A column with what stands in it for a row. */
export interface FilledColumn<Each> extends ResultColumn {
  cell(row: Each): Cell;
}

/** A table of these rows. */
export function tableOf<Each>(title: string, order: string, rows: readonly Each[], columns: readonly FilledColumn<Each>[]): ToolBlock {
  return {
    kind: 'table', title, order,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: rows.map(row => columns.map(({ cell }) => cell(row))),
    total: rows.length,
    shown: Math.min(ROWS_SHOWN, rows.length),
  };
}
