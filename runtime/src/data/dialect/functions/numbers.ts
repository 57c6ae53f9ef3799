import { combined } from '../arithmetic';
import { quotient } from '../decimals';
import type { SqlType } from '../sql-type';
import { asDecimal, BIGINT, BOOLEAN, decimal, DOUBLE, duckDbName, INTEGER, VARCHAR } from '../sql-type';
import { called } from '../typed';
import type { Call, FunctionRule, Gives } from './rule';
import { checkArguments, scalar } from './rule';

const same: Gives = type => type;
/** A decimal without its fraction. */
const whole: Gives = type => (type.kind === 'decimal' ? decimal(type.precision - type.scale + Math.min(type.scale, 1), 0) : type);
const double = (sql?: string): FunctionRule => scalar('number', DOUBLE, sql);

export const NUMBERS: Readonly<Record<string, FunctionRule>> = {
  abs: scalar('number', same),
  ceil: inType('number', whole, 'ceil($1)'),
  ceiling: inType('number', whole, 'ceil($1)'),
  floor: inType('number', whole, 'floor($1)'),
  round,
  truncate: inType('number whole?', (type, digits) => (digits || type.kind !== 'decimal' ? type : decimal(Math.max(1, type.precision - type.scale), 0)), 'trunc($*)'),
  sign: inType('number', type => (type.kind === 'decimal' ? decimal(1, 0) : type), 'sign($1)'),
  mod: call => {
    checkArguments(call, 'number number');
    return combined(call.node, '%', call.args[0]!, call.args[1]!);
  },
  sqrt: double('CASE WHEN $1 < 0 THEN CAST(\'NaN\' AS DOUBLE) ELSE sqrt($1) END'),
  cbrt: double(), exp: double(), degrees: double(), radians: double(),
  sinh: double(), cosh: double(), tanh: double(), sin: double(), cos: double(), tan: double(), asin: double(), acos: double(), atan: double(),
  atan2: scalar('number number', DOUBLE),
  ln: double('trino_logarithm($1)'),
  log2: double('trino_logarithm($1) / ln(2)'),
  log10: double('CASE WHEN $1 > 0 THEN log10($1) ELSE trino_logarithm($1) END'),
  log: scalar('number number', DOUBLE, 'trino_logarithm($2) / trino_logarithm($1)'),
  power: scalar('number number', DOUBLE, 'pow(CAST($1 AS DOUBLE), CAST($2 AS DOUBLE))'),
  pow: scalar('number number', DOUBLE, 'pow(CAST($1 AS DOUBLE), CAST($2 AS DOUBLE))'),
  pi: scalar('', DOUBLE), e: scalar('', DOUBLE, 'exp(1)'),
  nan: scalar('', DOUBLE, "CAST('NaN' AS DOUBLE)"),
  infinity: scalar('', DOUBLE, "CAST('Infinity' AS DOUBLE)"),
  is_nan: scalar('number', BOOLEAN, 'isnan(CAST($1 AS DOUBLE))'),
  is_finite: scalar('number', BOOLEAN, 'isfinite(CAST($1 AS DOUBLE))'),
  is_infinite: scalar('number', BOOLEAN, 'isinf(CAST($1 AS DOUBLE))'),
  bitwise_and: scalar('whole whole', BIGINT, '(CAST($1 AS BIGINT) & CAST($2 AS BIGINT))'),
  bitwise_or: scalar('whole whole', BIGINT, '(CAST($1 AS BIGINT) | CAST($2 AS BIGINT))'),
  bitwise_xor: scalar('whole whole', BIGINT, 'xor(CAST($1 AS BIGINT), CAST($2 AS BIGINT))'),
  bitwise_not: scalar('whole', BIGINT, '(~ CAST($1 AS BIGINT))'),
  width_bucket: scalar('number number number whole', BIGINT, 'trino_width_bucket($*)'),
  codepoint: scalar('varchar', INTEGER, 'unicode($1)'),
  chr: scalar('whole', VARCHAR, 'chr(CAST($1 AS INTEGER))'),
};

/** To the type that Trino gives, where DuckDB gives a narrower or wider one. */
function inType(takes: string, gives: Gives, sql: string): FunctionRule {
  const rule = scalar(takes, gives, sql);
  return call => {
    const { sql: written, type } = rule(call);
    return { sql: type.kind === 'any' || type.kind === 'unknown' ? written : `CAST(${written} AS ${duckDbName(type)})`, type };
  };
}

/** Half away from zero in both engines. A decimal gets a digit more, as nines may round up. */
function round(call: Call): ReturnType<FunctionRule> {
  const rounded = (type: SqlType, digits?: SqlType): SqlType => {
    const exact = type.kind === 'decimal' ? asDecimal(type)! : undefined;
    if (!exact) return type;
    return digits ? decimal(exact.precision + 1, exact.scale) : decimal(exact.precision - exact.scale + Math.min(1, exact.scale), 0);
  };
  return inType('number whole?', rounded, 'round($*)')(call);
}

/** The mean of decimals has their digits: their sum divided by their count. */
export function meanOfDecimals(call: Call): ReturnType<FunctionRule> {
  const { type, sql } = call.args[0]!;
  const scale = asDecimal(type)!.scale;
  const sum = called('sum', `${call.distinct}${sql}`) + call.tail;
  const count = called('count', `${call.distinct}${sql}`) + call.tail;
  return quotient({ sql: sum, type: decimal(38, scale) }, { sql: `nullif(${count}, 0)`, type: BIGINT }, type);
}
