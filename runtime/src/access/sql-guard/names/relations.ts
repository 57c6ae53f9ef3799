import type { ParserRuleContext } from 'antlr4ng';
import {
  AliasedRelationContext, ExpressionSourceTableContext, JoinRelationContext, ParenthesizedRelationContext, RelationDefaultContext,
  SubqueryRelationContext, TableNameContext, UnnestContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { ColumnAliasesContext, JoinCriteriaContext, RelationContext, SampledRelationContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { notUnderstood } from '../query-refused';
import { quoted, SCHEMA } from '../readable-views';
import { partsOf, resolveExpression, useAll } from './expressions';
import type { JoinedRelation } from './join-graph';
import type { Tally } from './reference';
import { nameOf } from './resolution';
import type { NamedQueries, Resolution, Resolved } from './resolution';
import { Scope } from './scope';
import type { Field } from './scope';
import { NOTHING, sum } from './tally';

/** The catalogue's name in three-part names. */
const CATALOG = 'awsdatacatalog';

/** What stands in FROM. */
export interface From {
  readonly fields: readonly Field[];
  readonly relations: readonly JoinedRelation[];
  /** Conditions of its joins. */
  readonly conditions: readonly ParserRuleContext[];
  /** Relations that USING has joined, by their numbers. */
  readonly merged: readonly (readonly number[])[];
  readonly tally: Tally;
}

/** Where a relation stands. */
export interface FromPlace {
  readonly named: NamedQueries;
  readonly outer: Scope | undefined;
  /** What stands left of it: UNNEST may name its columns. */
  readonly left: From;
}

export const NO_RELATION: From = { fields: [], relations: [], conditions: [], merged: [], tally: NOTHING };

/** Two parts of FROM side by side. */
export function beside(left: From, right: From): From {
  return {
    fields: [...left.fields, ...right.fields],
    relations: [...left.relations, ...right.relations],
    conditions: [...left.conditions, ...right.conditions],
    merged: [...left.merged, ...right.merged],
    tally: sum([left.tally, right.tally]),
  };
}

/** Resolves what stands in FROM, and notes what is printed for each base view. */
export function resolveRelation(node: RelationContext | SampledRelationContext, place: FromPlace, resolution: Resolution): From {
  if (node instanceof JoinRelationContext) return resolveJoin(node, place, resolution);
  const sampled = node instanceof RelationDefaultContext ? node.sampledRelation() : node;
  const aliased = 'patternRecognition' in sampled ? sampled.patternRecognition().aliasedRelation() : undefined;
  if (!(aliased instanceof AliasedRelationContext)) throw notUnderstood(node);
  return resolveAliased(aliased, place, resolution);
}

function resolveJoin(node: JoinRelationContext, place: FromPlace, resolution: Resolution): From {
  const [leftNode, rightNode] = [...node.relation(), node.sampledRelation()].filter(each => each !== null);
  if (!leftNode || !rightNode) throw notUnderstood(node);
  const left = resolveRelation(leftNode, place, resolution);
  const right = resolveRelation(rightNode, { ...place, left: beside(place.left, left) }, resolution);
  const both = beside(left, right);
  const criteria = node.joinCriteria();
  if (!criteria) return both;
  if (criteria.KW_USING()) return { ...both, ...mergeUsing(criteria, left, right, resolution), conditions: both.conditions };
  const tally = resolveExpression(criteria, { scope: new Scope(both.fields, place.outer), named: place.named }, resolution);
  return { ...both, conditions: [...both.conditions, criteria], tally: sum([both.tally, tally]) };
}

/** Columns joined by USING stand once, and belong to neither relation. */
function mergeUsing(criteria: JoinCriteriaContext, left: From, right: From, resolution: Resolution): Pick<From, 'fields' | 'merged'> {
  const names = criteria.identifier().map(nameOf);
  const together = names.map((name): Field => {
    const meant = [left, right].flatMap(({ fields }) => {
      const scope = new Scope(fields);
      const meanings = scope.meanings(undefined, name);
      resolution.judge({ kind: 'column', node: criteria, meanings: meanings.length, scope, hint: '' });
      return meanings;
    });
    useAll(meant, criteria, resolution);
    return { name, masked: meant.some(({ masked }) => masked), from: meant.flatMap(({ from = [] }) => from) };
  });
  const rest = (fields: readonly Field[]) => fields.filter(field => !field.name || !names.includes(field.name));
  return {
    fields: [...together, ...rest(left.fields), ...rest(right.fields)],
    merged: [...left.merged, ...right.merged, ...together.map(({ from = [] }) => from)],
  };
}

function resolveAliased(node: AliasedRelationContext, place: FromPlace, resolution: Resolution): From {
  const primary = node.relationPrimary();
  const identifier = node.identifier();
  const alias = identifier ? nameOf(identifier) : undefined;
  if (primary instanceof ParenthesizedRelationContext) {
    if (alias !== undefined) resolution.judge({ kind: 'unclear', node, why: 'join-alias' });
    return resolveRelation(primary.relation(), place, resolution);
  }
  const { name = alias, resolved } = sourceOf(node, place, resolution, alias);
  const aliases = node.columnAliases();
  const id = resolution.nextRelation(node);
  return {
    ...NO_RELATION,
    fields: renamed(resolved.fields, aliases, resolution).map(field => ({ name: field.name, masked: field.masked, relation: name, from: [id] })),
    relations: [{ id, few: resolved.few }],
    tally: resolved.tally,
  };
}

function sourceOf(
  node: AliasedRelationContext, place: FromPlace, resolution: Resolution, alias: string | undefined,
): { readonly name?: string; readonly resolved: Resolved } {
  const primary = node.relationPrimary();
  if (primary instanceof TableNameContext) return resolveTable(primary, alias, place.named, resolution);
  const source = primary instanceof ExpressionSourceTableContext ? primary.relationSourceTable() : undefined;
  if (source instanceof SubqueryRelationContext) return { resolved: resolution.query(source.query(), place.named, place.outer) };
  if (source instanceof UnnestContext) return { resolved: resolveUnnest(source, node.columnAliases(), place, resolution) };
  throw notUnderstood(node);
}

/** How many columns UNNEST gives depends on types: the query must say it. An array that is written out has few elements. */
function resolveUnnest(
  node: UnnestContext, aliases: ColumnAliasesContext | null, { named, outer, left }: FromPlace, resolution: Resolution,
): Resolved {
  const scope = new Scope(left.fields, outer);
  const tally = sum(node.expression().map(each => resolveExpression(each, { scope, named }, resolution)));
  if (!aliases) resolution.judge({ kind: 'unclear', node, why: 'unnest-columns' });
  return { fields: aliases?.identifier().map(() => ({})) ?? [], tally, few: !/sequence\(/i.test(node.getText()) };
}

function resolveTable(
  node: TableNameContext, alias: string | undefined, named: NamedQueries, resolution: Resolution,
): { readonly name: string; readonly resolved: Resolved } {
  const { readable, replacements } = resolution;
  const parts = partsOf(node.tableOrViewName());
  const name = parts.at(-1) ?? '';
  const namedQuery = parts.length === 1 ? named.get(name) : undefined;
  const path = parts.slice(0, -1).join('.');
  const view = !namedQuery && ['', SCHEMA, `${CATALOG}.${SCHEMA}`].includes(path) ? readable.get(name) : undefined;
  resolution.judge({ kind: 'relation', node, known: Boolean(namedQuery ?? view), readable: [...readable.keys()] });
  const printed = namedQuery ? quoted(namedQuery.printed) : view?.subquery;
  if (printed !== undefined) replacements.set(node, alias === undefined ? `${printed} AS ${quoted(name)}` : printed);
  if (namedQuery) return { name: alias ?? name, resolved: namedQuery };
  if (view) resolution.read.add(name);
  return { name: alias ?? name, resolved: { fields: view?.columns ?? [], tally: { views: 1, products: 0 }, few: false } };
}

/** The columns under the names that follow an alias: `AS t (a, b)`. */
export function renamed(fields: readonly Field[], aliases: ColumnAliasesContext | null, resolution: Resolution): readonly Field[] {
  if (!aliases) return fields;
  const names = aliases.identifier().map(nameOf);
  if (names.length !== fields.length) resolution.judge({ kind: 'unclear', node: aliases, why: 'alias-count' });
  return names.map((name, index) => ({ ...fields[index], name }));
}
