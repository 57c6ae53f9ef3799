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

/** `55.15 EUR`: money has cents, all else is as `numberInWords`. */
export function amountInWords(value: number, unit: string): string {
  const money = unit === 'company currency' || /^[A-Z]{3}$/.test(unit);
  return `${money && !Number.isInteger(value) && Math.abs(value) >= 1 ? value.toLocaleString('en', CENTS) : numberInWords(value)} ${unit}`;
}

const CENTS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** `P0417 (Hex bolt M8)`, `WH01`. */
export function entityInWords({ id, name }: { readonly id: string; readonly name: string }): string {
  return name === id ? id : `${id} (${name})`;
}

/** `quantity_ordered` as people read it; of `weight_kg` the `weight`, where its unit is said anyway. */
export function labelOf(name: string, unit = ''): string {
  const words = name.replaceAll('_', ' ');
  return unit !== '' && words.endsWith(` ${unit}`) ? words.slice(0, -unit.length - 1) : words;
}

/** `WH01`, `WH01 and WH02`, `WH01, WH02 or WH03`. */
export function listInWords(items: readonly string[], joint: 'and' | 'or' = 'and'): string {
  return items.length <= 1 ? items[0] ?? '' : `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`;
}
