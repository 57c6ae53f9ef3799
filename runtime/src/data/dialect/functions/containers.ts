import { LambdaContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { lambdaOver } from '../containers';
import { primaryOf } from '../expressions';
import type { SqlType } from '../sql-type';
import { ANY, arrayOf, BIGINT, BOOLEAN, commonType, VARCHAR } from '../sql-type';
import type { Typed } from '../typed';
import { refusal } from '../typed';
import type { Call, FunctionRule, Gives } from './rule';
import { checkArguments, scalar } from './rule';

const same: Gives = type => type;

/** Functions of arrays and maps. */
export const CONTAINERS: Readonly<Record<string, FunctionRule>> = {
  cardinality: scalar('any', BIGINT, 'CAST(len($1) AS BIGINT)'),
  contains: call => {
    checkArguments(call, 'array any');
    const [array, element] = call.args;
    if (array!.type.kind === 'array' && !commonType(array!.type.of, element!.type)) throw refusal('FUNCTION_NOT_FOUND', call.node);
    return scalar('array any', BOOLEAN, 'trino_contains($1, $2)')(call);
  },
  element_at: call => {
    const { type } = call.args[0] ?? { type: ANY };
    if (type.kind === 'map') return scalar('map any', type.value, '$1[$2]')(call);
    return scalar('array whole', elementOf(type), 'trino_element_at($1, $2)')(call);
  },
  array_join: call => scalar('array varchar varchar?', VARCHAR, call.args.length > 2 ? 'trino_array_join_or($1, $2, $3)' : 'trino_array_join($1, $2)')(call),
  array_sort: scalar('array', same, "list_sort($1, 'ASC', 'NULLS LAST')"),
  array_min: scalar('array', elementOf, 'trino_least_element($1)'),
  array_max: scalar('array', elementOf, 'trino_greatest_element($1)'),
  slice: scalar('array whole whole', same, 'trino_slice($1, $2, $3)'),
  sequence: scalar('whole whole whole?', arrayOf(BIGINT), 'CAST(generate_series($*) AS BIGINT[])'),
  map_keys: scalar('map', type => arrayOf(type.kind === 'map' ? type.key : ANY)),
  map_values: scalar('map', type => arrayOf(type.kind === 'map' ? type.value : ANY)),
  map: scalar('array array', (keys, values) => ({ kind: 'map', key: elementOf(keys), value: elementOf(values) })),
};

/** Functions that take a lambda behind an array. */
export const LAMBDAS: Readonly<Record<string, (call: Call, lambda: LambdaContext) => Typed>> = {
  transform: (call, lambda) => {
    const { sql, type } = over(call, lambda);
    return { sql: `list_transform(${call.args[0]!.sql}, ${sql})`, type: arrayOf(type) };
  },
  filter: (call, lambda) => ({ sql: `list_filter(${call.args[0]!.sql}, ${over(call, lambda).sql})`, type: call.args[0]!.type }),
};

/** The lambda that a call ends with, if it does. */
export function lambdaIn(node: unknown): LambdaContext | undefined {
  const primary = isTree(node) ? primaryOf(node) : undefined;
  return primary instanceof LambdaContext ? primary : undefined;
}

function over(call: Call, lambda: LambdaContext): Typed {
  const { type } = call.args[0] ?? { type: ANY };
  if (type.kind !== 'array' && type.kind !== 'any') throw refusal('FUNCTION_NOT_FOUND', call.node);
  return lambdaOver(lambda, [elementOf(type)], call.reach);
}

function elementOf(type: SqlType): SqlType {
  return type.kind === 'array' ? type.of : ANY;
}

function isTree(node: unknown): node is Parameters<typeof primaryOf>[0] {
  return node !== null && node !== undefined;
}
