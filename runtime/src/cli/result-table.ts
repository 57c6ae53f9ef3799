import type { Block, ResultColumn } from '../../../src/contract';
import { cellWriter, countText } from '../../web/format';

import { plainLine } from './plain-text';
import { wrapped } from './word-wrap';

const GAP = '  ';
/** The least that a text column is narrowed to. */
const NARROWEST = 12;

/** What a table shows, whichever answer or query it is of. */
export type ShownTable = Pick<Block, 'columns' | 'rows' | 'total' | 'order'>;

export interface TableOptions {
  /** How many rows are shown. */
  readonly rows: number;
  /** The width that there is; undefined where it does not matter. */
  readonly width: number | undefined;
  /** `2026`: days of this year go without it. */
  readonly year: string;
  /** Writes what is less important. */
  readonly dim: (text: string) => string;
}

/** A result as lines of aligned columns: heads, their units below, the rows, and what is not shown. */
export function resultTable(block: ShownTable, { rows, width, year, dim }: TableOptions): string[] {
  const columns = block.columns.map((column, index) => columnOf(column, block.rows.map(row => row[index] ?? null), rows, year));
  const shown = fitted(columns, width);
  const line = (texts: readonly string[]) => `${GAP}${texts.map((text, index) => aligned(text, shown[index]!)).join(GAP)}`.trimEnd();
  const units = shown.map(column => column.unit);
  return [
    line(shown.map(column => column.head)),
    ...units.some(unit => unit !== '') ? [dim(line(units))] : [],
    ...Array.from({ length: Math.min(rows, block.rows.length) }, (_, row) => line(shown.map(column => column.cells[row]!))),
    ...rest(block, rows, columns.length - shown.length).map(text => dim(wrapped(`${GAP}… ${text}`, width, GAP))),
  ];
}

interface TextColumn {
  readonly head: string;
  readonly unit: string;
  readonly cells: readonly string[];
  readonly right: boolean;
  readonly width: number;
}

function columnOf(column: ResultColumn, cells: Block['rows'][number], rows: number, year: string): TextColumn {
  const write = cellWriter(column, cells, year);
  const head = plainLine(column.label);
  const unit = plainLine(column.unit ?? '');
  const texts = cells.slice(0, rows).map(cell => plainLine(write(cell)));
  return {
    head, unit, cells: texts, right: column.type === 'integer' || column.type === 'number', width: Math.max(...[head, unit, ...texts].map(lengthOf)),
  };
}

/** Narrows the widest text columns to fit, then leaves out columns from the right. */
function fitted(columns: readonly TextColumn[], width: number | undefined): readonly TextColumn[] {
  let fit = [...columns];
  while (width !== undefined && widthOf(fit) > width && fit.length > 1) {
    const widest = fit.filter(column => !column.right && column.width > NARROWEST).sort((one, other) => other.width - one.width)[0];
    if (widest) {
      const narrower = Math.max(NARROWEST, widest.width - (widthOf(fit) - width));
      fit = fit.map(column => (column === widest ? { ...column, width: narrower } : column));
    } else {
      fit = fit.slice(0, -1);
    }
  }
  return fit;
}

function widthOf(columns: readonly TextColumn[]): number {
  return columns.reduce((sum, column) => sum + GAP.length + column.width, 0);
}

function aligned(text: string, { width, right }: TextColumn): string {
  const cut = lengthOf(text) > width ? `${[...text].slice(0, width - 1).join('')}…` : text;
  const padding = ' '.repeat(width - lengthOf(cut));
  return right ? padding + cut : cut + padding;
}

function lengthOf(text: string): number {
  return [...text].length;
}

function rest(block: ShownTable, rows: number, columnsLeftOut: number): string[] {
  const order = block.order === undefined ? '' : `, ${plainLine(block.order)}`;
  const parts = [
    ...rows < block.total ? [`${countText(Math.min(rows, block.rows.length))} shown of ${countText(block.total)}${order}`] : [],
    ...columnsLeftOut > 0 ? [`${columnsLeftOut} more columns`] : [],
  ];
  return parts.length > 0 ? [`${parts.join(', ')}; all with --csv FILE`] : [];
}
