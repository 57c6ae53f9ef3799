import { BIGINT, DATE, DOUBLE, TIMESTAMP, VARCHAR } from '../sql-type';
import type { SqlType } from '../sql-type';
import type { Typed } from '../typed';
import { refusal } from '../typed';
import { jodaToStrftime, mysqlToStrftime } from './date-formats';
import type { Call, FunctionRule } from './rule';
import { checkArguments, scalar } from './rule';

const part = (sql: string): FunctionRule => scalar('time', BIGINT, sql);

/** The fields of a date, by Trino's names: weeks are those of ISO 8601, Monday is 1. */
export const FIELDS: Readonly<Record<string, string>> = {
  year: 'year($1)', quarter: 'quarter($1)', month: 'month($1)', week: 'weekofyear($1)', day: 'day($1)', hour: 'hour($1)', minute: 'minute($1)',
  second: 'second($1)', day_of_month: 'day($1)', day_of_week: 'isodow($1)', dow: 'isodow($1)', day_of_year: 'dayofyear($1)', doy: 'dayofyear($1)',
  year_of_week: 'isoyear($1)', yow: 'isoyear($1)',
};
const OF_A_DAY = new Set(['hour', 'minute', 'second', 'millisecond']);
/** Units of date_add, as DuckDB's intervals. */
const STEPS: Readonly<Record<string, string>> = {
  year: 'to_years(CAST($2 AS INTEGER))', quarter: 'to_months(CAST(3 * $2 AS INTEGER))', month: 'to_months(CAST($2 AS INTEGER))',
  week: 'to_days(CAST(7 * $2 AS INTEGER))', day: 'to_days(CAST($2 AS INTEGER))',
  hour: 'to_hours($2)', minute: 'to_minutes($2)', second: 'to_seconds($2)', millisecond: 'to_milliseconds($2)',
};

export const DATES: Readonly<Record<string, FunctionRule>> = {
  ...Object.fromEntries(Object.entries(FIELDS).map(([name, sql]) => [name, part(sql)])),
  week_of_year: part(FIELDS['week']!),
  millisecond: part('(millisecond(CAST($1 AS TIMESTAMP)) % 1000)'),
  date: call => (call.args[0]?.type.kind === 'varchar' ? scalar('varchar', DATE, "trino_date($1, 'INVALID_CAST_ARGUMENT')") : scalar('time', DATE, 'CAST($1 AS DATE)'))(call),
  last_day_of_month: scalar('time', DATE, 'last_day($1)'),
  date_trunc: call => {
    checkArguments(call, 'varchar time');
    const unit = unitOf(call);
    const { sql, type } = call.args[1]!;
    if (!UNITS.has(unit) || unit === 'millisecond' || (type.kind === 'date' && OF_A_DAY.has(unit))) throw refusal('INVALID_FUNCTION_ARGUMENT', call.node);
    return { sql: `CAST(date_trunc('${unit}', ${sql}) AS ${type.kind === 'date' ? 'DATE' : 'TIMESTAMP'})`, type };
  },
  date_add: call => {
    checkArguments(call, 'varchar whole time');
    const unit = unitOf(call);
    const [, count, time] = call.args;
    if (!UNITS.has(unit) || (time!.type.kind === 'date' && OF_A_DAY.has(unit))) throw refusal('INVALID_FUNCTION_ARGUMENT', call.node);
    const step = STEPS[unit]!.replace('$2', () => `(${count!.sql})`);
    return { sql: `CAST(${time!.sql} + ${step} AS ${time!.type.kind === 'date' ? 'DATE' : 'TIMESTAMP'})`, type: time!.type };
  },
  date_diff: call => {
    checkArguments(call, 'varchar time time');
    const unit = unitOf(call);
    const [, from, to] = call.args;
    const dates = from!.type.kind === 'date' && to!.type.kind === 'date';
    if (!UNITS.has(unit) || (dates && OF_A_DAY.has(unit))) throw refusal('INVALID_FUNCTION_ARGUMENT', call.node);
    if (dates && unit === 'day') return { sql: `(${to!.sql} - ${from!.sql})`, type: BIGINT };
    return { sql: `date_sub('${unit}', CAST(${from!.sql} AS TIMESTAMP), CAST(${to!.sql} AS TIMESTAMP))`, type: BIGINT };
  },
  date_format: formatted('time varchar', mysqlToStrftime),
  format_datetime: formatted('time varchar', jodaToStrftime),
  date_parse: call => {
    checkArguments(call, 'varchar varchar');
    const format = formatOf(call, mysqlToStrftime);
    return { sql: `trino_parsed(${call.args[0]!.sql}, '${format}')`, type: TIMESTAMP };
  },
  from_iso8601_date: scalar('varchar', DATE, "trino_date($1, 'INVALID_FUNCTION_ARGUMENT')"),
  to_iso8601: scalar('date', VARCHAR, "strftime($1, '%Y-%m-%d')"),
  to_unixtime: scalar('timestamp', DOUBLE, 'epoch($1)'),
};

const UNITS = new Set(Object.keys(STEPS));

function unitOf({ args, node }: Call): string {
  const unit = args[0]?.text?.toLowerCase();
  if (unit === undefined) throw refusal('NOT_SUPPORTED', node);
  return unit;
}

function formatted(takes: string, translate: (format: string) => string | undefined): FunctionRule {
  return call => {
    checkArguments(call, takes);
    return { sql: `strftime(${call.args[0]!.sql}, '${formatOf(call, translate)}')`, type: VARCHAR };
  };
}

/** A format must be a literal, since it is translated here. */
function formatOf({ args, node }: Call, translate: (format: string) => string | undefined): string {
  const format = args[1]?.text;
  const translated = format === undefined ? undefined : translate(format);
  if (translated === undefined) throw refusal('NOT_SUPPORTED', node);
  return translated.replaceAll("'", "''");
}

/** The type of what EXTRACT finds, and its words. */
export function field(name: string, of: Typed): { readonly sql: string; readonly type: SqlType } | undefined {
  const sql = FIELDS[name];
  if (sql === undefined || (of.type.kind === 'date' && OF_A_DAY.has(name))) return undefined;
  return { sql: sql.replace('$1', () => of.sql), type: BIGINT };
}
