import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext } from 'antlr4ng';
import {
  AndContext, ExpressionContext, JoinColumnEqualityContext, JoinCriteriaContext, LogicalNotContext, OrContext, ParenthesizedExpressionContext,
  PredicatedContext, QueryContext, ValueExpressionDefaultContext, WhereClauseContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { isColumn, partsOf } from './expressions';
import type { Scope } from './scope';

/** A relation of FROM, as far as it can multiply rows. */
export interface JoinedRelation {
  /** Its own number. */
  readonly id: number;
  /** Few rows, whatever the data. */
  readonly few: boolean;
}

/** Pairs of relations that a condition binds. */
type Links = ReadonlySet<string>;

/**
 * How many joins of one SELECT no condition binds: with conditions as lines between relations, the number of separate groups, less one.
 * A condition binds two relations if it compares columns of both; one of several that OR joins does so only if all of them do.
 */
export function unboundJoins(
  relations: readonly JoinedRelation[], conditions: readonly ParserRuleContext[], merged: readonly (readonly number[])[], scope: Scope,
): number {
  const groups = new Map(relations.map(({ id }) => [id, id]));
  const unite = (a: number, b: number) => {
    const [from, to] = [groups.get(a), groups.get(b)];
    for (const [id, group] of groups) if (group === from && to !== undefined) groups.set(id, to);
  };
  for (const [first, ...others] of merged) for (const other of others) unite(first!, other);
  for (const condition of conditions) {
    for (const link of linksOf(condition, scope)) {
      const [a, b] = link.split(' ').map(Number);
      unite(a!, b!);
    }
  }
  const many = new Set(relations.filter(({ few }) => !few).map(({ id }) => groups.get(id)));
  return Math.max(0, many.size - 1);
}

function linksOf(node: ParseTree, scope: Scope): Links {
  if (node instanceof AndContext) return new Set(node.booleanExpression().flatMap(each => [...linksOf(each, scope)]));
  if (node instanceof OrContext) return node.booleanExpression().map(each => linksOf(each, scope)).reduce(common);
  if (node instanceof LogicalNotContext || !(node instanceof ParserRuleContext)) return new Set();
  if (node instanceof JoinColumnEqualityContext || (node instanceof PredicatedContext && node.predicate())) return comparedIn(node, scope);
  const passes = PASSED.some(type => node instanceof type);
  return passes ? new Set((node.children ?? []).flatMap(child => [...linksOf(child, scope)])) : new Set();
}

function common(a: Links, b: Links): Links {
  return new Set([...a].filter(link => b.has(link)));
}

/** Nodes that a condition may stand in without changing its meaning. */
const PASSED = [
  WhereClauseContext, JoinCriteriaContext, ExpressionContext, PredicatedContext, ValueExpressionDefaultContext, ParenthesizedExpressionContext,
];

/** Each pair of the relations whose columns one comparison names. */
function comparedIn(node: ParserRuleContext, scope: Scope): Links {
  const ids = [...new Set(columnsIn(node).flatMap(column => relationsOf(column, scope)))].sort((a, b) => a - b);
  return new Set(ids.flatMap((a, index) => ids.slice(index + 1).map(b => `${a} ${b}`)));
}

function relationsOf(column: ParserRuleContext, scope: Scope): readonly number[] {
  const parts = partsOf(column);
  const [field] = scope.own(parts.length === 1 ? undefined : parts[0], parts.at(-1) ?? '');
  return field?.from?.slice(0, 1) ?? [];
}

/** Columns of the condition itself: a query inside it binds nothing. */
function columnsIn(node: ParserRuleContext): readonly ParserRuleContext[] {
  if (node instanceof QueryContext) return [];
  return isColumn(node) ? [node] : (node.children ?? []).flatMap(child => child instanceof ParserRuleContext ? columnsIn(child) : []);
}
