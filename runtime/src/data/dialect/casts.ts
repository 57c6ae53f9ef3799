import type { CastContext, TypeContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { ArrayTypeContext, DateTimeTypeContext, DoublePrecisionTypeContext, GenericTypeContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { value } from './expressions';
import type { Reach } from './reach';
import type { SqlType } from './sql-type';
import {
  arrayOf, BIGINT, BOOLEAN, DATE, decimal, DOUBLE, duckDbName, INTEGER, isNumber, isOpen, isWhole, REAL, SMALLINT, TIMESTAMP, TINYINT, VARCHAR,
} from './sql-type';
import type { Typed } from './typed';
import { called, refusal } from './typed';

/** CAST and TRY_CAST by Trino's rules: what DuckDB reads of a text beyond them is an error, or NULL. */
export function cast(node: CastContext, reach: Reach): Typed {
  const from = value(node.expression(), reach);
  const type = typeOf(node.type());
  const sql = node.KW_TRY_CAST() ? converted(node, from, type, 'TRY_CAST', 'NULL') : converted(node, from, type, 'CAST', BAD_CAST);
  return { sql, type };
}

const BAD_CAST = "error('scap:INVALID_CAST_ARGUMENT')";

function converted(node: CastContext, { sql, type: from }: Typed, to: SqlType, word: string, bad: string): string {
  const plain = `${word}(${sql} AS ${duckDbName(to)})`;
  if (from.kind === to.kind && from.kind !== 'decimal') return plain;
  if (isOpen(from)) return plain;
  if (from.kind === 'varchar') return ofText(node, sql, to, word, bad);
  if (to.kind === 'varchar') return toText(node, sql, from);
  if (isNumber(from) && isNumber(to)) {
    // Half goes up in Trino, to the even neighbour in DuckDB.
    return isWhole(to) && (from.kind === 'double' || from.kind === 'real') ? `${word}(round(${sql}) AS ${duckDbName(to)})` : plain;
  }
  const fits = (from.kind === 'boolean' && isNumber(to)) || (isNumber(from) && to.kind === 'boolean')
    || (from.kind === 'date' && to.kind === 'timestamp') || (from.kind === 'timestamp' && to.kind === 'date')
    || (from.kind === 'array' && to.kind === 'array');
  if (!fits) throw refusal('TYPE_MISMATCH', node);
  return plain;
}

/** Which texts Trino reads as a value of the type. */
const READABLE: Readonly<Record<string, string>> = {
  whole: '[+-]?\\d+',
  double: '\\s*[+-]?(\\d+\\.?\\d*([eE][+-]?\\d+)?|\\.\\d+([eE][+-]?\\d+)?|Infinity|NaN)\\s*',
  decimal: '\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*',
  date: '\\s*\\d{4}-\\d{1,2}-\\d{1,2}\\s*',
  timestamp: '\\s*\\d{4}-\\d{1,2}-\\d{1,2}( \\d{1,2}:\\d{1,2}(:\\d{1,2}(\\.\\d+)?)?)?\\s*',
  boolean: '(?i)(t|f|true|false|1|0)',
};

function ofText(node: CastContext, sql: string, to: SqlType, word: string, bad: string): string {
  const pattern = READABLE[isWhole(to) ? 'whole' : to.kind === 'real' ? 'double' : to.kind];
  if (pattern === undefined) throw refusal('TYPE_MISMATCH', node);
  const readable = to.kind === 'timestamp' || to.kind === 'date' || to.kind === 'double' || to.kind === 'decimal' ? `trim(${sql}, ${BLANKS})` : sql;
  const value = to.kind === 'timestamp' ? called('trino_milliseconds', `${word}(${readable} AS TIMESTAMP)`) : `${word}(${readable} AS ${duckDbName(to)})`;
  return `CASE WHEN regexp_full_match(${sql}, '${pattern}') THEN ${value} WHEN ${sql} IS NOT NULL THEN ${bad} END`;
}

const BLANKS = "' ' || chr(9) || chr(10) || chr(13)";

function toText(node: CastContext, sql: string, from: SqlType): string {
  if (from.kind === 'double') return called('trino_double_text', sql);
  if (from.kind === 'timestamp') return called('trino_timestamp_text', sql, String(from.precision));
  if (isNumber(from) && from.kind !== 'real') return `CAST(${sql} AS VARCHAR)`;
  if (from.kind === 'date' || from.kind === 'boolean') return `CAST(${sql} AS VARCHAR)`;
  throw refusal(from.kind === 'real' || from.kind.startsWith('interval') ? 'NOT_SUPPORTED' : 'TYPE_MISMATCH', node);
}

/** A type as it is written in a cast. */
function typeOf(node: TypeContext): SqlType {
  if (node instanceof DoublePrecisionTypeContext) return DOUBLE;
  if (node instanceof ArrayTypeContext) return arrayOf(typeOf(node.type()));
  if (node instanceof DateTimeTypeContext && node.KW_TIMESTAMP() && !node.KW_ZONE() && !node.typeParameter()) return TIMESTAMP;
  if (!(node instanceof GenericTypeContext)) throw refusal('NOT_SUPPORTED', node);
  const name = node.identifier().getText().toUpperCase();
  const sizes = node.typeParameter().map(each => Number(each.getText()));
  if (name === 'DECIMAL') return decimal(sizes[0] ?? 38, sizes[1] ?? 0);
  const type = NAMED.get(name);
  if (!type || sizes.length > 0) throw refusal('NOT_SUPPORTED', node);
  return type;
}

const NAMED: ReadonlyMap<string, SqlType> = new Map(Object.entries({
  BOOLEAN, TINYINT, SMALLINT, INT: INTEGER, INTEGER, BIGINT, REAL, DOUBLE, VARCHAR, DATE,
}));
