import type { Cell } from '../../../../src/contract';
import { cellOf, cellTypeOf } from '../../../src/data/athena-values';

/** A value of Trino's protocol as the cell that the same query has in Athena, read by the code that reads Athena's text. */
export function trinoCell(value: unknown, type: string): Cell {
  return cellOf(value === null || value === undefined ? undefined : athenaText(value, type.toLowerCase()), cellTypeOf(type));
}

/** Athena writes every value as text: lists as `[a, b]`, maps as `{key=value}`, numbers as Java does. */
function athenaText(value: unknown, type: string): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    const parts = type.startsWith('array(') ? value.map(() => type.slice(6, -1)) : value.map(() => '');
    return `[${value.map((each, index) => athenaText(each, parts[index]!)).join(', ')}]`;
  }
  if (typeof value === 'object') return `{${Object.entries(value).map(([key, each]) => `${key}=${athenaText(each, '')}`).join(', ')}}`;
  return String(value);
}
