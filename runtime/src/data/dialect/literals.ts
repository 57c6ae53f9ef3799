import * as grammar from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { isIsoDate } from '../literal';
import { BIGINT, DATE, DAYS, decimal, DOUBLE, duckDbName, INTEGER, MONTHS, VARCHAR } from './sql-type';
import type { Typed } from './typed';
import { refusal } from './typed';

const MOST_INTEGER = 2_147_483_647n;
const MOST_BIGINT = 9_223_372_036_854_775_807n;

export function number(node: grammar.NumberContext): Typed {
  const written = node.getText();
  if (node instanceof grammar.DoubleLiteralContext) return { sql: written, type: DOUBLE };
  if (node instanceof grammar.DecimalLiteralContext) {
    const [whole = '', fraction = ''] = written.replace('-', '').split('.');
    const type = decimal(Math.max(1, whole.replace(/^0+/, '').length + fraction.length), fraction.length);
    return { sql: `CAST(${written.replace(/\.$/, '')} AS ${duckDbName(type)})`, type };
  }
  const whole = /^-?\d+$/.test(written) ? BigInt(written) : undefined;
  if (whole === undefined || whole > MOST_BIGINT || whole < -MOST_BIGINT) throw refusal('INVALID_LITERAL', node);
  return { sql: written, type: whole <= MOST_INTEGER && whole >= -MOST_INTEGER ? INTEGER : BIGINT, whole: Number(whole) };
}

export function text(node: grammar.StringContext): Typed {
  if (!(node instanceof grammar.BasicStringLiteralContext)) throw refusal('NOT_SUPPORTED', node);
  const sql = node.getText();
  return { sql, type: VARCHAR, text: sql.slice(1, -1).replaceAll("''", "'") };
}

/** `DATE '2026-11-24'`, `TIMESTAMP '2026-11-24 08:30:00'`: what else DuckDB reads as one, Trino does not. */
export function typed(node: grammar.TypeConstructorContext): Typed {
  const kind = node.identifier()?.getText().toUpperCase();
  const written = text(node.string()).text!;
  if (kind === 'DATE' && isIsoDate(written)) return { sql: `DATE '${written}'`, type: DATE };
  const [, day, time, fraction = ''] = /^(\d{4}-\d{2}-\d{2})(?: ((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.(\d{1,6}))?)?))?$/.exec(written) ?? [];
  if (kind === 'TIMESTAMP' && day && isIsoDate(day)) {
    return { sql: `TIMESTAMP '${day} ${time ?? '00:00'}'`, type: { kind: 'timestamp', precision: fraction.length } };
  }
  throw refusal(kind === 'DATE' || kind === 'TIMESTAMP' ? 'INVALID_LITERAL' : 'NOT_SUPPORTED', node);
}

export function interval(node: grammar.IntervalContext): Typed {
  const [unit, more] = node.intervalField().map(each => each.getText().toUpperCase());
  const amount = text(node.string()).text!;
  if (more !== undefined || !unit || !/^\d+$/.test(amount)) throw refusal('NOT_SUPPORTED', node);
  const sql = `INTERVAL '${node.MINUS() ? '-' : ''}${amount}' ${unit}`;
  return { sql, type: unit === 'YEAR' || unit === 'MONTH' ? MONTHS : DAYS, text: unit };
}
