import type { SqlType } from '../sql-type';
import { ANY, arrayOf, asDecimal, BIGINT, BOOLEAN, decimal, DOUBLE, duckDbName, isOpen, isWhole, REAL } from '../sql-type';
import { refusal } from '../typed';
import { meanOfDecimals } from './numbers';
import type { Call, FunctionRule, Gives } from './rule';
import { aggregate, checkArguments } from './rule';

const same: Gives = type => type;
const double = aggregate('number', DOUBLE);
/** Trino takes whole numbers for reals here, not for doubles. */
const pair: FunctionRule = call => {
  const double = call.args.some(({ type }) => type.kind === 'double');
  return aggregate('number number', double ? DOUBLE : REAL, double ? undefined : `CAST(${call.name}($*)$& AS FLOAT)`)(call);
};
/** The value, or with a number of values the array of them. */
const orSeveral = (sql: string): FunctionRule => call =>
  call.args.length === 1 ? aggregate('any', same, `${sql}($*)$&`)(call) : aggregate('any whole', type => arrayOf(type), `${sql}($*)$&`)(call);
/** The row's value at the least or greatest of another: also where it is NULL. */
const at = (sql: string): FunctionRule => call => (call.args.length === 2
  ? aggregate('any any', same, `${sql}_null($*)$&`)(call)
  : aggregate('any any whole', type => arrayOf(type), `${sql}($*)$&`)(call));

/** Functions of many rows. All of them work over windows as well. */
export const AGGREGATES: Readonly<Record<string, FunctionRule>> = {
  count: call => (call.args.length === 0 ? { sql: `count(*)${call.tail}`, type: BIGINT } : aggregate('any', BIGINT)(call)),
  // Of no rows DuckDB counts NULL.
  count_if: aggregate('boolean', BIGINT, 'CAST(coalesce(count_if($*)$&, 0) AS BIGINT)'),
  sum,
  avg: call => {
    checkArguments(call, 'number');
    const { type } = call.args[0]!;
    if (type.kind === 'unknown') throw refusal('AMBIGUOUS_FUNCTION_CALL', call.node);
    if (type.kind === 'decimal') return meanOfDecimals(call);
    return type.kind === 'real' ? aggregate('number', REAL, 'CAST(avg($*)$& AS FLOAT)')(call) : aggregate('number', DOUBLE)(call);
  },
  min: orSeveral('min'), max: orSeveral('max'),
  min_by: at('arg_min'), max_by: at('arg_max'),
  bool_and: aggregate('boolean', BOOLEAN), bool_or: aggregate('boolean', BOOLEAN), every: aggregate('boolean', BOOLEAN, 'bool_and($*)$&'),
  arbitrary: aggregate('any', same, 'any_value($*)$&'), any_value: aggregate('any', same),
  array_agg: aggregate('any', type => arrayOf(type)),
  approx_distinct: aggregate('any', BIGINT, 'count(DISTINCT $1)$&'),
  stddev: double, stddev_samp: double, stddev_pop: double,
  variance: double, var_samp: double, var_pop: double,
  geometric_mean: aggregate('number', DOUBLE, 'geomean($*)$&'),
  kurtosis: double,
  // Of the rows as all there are; DuckDB takes them for a sample.
  skewness: aggregate('number', DOUBLE, 'skewness($1)$& * (count($1)$& - 2) / sqrt(count($1)$& * (count($1)$& - 1))'),
  bitwise_and_agg: aggregate('whole', BIGINT, 'bit_and(CAST($1 AS BIGINT))$&'),
  bitwise_or_agg: aggregate('whole', BIGINT, 'bit_or(CAST($1 AS BIGINT))$&'),
  histogram: call => {
    const { type } = call.args[0] ?? { type: ANY };
    const map: SqlType = { kind: 'map', key: type, value: BIGINT };
    return aggregate('any', map, isOpen(type) ? undefined : `CAST(histogram($1)$& AS ${duckDbName(map)})`)(call);
  },
  corr: pair, covar_samp: pair, covar_pop: pair, regr_slope: pair, regr_intercept: pair,
};

function sum(call: Call): ReturnType<FunctionRule> {
  const type: SqlType = call.args[0]?.type ?? ANY;
  if (type.kind === 'unknown') throw refusal('AMBIGUOUS_FUNCTION_CALL', call.node);
  // DuckDB's sum of whole numbers grows beyond what Trino calls an overflow.
  if (isWhole(type)) return aggregate('number', BIGINT, 'CAST(sum($*)$& AS BIGINT)')(call);
  const exact = asDecimal(type);
  if (type.kind.startsWith('interval')) return aggregate('any', type)(call);
  return aggregate('number', exact ? decimal(38, exact.scale) : type)(call);
}
