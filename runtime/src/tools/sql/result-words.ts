import type { Cell } from '../../../../src/contract';
import { capital } from '../counted';

/** Rows that a client shows at first. */
export const ROWS_SHOWN = 10;

/** `quantity_ordered` is `Quantity ordered`; `weight_kg`, which has its unit beside it, is `Weight`. */
export function labelOf(name: string, unit = ''): string {
  const words = name.replaceAll('_', ' ').trim();
  return capital(unit !== '' && words.endsWith(` ${unit}`) ? words.slice(0, -unit.length - 1) : words);
}

/** `41.4 %`, `1,234 USD`, `unknown`: one decimal, or two digits of what is below 1. */
export function figureInWords(value: Cell, unit?: string): string {
  if (value === null) return 'unknown';
  const text = typeof value === 'number' ? numberInWords(value) : String(value);
  return unit === undefined ? text : `${text} ${unit}`;
}

function numberInWords(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return Math.abs(value) < 1 ? String(Number(value.toPrecision(2))) : value.toLocaleString('en', { maximumFractionDigits: 1 });
}
