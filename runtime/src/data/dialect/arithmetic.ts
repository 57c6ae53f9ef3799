import type { ParserRuleContext } from 'antlr4ng';
import type { ArithmeticBinaryContext, ArithmeticUnaryContext, ConcatenationContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { decimalArithmetic } from './decimals';
import { value } from './expressions';
import type { Reach } from './reach';
import type { SqlType } from './sql-type';
import { ANY, asDecimal, commonType, DATE, DAYS, duckDbName, isNumber, isOpen, isWhole, VARCHAR } from './sql-type';
import type { Typed } from './typed';
import { called, refusal } from './typed';

export function arithmetic(node: ArithmeticBinaryContext, reach: Reach): Typed {
  const [left, right] = node.valueExpression().map(each => value(each, reach));
  return combined(node, node._operator?.text ?? '', left!, right!);
}

export function negation(node: ArithmeticUnaryContext, reach: Reach): Typed {
  const { sql, type, whole } = value(node.valueExpression(), reach);
  if (!isNumber(type) && !isOpen(type) && !type.kind.startsWith('interval')) throw refusal('TYPE_MISMATCH', node);
  if (node.PLUS()) return { sql, type };
  return { sql: `(- ${sql})`, type, whole: whole === undefined ? undefined : -whole };
}

/** Texts, or arrays. What is neither, Trino does not turn into text. */
export function concatenation(node: ConcatenationContext, reach: Reach): Typed {
  const sides = node.valueExpression().map(each => value(each, reach));
  const texts = sides.every(({ type }) => type.kind === 'varchar' || isOpen(type));
  const type = texts ? VARCHAR : commonType(sides[0]!.type, sides[1]!.type);
  if (!type || (!texts && type.kind !== 'array')) throw refusal('FUNCTION_NOT_FOUND', node);
  return { sql: sides.map(({ sql }) => sql).join(' || '), type };
}

/** Two values and an operator, by Trino's rules of types. */
export function combined(node: ParserRuleContext, operator: string, left: Typed, right: Typed): Typed {
  const [a, b] = [left.type, right.type];
  if (isNumber(a) && isNumber(b)) return numbers(operator, left, right);
  if (isOpen(a) || isOpen(b)) return { sql: `${left.sql} ${operator} ${right.sql}`, type: isOpen(a) && isOpen(b) ? ANY : openResult(operator, a, b) };
  const times = timeArithmetic(node, operator, left, right);
  if (!times) throw refusal('TYPE_MISMATCH', node);
  return times;
}

/** With NULL the type of the other side stands; what is not followed is not foreseen. */
function openResult(operator: string, a: SqlType, b: SqlType): SqlType {
  const known = isOpen(a) ? b : a;
  return a.kind === 'any' || b.kind === 'any' || !isNumber(known) || operator === '/' ? ANY : known;
}

function numbers(operator: string, left: Typed, right: Typed): Typed {
  const type = commonType(left.type, right.type)!;
  if (asDecimal(type) && !isWhole(type)) return decimalArithmetic(operator, left, right);
  if (!isWhole(type)) return { sql: `${asReal(left, type)} ${operator} ${asReal(right, type)}`, type };
  if (operator !== '/' && operator !== '%') return { sql: `${left.sql} ${operator} ${right.sql}`, type };
  const whole = operator === '/' ? '//' : '%';
  // A number that is not zero needs no look.
  if (right.whole !== undefined && right.whole !== 0) return { sql: `${left.sql} ${whole} ${right.sql}`, type };
  return { sql: called(operator === '/' ? 'trino_quotient' : 'trino_remainder', left.sql, right.sql), type };
}

/** DuckDB would make a decimal of a decimal and a real. */
function asReal({ sql, type }: Typed, wanted: SqlType): string {
  return type.kind === wanted.kind ? sql : `CAST(${sql} AS ${duckDbName(wanted)})`;
}

function timeArithmetic(node: ParserRuleContext, operator: string, left: Typed, right: Typed): Typed | undefined {
  const [a, b] = [left.type.kind, right.type.kind];
  const plain = `${left.sql} ${operator} ${right.sql}`;
  if ((operator === '+' && isInterval(a) && isTime(b))) return timeArithmetic(node, operator, right, left);
  if ((operator === '+' || operator === '-') && isTime(a) && isInterval(b)) return moved(node, plain, left, right);
  if (operator === '-' && a === 'date' && b === 'date') return { sql: `to_days(CAST(${plain} AS INTEGER))`, type: DAYS };
  if (operator === '-' && isTime(a) && isTime(b)) return { sql: `(CAST(${left.sql} AS TIMESTAMP) - CAST(${right.sql} AS TIMESTAMP))`, type: DAYS };
  if ((operator === '+' || operator === '-') && isInterval(a) && a === b) return { sql: plain, type: left.type };
  if (operator === '*' && isInterval(a) && isWhole(right.type)) return { sql: plain, type: left.type };
  if (operator === '*' && isInterval(b) && isWhole(left.type)) return { sql: `${right.sql} * ${left.sql}`, type: right.type };
  return undefined;
}

/** A date moved by days stays a date, and is not moved by hours. */
function moved(node: ParserRuleContext, sql: string, time: Typed, by: Typed): Typed {
  if (time.type.kind !== 'date') return { sql, type: time.type };
  if (['HOUR', 'MINUTE', 'SECOND'].includes(by.text ?? '')) throw refusal('INVALID_FUNCTION_ARGUMENT', node);
  return { sql: `CAST(${sql} AS DATE)`, type: DATE };
}

const isTime = (kind: string): boolean => kind === 'date' || kind === 'timestamp';
const isInterval = (kind: string): boolean => kind.startsWith('interval');
