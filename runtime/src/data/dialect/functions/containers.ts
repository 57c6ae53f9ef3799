import type { SqlType } from '../sql-type';
import { ANY, arrayOf, BIGINT, BOOLEAN, commonType, VARCHAR } from '../sql-type';
import { refusal } from '../typed';
import type { FunctionRule, Gives } from './rule';
import { checkArguments, scalar } from './rule';

const same: Gives = type => type;

/** Functions of arrays and maps. */
export const CONTAINERS: Readonly<Record<string, FunctionRule>> = {
  cardinality: call => (call.args[0]?.type.kind === 'map'
    ? scalar('map', BIGINT, 'CAST(cardinality($1) AS BIGINT)')
    : scalar('array', BIGINT, 'CAST(len($1) AS BIGINT)'))(call),
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
  array_distinct: scalar('array', same, 'trino_distinct($1)'),
  array_union: scalar('array array', same, 'trino_distinct(list_concat($1, $2))'),
  array_intersect: scalar('array array', same, 'list_filter(trino_distinct($1), LAMBDA e: list_position($2, e) IS NOT NULL)'),
  array_except: scalar('array array', same, 'list_filter(trino_distinct($1), LAMBDA e: list_position($2, e) IS NULL)'),
  array_position: scalar('array any', BIGINT, 'CASE WHEN $2 IS NOT NULL AND $1 IS NOT NULL THEN CAST(coalesce(list_position($1, $2), 0) AS BIGINT) END'),
  array_remove: scalar('array any', same, 'CASE WHEN $2 IS NOT NULL THEN list_filter($1, LAMBDA e: e IS DISTINCT FROM $2) END'),
  arrays_overlap: scalar('array array', BOOLEAN, 'trino_overlap($1, $2)'),
  flatten: scalar('array', elementOf, 'flatten($1)'),
  repeat: scalar('any whole', type => arrayOf(type), 'list_transform(generate_series(1, $2), LAMBDA i: $1)'),
  slice: scalar('array whole whole', same, 'trino_slice($1, $2, $3)'),
  sequence: scalar('whole whole whole?', arrayOf(BIGINT), 'CAST(generate_series($*) AS BIGINT[])'),
  map_keys: scalar('map', type => arrayOf(type.kind === 'map' ? type.key : ANY)),
  map_values: scalar('map', type => arrayOf(type.kind === 'map' ? type.value : ANY)),
  map_concat: scalar('map map map*', same),
  map: scalar('array array', (keys, values) => ({ kind: 'map', key: elementOf(keys), value: elementOf(values) })),
};

function elementOf(type: SqlType): SqlType {
  return type.kind === 'array' ? type.of : ANY;
}
