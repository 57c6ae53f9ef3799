import type { ParserRuleContext } from 'antlr4ng';
import { ExtractContext, FunctionCallContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Refusal } from '../query-refused';
import type { Rule } from '../rule';

/**
 * Trino's functions that are deterministic, touch nothing but their arguments, give results no larger than these, and mean the same
 * in DuckDB. Left out because the engines differ in silence: greatest, least, concat (NULL), regexp_* (which match is replaced),
 * day_of_week (where the week begins), date_add (argument order). Left out because their argument sets their size: repeat, lpad, rpad, sequence.
 */
const AGGREGATES = [
  'count', 'count_if', 'sum', 'avg', 'min', 'max', 'min_by', 'max_by', 'bool_and', 'bool_or', 'stddev', 'stddev_samp', 'stddev_pop', 'variance',
  'var_samp', 'var_pop', 'corr', 'covar_samp', 'covar_pop', 'regr_slope', 'regr_intercept',
];
const WINDOWS = [
  'row_number', 'rank', 'dense_rank', 'percent_rank', 'cume_dist', 'ntile', 'lag', 'lead', 'first_value', 'last_value', 'nth_value',
];
const SCALARS = [
  'abs', 'ceil', 'ceiling', 'floor', 'round', 'sign', 'sqrt', 'power', 'exp', 'ln', 'log2', 'log10', 'mod', 'coalesce', 'nullif', 'if',
  'length', 'lower', 'upper', 'ltrim', 'rtrim', 'substr', 'strpos', 'starts_with', 'split_part', 'reverse', 'replace',
  'date_trunc', 'date_diff', 'year', 'quarter', 'month', 'week', 'day', 'hour', 'minute',
];
const ALLOWED = new Set([...AGGREGATES, ...WINDOWS, ...SCALARS]);
const FIELDS = new Set(['year', 'quarter', 'month', 'week', 'day', 'doy', 'hour', 'minute']);
const UNITS = ["'day'", "'week'", "'month'", "'quarter'", "'year'"];

/** Functions by allow-list, and only those of their arguments that both engines take alike. */
export const allowedFunctions: Rule = node => {
  if (node instanceof ExtractContext) return FIELDS.has(node.identifier().getText().toLowerCase()) ? undefined : FIELD;
  if (!(node instanceof FunctionCallContext)) return undefined;
  const name = node.functionName().getText().toLowerCase();
  if (!ALLOWED.has(name)) return CLOCKS.has(name) ? CLOCK : FUNCTION;
  if (node.identifier()) return FUNCTION;
  return dateArguments(name, node.expression()[0]);
};

function dateArguments(name: string, first: ParserRuleContext | undefined): Refusal | undefined {
  const unit = first?.getText().toLowerCase() ?? '';
  if (name === 'date_diff' && unit !== "'day'") return DIFFERENCE;
  if (name === 'date_trunc' && !UNITS.includes(unit)) return TRUNCATION;
  return undefined;
}

const CLOCKS = new Set(['now', 'current_timestamp', 'localtimestamp', 'today', 'getdate', 'sysdate']);

const refusal = (message: string, remedy: string): Refusal => ({ rule: 'allowed-functions', message, remedy });
const FUNCTION = refusal('The query calls a function that is not allowed.', `Use only: ${[...ALLOWED].join(', ')}, extract, cast, try_cast, trim.`);
const CLOCK = refusal('The query asks for the time of the clock.', 'Use current_date, which is the day of the question.');
const FIELD = refusal('This field cannot be extracted from a date.', `Extract one of: ${[...FIELDS].join(', ')}.`);
const DIFFERENCE = refusal('date_diff works in days here.', "Write date_diff('day', earlier, later), and divide for longer units.");
const TRUNCATION = refusal('date_trunc takes one of a few units here.', `Give one of: ${UNITS.join(', ')}.`);
