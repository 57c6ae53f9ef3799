import { partsOf } from './calendar';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `7 Dec`; with the year where it is not the as-of date's. */
export function dayInWords(day: string, asOf: string): string {
  const { year, month, date } = partsOf(day.slice(0, 10));
  return `${date} ${MONTHS[month - 1]}${year === partsOf(asOf).year ? '' : ` ${year}`}`;
}

/** `1,234` or `0.4`: whole numbers with separators, others with one decimal, small ones with as many as tell something. */
export function numberInWords(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return Math.abs(value) < 1
    ? String(Number(value.toPrecision(2)))
    : value.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: 1 });
}

/** `P0417 (Hex bolt M8)`, `WH01`. */
export function entityInWords({ id, name }: { readonly id: string; readonly name: string }): string {
  return name === id ? id : `${id} (${name})`;
}

/** `quantity_ordered` as people read it. */
export function labelOf(name: string): string {
  return name.replaceAll('_', ' ');
}

/** `WH01`, `WH01 and WH02`, `WH01, WH02 or WH03`. */
export function listInWords(items: readonly string[], joint: 'and' | 'or' = 'and'): string {
  return items.length <= 1 ? items[0] ?? '' : `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`;
}
