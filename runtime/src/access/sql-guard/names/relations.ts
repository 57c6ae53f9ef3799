import {
  AliasedRelationContext, ExpressionSourceTableContext, JoinRelationContext, ParenthesizedRelationContext, RelationDefaultContext,
  SubqueryRelationContext, TableNameContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { ColumnAliasesContext, JoinCriteriaContext, RelationContext, SampledRelationContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { quoted, SCHEMA } from '../scoped-subquery';
import { partsOf, resolveExpression } from './expressions';
import { ambiguousColumn, unclearNames, unknownColumn, unknownView } from './name-refusals';
import { nameOf } from './resolution';
import type { NamedQueries, Resolution } from './resolution';
import { Scope } from './scope';
import type { Field } from './scope';

/** The catalogue's name in three-part names. */
const CATALOG = 'awsdatacatalog';

/** Resolves what stands in FROM, notes what is printed for each base view, and returns the columns that it brings. */
export function resolveRelation(
  node: RelationContext | SampledRelationContext, named: NamedQueries, outer: Scope | undefined, resolution: Resolution,
): readonly Field[] {
  if (node instanceof JoinRelationContext) return resolveJoin(node, named, outer, resolution);
  const sampled = node instanceof RelationDefaultContext ? node.sampledRelation() : node;
  const aliased = 'patternRecognition' in sampled ? sampled.patternRecognition().aliasedRelation() : undefined;
  if (!(aliased instanceof AliasedRelationContext)) throw notUnderstood(node);
  return resolveAliased(aliased, named, outer, resolution);
}

function resolveJoin(node: JoinRelationContext, named: NamedQueries, outer: Scope | undefined, resolution: Resolution): readonly Field[] {
  const [leftNode, rightNode] = [...node.relation(), node.sampledRelation()].filter(each => each !== null);
  if (!leftNode || !rightNode) throw notUnderstood(node);
  const left = resolveRelation(leftNode, named, outer, resolution);
  const right = resolveRelation(rightNode, named, outer, resolution);
  const criteria = node.joinCriteria();
  if (criteria?.KW_USING()) return mergeUsing(criteria, left, right);
  const both = [...left, ...right];
  if (criteria) resolveExpression(criteria, new Scope(both, outer), named, resolution);
  return both;
}

/** Columns joined by USING stand once, and belong to neither relation. */
function mergeUsing(criteria: JoinCriteriaContext, left: readonly Field[], right: readonly Field[]): readonly Field[] {
  const names = criteria.identifier().map(nameOf);
  for (const side of [left, right].map(fields => new Scope(fields))) {
    for (const name of names) {
      const count = side.count(undefined, name);
      if (count !== 1) throw count === 0 ? unknownColumn(criteria, side) : ambiguousColumn(criteria);
    }
  }
  const rest = (fields: readonly Field[]) => fields.filter(field => !field.name || !names.includes(field.name));
  return [...names.map(name => ({ name })), ...rest(left), ...rest(right)];
}

function resolveAliased(node: AliasedRelationContext, named: NamedQueries, outer: Scope | undefined, resolution: Resolution): readonly Field[] {
  const primary = node.relationPrimary();
  const identifier = node.identifier();
  const alias = identifier ? nameOf(identifier) : undefined;
  const aliases = node.columnAliases();
  if (primary instanceof TableNameContext) {
    const { name, fields } = resolveTable(primary, alias, named, resolution);
    return under(alias ?? name, renamed(fields, aliases));
  }
  if (primary instanceof ParenthesizedRelationContext) {
    const inner = resolveRelation(primary.relation(), named, outer, resolution);
    if (alias !== undefined) throw unclearNames(node, 'The query gives a name to a join in parentheses.', 'Name each relation of the join instead.');
    return inner;
  }
  const source = primary instanceof ExpressionSourceTableContext ? primary.relationSourceTable() : undefined;
  if (!(source instanceof SubqueryRelationContext)) throw notUnderstood(node);
  return under(alias, renamed(resolution.query(source.query(), named, outer), aliases));
}

function resolveTable(
  node: TableNameContext, alias: string | undefined, named: NamedQueries, { readable, replacements, read }: Resolution,
): { readonly name: string; readonly fields: readonly Field[] } {
  const parts = partsOf(node.tableOrViewName());
  const name = parts.at(-1) ?? '';
  const withName = alias === undefined ? ` AS ${quoted(name)}` : '';
  const namedQuery = parts.length === 1 ? named.get(name) : undefined;
  if (namedQuery) {
    replacements.set(node, quoted(namedQuery.printed) + withName);
    return { name, fields: namedQuery.columns };
  }
  const path = parts.slice(0, -1).join('.');
  const view = ['', SCHEMA, `${CATALOG}.${SCHEMA}`].includes(path) ? readable.get(name) : undefined;
  if (!view) throw unknownView(node, readable.keys());
  read.add(name);
  replacements.set(node, view.subquery + withName);
  return { name, fields: view.columns.map(column => ({ name: column })) };
}

/** The columns under the names that follow an alias: `AS t (a, b)`. */
export function renamed(fields: readonly Field[], aliases: ColumnAliasesContext | null): readonly Field[] {
  if (!aliases) return fields;
  const names = aliases.identifier().map(nameOf);
  if (names.length !== fields.length) {
    throw unclearNames(aliases, `The query gives ${names.length} column names to a relation of ${fields.length} columns.`, 'Name each column.');
  }
  return names.map(name => ({ name }));
}

function under(relation: string | undefined, fields: readonly Field[]): readonly Field[] {
  return fields.map(({ name }) => ({ relation, name }));
}

function notUnderstood(node: RelationContext | SampledRelationContext | AliasedRelationContext) {
  return unclearNames(node, 'The query reads from something that is not understood.', 'Read from views, WITH names and subqueries.');
}
