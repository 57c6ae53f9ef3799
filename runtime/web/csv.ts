import type { Block, Cell, ResultColumn } from '../../src/contract';

/**
 * All rows of a result as RFC 4180 text: heads with their units, lines that end in CRLF.
 *
 * Text that a spreadsheet would take for a formula is preceded by an apostrophe. Numbers are left alone: `-3` is a number there, not a formula.
 */
export function csvOf(block: Pick<Block, 'columns' | 'rows'>): string {
  const head = block.columns.map(column => field(guarded(headOf(column))));
  const lines = block.rows.map(row => block.columns.map((column, index) => field(cellText(row[index] ?? null, column))));
  return [head, ...lines].map(line => `${line.join(',')}\r\n`).join('');
}

/** A column's head with its unit: `at risk (USD)`. */
function headOf(column: ResultColumn): string {
  return column.unit === undefined ? column.label : `${column.label} (${column.unit})`;
}

function cellText(cell: Cell, column: ResultColumn): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  // A wide integer or a decimal may come as text: in a column of numbers it is one only if nothing but a number is written there.
  const numeric = column.type === 'integer' || column.type === 'number';
  return numeric && PLAIN_NUMBER.test(cell) ? cell : guarded(cell);
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/** Characters with which spreadsheets begin a formula; tab and line breaks are skipped by some before they look. */
const FORMULA_START = /^[=+\-@\t\r\n]/;

function guarded(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
