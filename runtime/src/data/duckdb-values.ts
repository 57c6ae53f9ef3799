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

/** A DuckDB value as a cell of that type. */
export function cellOf(value: DuckDBValue, type: CellType): Cell {
  if (value === null) return null;
  switch (type) {
    case 'boolean': return Boolean(value);
    case 'integer': return wholeNumber(value);
    // JSON has no NaN and no infinity; both mean that no number is known.
    case 'number': return finite(Number(typeof value === 'object' ? value.toString() : value));
    case 'timestamp': return isoTimestamp(String(value));
    case 'date':
    case 'text': return String(value);
  }
}

const TYPES: Readonly<Record<string, CellType>> = {
  BOOLEAN: 'boolean',
  TINYINT: 'integer', SMALLINT: 'integer', INTEGER: 'integer', BIGINT: 'integer', HUGEINT: 'integer',
  UTINYINT: 'integer', USMALLINT: 'integer', UINTEGER: 'integer', UBIGINT: 'integer', UHUGEINT: 'integer',
  FLOAT: 'number', DOUBLE: 'number',
  DATE: 'date',
  TIMESTAMP: 'timestamp', TIMESTAMP_S: 'timestamp', TIMESTAMP_MS: 'timestamp', TIMESTAMP_NS: 'timestamp', 'TIMESTAMP WITH TIME ZONE': 'timestamp',
};

function wholeNumber(value: DuckDBValue): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new QueryFailedError('NUMERIC_VALUE_OUT_OF_RANGE');
  return number;
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}
