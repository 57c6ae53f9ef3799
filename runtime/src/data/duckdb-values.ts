import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { Cell, ResultColumn } from '../../../src/contract';
import { QueryFailedError } from './query-errors';
import { isoTimestamp } from './timestamp';

type CellType = ResultColumn['type'];

/** The type that a DuckDB column has in a result. What has no type of its own (lists, intervals) is text. */
export function cellTypeOf(type: DuckDBType): CellType {
  const name = String(type);
  if (name.startsWith('DECIMAL')) return 'number';
  return TYPES[name] ?? 'text';
}

/** How the values of a DuckDB column become cells. */
export function cellReader(type: DuckDBType): (value: DuckDBValue) => Cell {
  const read = String(type) === 'FLOAT' ? (value: Value) => finite(shortest(Number(value))) : READERS[cellTypeOf(type)];
  return value => (value === null ? null : read(value));
}

type Value = Exclude<DuckDBValue, null>;

const READERS: Readonly<Record<CellType, (value: Value) => Cell>> = {
  boolean: Boolean,
  integer: wholeNumber,
  // JSON has no NaN and no infinity; both mean that no number is known.
  number: value => finite(Number(typeof value === 'object' ? value.toString() : value)),
  timestamp: value => isoTimestamp(String(value)),
  date: String,
  text: textOf,
};

const TYPES: Readonly<Record<string, CellType>> = {
  BOOLEAN: 'boolean',
  TINYINT: 'integer', SMALLINT: 'integer', INTEGER: 'integer', BIGINT: 'integer', HUGEINT: 'integer',
  UTINYINT: 'integer', USMALLINT: 'integer', UINTEGER: 'integer', UBIGINT: 'integer', UHUGEINT: 'integer',
  FLOAT: 'number', DOUBLE: 'number',
  DATE: 'date',
  TIMESTAMP: 'timestamp', TIMESTAMP_S: 'timestamp', TIMESTAMP_MS: 'timestamp', TIMESTAMP_NS: 'timestamp', 'TIMESTAMP WITH TIME ZONE': 'timestamp',
};

/** Lists, maps, structs and intervals as Athena writes them: `[a, b]`, `{key=value}`, `3 04:30:00.000`, `1-2`. */
function textOf(value: DuckDBValue): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (isInterval(value)) return intervalText(value);
  if ('items' in value) return `[${value.items.map(textOf).join(', ')}]`;
  if ('entries' in value && Array.isArray(value.entries)) {
    return `{${value.entries.map(({ key, value: inner }) => `${textOf(key)}=${textOf(inner)}`).join(', ')}}`;
  }
  if ('entries' in value) return `{${Object.entries(value.entries).map(([name, inner]) => `${name}=${textOf(inner)}`).join(', ')}}`;
  return String(value);
}

interface Interval { readonly months: number; readonly days: number; readonly micros: bigint }

function isInterval(value: object): value is Interval {
  return 'months' in value && 'days' in value && 'micros' in value;
}

const DAY_MS = 86_400_000;

function intervalText({ months, days, micros }: Interval): string {
  if (months !== 0) return `${months < 0 ? '-' : ''}${Math.trunc(Math.abs(months) / 12)}-${Math.abs(months) % 12}`;
  const all = days * DAY_MS + Number(micros) / 1_000;
  const left = new Date(Math.abs(all) % DAY_MS).toISOString().slice(11, 23);
  return `${all < 0 ? '-' : ''}${Math.trunc(Math.abs(all) / DAY_MS)} ${left}`;
}

function wholeNumber(value: DuckDBValue): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new QueryFailedError('NUMERIC_VALUE_OUT_OF_RANGE');
  return number;
}

/** A single-precision number in the fewest digits that mean it, as Athena writes it: 0.1, not 0.10000000149011612. */
function shortest(number: number): number {
  const digits = [6, 7, 8].find(each => Math.fround(Number(number.toPrecision(each))) === number) ?? 9;
  return Number(number.toPrecision(digits));
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}
