import type { ParserRuleContext } from 'antlr4ng';
import type {
  BetweenContext, ComparisonContext, DistinctFromContext, InListContext, InSubqueryContext, LikeContext, NullPredicateContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { value } from './expressions';
import type { Reach } from './reach';
import type { SqlType } from './sql-type';
import { BOOLEAN, commonType, isOpen } from './sql-type';
import type { Typed } from './typed';
import { refusal } from './typed';

export function comparison(left: Typed, node: ComparisonContext, reach: Reach): Typed {
  const right = value(node.valueExpression(), reach);
  comparable(node, [left, right]);
  return truth(`${left.sql} ${node.comparisonOperator().getText().replace('!=', '<>')} ${right.sql}`);
}

export function between(left: Typed, node: BetweenContext, reach: Reach): Typed {
  const [lower, upper] = node.valueExpression().map(each => value(each, reach));
  comparable(node, [left, lower!, upper!]);
  return truth(`${left.sql}${not(node)} BETWEEN ${lower!.sql} AND ${upper!.sql}`);
}

export function inList(left: Typed, node: InListContext, reach: Reach): Typed {
  const list = node.expression().map(each => value(each, reach));
  comparable(node, [left, ...list]);
  return truth(`${left.sql}${not(node)} IN (${list.map(({ sql }) => sql).join(', ')})`);
}

export function inSubquery(left: Typed, node: InSubqueryContext, reach: Reach): Typed {
  const { sql, columns } = reach.query(node.query(), reach.scope);
  if (columns.length !== 1 && left.type.kind !== 'row') throw refusal('TYPE_MISMATCH', node);
  if (columns.length === 1) comparable(node, [left, { sql, type: columns[0]!.type }]);
  return truth(`${left.sql}${not(node)} IN (${sql})`);
}

export function like(left: Typed, node: LikeContext, reach: Reach): Typed {
  const [pattern, escape] = node.valueExpression().map(each => value(each, reach));
  const texts = [left, pattern!, ...(escape ? [escape] : [])];
  if (texts.some(({ type }) => type.kind !== 'varchar' && !isOpen(type))) throw refusal('TYPE_MISMATCH', node);
  return truth(`${left.sql}${not(node)} LIKE ${pattern!.sql}${escape ? ` ESCAPE ${escape.sql}` : ''}`);
}

export function isNull(left: Typed, node: NullPredicateContext): Typed {
  return truth(`${left.sql} IS${not(node)} NULL`);
}

export function distinctFrom(left: Typed, node: DistinctFromContext, reach: Reach): Typed {
  const right = value(node.valueExpression(), reach);
  comparable(node, [left, right]);
  return truth(`${left.sql} IS${not(node)} DISTINCT FROM ${right.sql}`);
}

/**
 * The type that all become where they are compared or chosen from. DuckDB would read text as a date or a number for it.
 *
 * @throws QuerySyntaxError  TYPE_MISMATCH
 */
export function comparable(node: ParserRuleContext, values: readonly Pick<Typed, 'type'>[]): SqlType {
  return values.map(({ type }) => type).reduce((common, type) => {
    const next = commonType(common, type);
    if (!next) throw refusal('TYPE_MISMATCH', node);
    return next;
  });
}

const truth = (sql: string): Typed => ({ sql, type: BOOLEAN });

function not(node: BetweenContext | InListContext | InSubqueryContext | LikeContext | NullPredicateContext | DistinctFromContext): string {
  return node.KW_NOT() ? ' NOT' : '';
}
