import type { ArrayConstructorContext, RowConstructorContext, SubscriptContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { comparable } from './conditions';
import { value } from './expressions';
import type { Reach } from './reach';
import { ANY, arrayOf, commonType, UNKNOWN } from './sql-type';
import type { Typed } from './typed';
import { called, refusal } from './typed';

export function arrayConstructor(node: ArrayConstructorContext, reach: Reach): Typed {
  const parts = node.expression().map(each => value(each, reach));
  const of = parts.length === 0 ? UNKNOWN : comparable(node, parts);
  return { sql: `[${parts.map(({ sql }) => sql).join(', ')}]`, type: arrayOf(of) };
}

export function rowConstructor(node: RowConstructorContext, reach: Reach): Typed {
  const parts = node.expression().map(each => value(each, reach));
  return { sql: `(${parts.map(({ sql }) => sql).join(', ')})`, type: { kind: 'row', fields: parts.map(({ type }) => type) } };
}

/** An element of an array or map that must be there: DuckDB would give NULL where it is not. */
export function subscript(node: SubscriptContext, reach: Reach): Typed {
  const container = value(node.primaryExpression(), reach);
  const key = value(node.valueExpression(), reach);
  switch (container.type.kind) {
    case 'array': return { sql: called('trino_element', container.sql, key.sql), type: container.type.of };
    case 'map': {
      if (!commonType(container.type.key, key.type)) throw refusal('TYPE_MISMATCH', node);
      return { sql: called('trino_value', container.sql, key.sql), type: container.type.value };
    }
    case 'any': return { sql: `${container.sql}[${key.sql}]`, type: ANY };
    default: throw refusal('TYPE_MISMATCH', node);
  }
}
