import type { ColumnType } from '../../../src/contract';
import { PlatformError } from '../errors';

/** A value that no SQL literal of its type can stand for. */
export class BadLiteralError extends PlatformError {
  readonly code = 'BAD_LITERAL';
  override readonly status = 400;

  constructor(type: ColumnType, value: unknown, override readonly remedy: string) {
    super(`${JSON.stringify(value)} cannot be written as a ${type} in SQL.`);
  }
}

/**
 * A value as SQL text that Trino and DuckDB read alike. The only way in which a value gets into SQL: Athena's parameters are SQL
 * fragments, so they are no safer. Null becomes `NULL`.
 *
 * @param value  text, number, boolean; for dates ISO text (`2026-11-24`), for timestamps ISO text without a zone (`2026-11-24T08:30:00`)
 * @throws BadLiteralError  the value does not fit the type
 */
export function literal(type: ColumnType, value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  return WRITERS[type](value);
}

/** The right side of `IN`. An empty list becomes `(NULL)`, which nothing equals. */
export function literalList(type: ColumnType, values: readonly (string | number | boolean)[]): string {
  return values.length === 0 ? '(NULL)' : `(${values.map(value => literal(type, value)).join(', ')})`;
}

/** A name in quotes, as Trino and DuckDB read it alike: never a keyword. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

type Value = string | number | boolean;

const WRITERS: Readonly<Record<ColumnType, (value: Value) => string>> = {
  text(value) {
    if (typeof value !== 'string') throw new BadLiteralError('text', value, 'Give text.');
    if (/\0|\p{Surrogate}/u.test(value)) throw new BadLiteralError('text', value, 'Give text without NUL and half characters.');
    return `'${value.replaceAll("'", "''")}'`;
  },
  integer(value) {
    if (!Number.isSafeInteger(value)) throw new BadLiteralError('integer', value, 'Give a whole number below 2^53.');
    return signed(String(Number(value)));
  },
  number(value) {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadLiteralError('number', value, 'Give a finite number.');
    // The exponent makes it a DOUBLE in both engines; without one it would be a DECIMAL.
    return signed(value.toExponential().replace('e+', 'E').replace('e', 'E'));
  },
  date(value) {
    if (typeof value !== 'string' || !isIsoDate(value)) throw new BadLiteralError('date', value, 'Give a day of the calendar, such as 2026-11-24.');
    return `DATE '${value}'`;
  },
  timestamp(value) {
    const [, day, time] = typeof value === 'string' ? TIMESTAMP.exec(value) ?? [] : [];
    if (!day || !time || !isIsoDate(day)) throw new BadLiteralError('timestamp', value, 'Give a time such as 2026-11-24T08:30:00.');
    return `TIMESTAMP '${day} ${time}'`;
  },
  boolean(value) {
    if (typeof value !== 'boolean') throw new BadLiteralError('boolean', value, 'Give true or false.');
    return value ? 'TRUE' : 'FALSE';
  },
};

const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?)$/;

/** Whether the text is a day of the calendar: 2026-02-30 is none. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Two minus signs in a row would begin a comment. */
function signed(digits: string): string {
  return digits.startsWith('-') ? `(${digits})` : digits;
}
