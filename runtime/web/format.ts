import type { Cell, ResultColumn } from '../../src/contract';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A day as people read it: `24 Nov`, with the year where it is not `year`. Anything that is no ISO day is returned as it is. */
export function dayText(iso: string, year?: string): string {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const month = MONTHS[Number(m) - 1];
  if (y === undefined || d === undefined || month === undefined) return iso;
  return y === year ? `${Number(d)} ${month}` : `${Number(d)} ${month} ${y}`;
}

/** A duration in the unit that suits it: `180 ms`, `1.2 s`, `2 min 5 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Money in US dollars, with the digits that a small amount needs: `$0.004`, `$1.20`. */
export function moneyText(usd: number): string {
  return `$${usd >= 0.01 ? usd.toFixed(2) : usd.toPrecision(1)}`;
}

/** A count with separators: `1,204`. */
export function countText(count: number): string {
  return new Intl.NumberFormat('en-US').format(count);
}

/** A single quantity or price with separators and all its decimals: `1,204.5`. */
export function quantityText(quantity: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 }).format(quantity);
}

/** A count with its noun: `1 row`, `1,204 rows`. */
export function counted(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Writes the cells of one column alike: the same number of decimals in each row, at most two; money with both or none. */
export function cellWriter(column: ResultColumn, cells: readonly Cell[], year: string): (cell: Cell) => string {
  const numbers = cells.filter(cell => typeof cell === 'number');
  const number = column.type === 'integer' ? new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }) : decimals(numbers, CURRENCY.test(column.unit ?? ''));
  return cell => {
    if (cell === null) return '–';
    if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
    if (typeof cell === 'number') return number.format(cell);
    if (column.type === 'date') return dayText(cell, year);
    if (column.type === 'timestamp') return `${dayText(cell, year)}${cell.slice(10, 16).replace(/[T ]/, ', ')}`;
    return cell;
  };
}

/** A currency as ISO 4217 writes it: `USD`. */
const CURRENCY = /^[A-Z]{3}$/;

function decimals(numbers: readonly number[], money: boolean): Intl.NumberFormat {
  const largest = Math.max(0, ...numbers.map(Math.abs));
  if (!money && largest > 0 && largest < 0.1) return new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });
  const needed = numbers.every(Number.isInteger) ? 0 : !money && numbers.every(value => Number.isInteger(rounded(value * 10))) ? 1 : 2;
  return new Intl.NumberFormat('en-US', { minimumFractionDigits: needed, maximumFractionDigits: needed });
}

/** Without the noise of binary fractions: 6.1 × 10 is 61. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}
