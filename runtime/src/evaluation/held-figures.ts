import type { Answer, Block, Cell } from '../../../src/contract';

import type { ExpectedFigure } from './golden-question';
import type { ExpectedRows, ExpectedValue } from './reckoning';

/** Whether an answer holds a figure where it has to stand, as it was reckoned without the runtime. */
export function holds(answer: Answer, figure: ExpectedFigure, expected: ExpectedRows): boolean {
  const { tolerance = 0 } = figure;
  switch (figure.in ?? 'text') {
    case 'text': return expected.flat().every(value => isWritten(value, answer.answer, tolerance));
    case 'cell': return expected.flat().every(value => answer.blocks.some(({ rows }) =>
      rows.some(row => (figure.row === undefined || row.includes(figure.row)) && row.some(cell => equals(cell, value, tolerance)))));
    case 'rows': return answer.blocks.some(block => hasRows(block, expected, tolerance, figure.amongOthers ?? false));
  }
}

function hasRows({ rows, total }: Block, expected: ExpectedRows, tolerance: number, amongOthers: boolean): boolean {
  const fits = (row: readonly Cell[], wanted: readonly ExpectedValue[]) => wanted.every(value => row.some(cell => equals(cell, value, tolerance)));
  if (amongOthers) return expected.every(wanted => rows.some(row => fits(row, wanted)));
  if (total !== expected.length) return false;
  // Of a result that was cut, what is there counts.
  const whole = rows.length === total;
  return rows.every(row => expected.some(wanted => fits(row, wanted))) && (!whole || expected.every(wanted => rows.some(row => fits(row, wanted))));
}

/** Sums that were added in another order differ in their last digits. */
const LAST_DIGITS = 1e-9;

function equals(cell: Cell, value: ExpectedValue, tolerance: number): boolean {
  if (typeof cell === 'number' && typeof value === 'number') return Math.abs(cell - value) <= tolerance + LAST_DIGITS * Math.abs(value);
  if (typeof cell === 'string' && typeof value === 'string') return cell === value || (isDay(value) && cell.slice(0, 10) === value);
  return cell === value;
}

function isWritten(value: ExpectedValue, text: string, tolerance: number): boolean {
  if (typeof value === 'number') {
    return numbersIn(text).some(({ number, digits }) => Math.abs(number - value) <= tolerance + 0.5 * 10 ** -digits * (1 + LAST_DIGITS));
  }
  if (typeof value === 'string') return isDay(value) ? daysAsWritten(value).some(written => text.includes(written)) : text.toLowerCase().includes(value.toLowerCase());
  return value === null ? /\b(unknown|none|no)\b/i.test(text) : text.toLowerCase().includes(value ? 'yes' : 'no');
}

/** Numbers with how many decimals they are written with. Digits of codes such as WH01 are none. */
function numbersIn(text: string): { readonly number: number; readonly digits: number }[] {
  return [...text.matchAll(/(?<![\w.-])-?\d[\d,]*(?:\.\d+)?(?![\w-]*[A-Za-z_])/g)].map(([written]) => ({
    number: Number(written.replaceAll(',', '')), digits: written.split('.')[1]?.length ?? 0,
  }));
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function daysAsWritten(day: string): string[] {
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
  const date = Number(day.slice(8));
  return [day, `${date} ${month.slice(0, 3)}`, `${month} ${date}`];
}
