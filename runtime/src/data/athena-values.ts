import type { Cell, ResultColumn } from '../../../src/contract';
import { QueryFailedError } from './query-errors';
import { isoTimestamp } from './timestamp';

type CellType = ResultColumn['type'];

/** The type that an Athena column has in a result. What has no type of its own (arrays, intervals) is text. */
export function cellTypeOf(athenaType: string): CellType {
  switch (athenaType.toLowerCase().replace(/\(.*/, '')) {
    case 'boolean': return 'boolean';
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'integer':
    case 'bigint': return 'integer';
    case 'real':
    case 'float':
    case 'double':
    case 'decimal': return 'number';
    case 'date': return 'date';
    case 'timestamp':
    case 'timestamp with time zone': return 'timestamp';
    default: return 'text';
  }
}

/** Athena gives every value as text, and null as no text at all. */
export function cellOf(text: string | undefined, type: CellType): Cell {
  if (text === undefined) return null;
  switch (type) {
    case 'boolean': return text === 'true';
    case 'integer': return wholeNumber(text);
    // JSON has no NaN and no infinity; both mean that no number is known.
    case 'number': return Number.isFinite(Number(text)) ? Number(text) : null;
    case 'timestamp': return isoTimestamp(text);
    case 'date':
    case 'text': return text;
  }
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new QueryFailedError('NUMERIC_VALUE_OUT_OF_RANGE');
  return number;
}
