import {
  AliasedRelationContext, ExpressionSourceTableContext, JoinRelationContext, LateralContext, ParenthesizedRelationContext, RelationDefaultContext,
  SubqueryRelationContext, TableNameContext, UnnestContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { ColumnAliasesContext, JoinCriteriaContext, RelationContext, SampledRelationContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { comparable } from './conditions';
import { value } from './expressions';
import { column, nameOf, partsOf, quoted } from './names';
import type { Reach, TranslatedQuery } from './reach';
import { outputs, Scope } from './scope';
import type { Column, Tables } from './scope';
import { ANY, BIGINT } from './sql-type';
import { refusal } from './typed';
import { words } from './words';

/** What stands in FROM. The scope holds what stands before it, which LATERAL and UNNEST see. */
export function relation(node: RelationContext | SampledRelationContext, reach: Reach, tables: Tables): TranslatedQuery {
  if (node instanceof JoinRelationContext) return join(node, reach, tables);
  const sampled = node instanceof RelationDefaultContext ? node.sampledRelation() : node;
  if (!('patternRecognition' in sampled) || sampled.KW_TABLESAMPLE()) throw refusal('NOT_SUPPORTED', node);
  const aliased = sampled.patternRecognition().aliasedRelation();
  if (!(aliased instanceof AliasedRelationContext)) throw refusal('NOT_SUPPORTED', node);
  return named(aliased, reach, tables);
}

/** The columns under the names that follow an alias: `AS t (a, b)`. */
export function renamed(columns: readonly Column[], aliases: ColumnAliasesContext | null): readonly Column[] {
  if (!aliases) return columns;
  const names = aliases.identifier().map(nameOf);
  if (names.length !== columns.length) throw refusal('MISMATCHED_COLUMN_ALIASES', aliases);
  return columns.map(({ type }, index) => ({ name: names[index], type }));
}

/** The same names in SQL: ` (a, b)`, or nothing. */
export function aliasList(aliases: ColumnAliasesContext | null): string {
  return aliases ? ` (${aliases.identifier().map(each => quoted(nameOf(each))).join(', ')})` : '';
}

function join(node: JoinRelationContext, reach: Reach, tables: Tables): TranslatedQuery {
  const [leftNode, rightNode] = [...node.relation(), node.sampledRelation()].filter(each => each !== null);
  if (!leftNode || !rightNode || node.KW_NATURAL()) throw refusal('NOT_SUPPORTED', node);
  const left = relation(leftNode, reach, tables);
  const right = relation(rightNode, { ...reach, scope: new Scope([...reach.scope.columns, ...left.columns], reach.scope.outer) }, tables);
  const criteria = node.joinCriteria();
  const type = node.KW_CROSS() ? 'CROSS' : (node.joinType()?.getText().toUpperCase() ?? '').replace('OUTER', '');
  const both = [...left.columns, ...right.columns];
  const using = criteria?.KW_USING() ? criteria.identifier().map(nameOf) : undefined;
  const on = using ? `USING (${using.map(quoted).join(', ')})` : criteria ? condition(criteria, { ...reach, scope: new Scope(both, reach.scope.outer) }) : '';
  return { sql: `${left.sql} ${type} JOIN ${right.sql} ${on}`, columns: using ? merged(criteria!, using, left.columns, right.columns) : both };
}

/** What follows ON. The grammar has a form of its own for two columns that are equal. */
function condition(node: JoinCriteriaContext, reach: Reach): string {
  const columns = node.joinColumnEquality()?.joinColumnReference().map(each => column(each, reach));
  if (!columns) return words(node, reach);
  comparable(node, columns);
  return `ON ${columns.map(({ sql }) => sql).join(' = ')}`;
}

/** Columns joined by USING stand once, first, and belong to neither relation. */
function merged(node: JoinCriteriaContext, names: readonly string[], left: readonly Column[], right: readonly Column[]): readonly Column[] {
  const types = names.map(name => {
    const found = [left, right].map(side => side.find(each => each.name === name));
    if (!found[0] || !found[1]) throw refusal('COLUMN_NOT_FOUND', node);
    return found[0].type;
  });
  const rest = (columns: readonly Column[]) => columns.filter(each => each.name === undefined || !names.includes(each.name));
  return [...names.map((name, index) => ({ name, type: types[index]! })), ...rest(left), ...rest(right)];
}

function named(node: AliasedRelationContext, reach: Reach, tables: Tables): TranslatedQuery {
  const identifier = node.identifier();
  const aliases = node.columnAliases();
  const { sql, columns, name } = source(node, reach, tables);
  const alias = identifier ? nameOf(identifier) : undefined;
  const under = alias ?? name;
  return {
    sql: alias === undefined ? sql : `${sql} AS ${quoted(alias)}${aliasList(aliases)}`,
    columns: under === undefined ? columns : renamed(columns, aliases).map(each => ({ ...each, relation: under })),
  };
}

function source(node: AliasedRelationContext, reach: Reach, tables: Tables): TranslatedQuery & { readonly name?: string } {
  const primary = node.relationPrimary();
  if (primary instanceof TableNameContext) return table(primary, reach, tables);
  if (primary instanceof ParenthesizedRelationContext) {
    const inner = relation(primary.relation(), reach, tables);
    return { sql: `(${inner.sql})`, columns: inner.columns };
  }
  const from = primary instanceof ExpressionSourceTableContext ? primary.relationSourceTable() : undefined;
  if (from instanceof UnnestContext) return unnest(from, reach);
  const lateral = from instanceof LateralContext;
  if (!lateral && !(from instanceof SubqueryRelationContext)) throw refusal('NOT_SUPPORTED', node);
  // DuckDB would let any subquery see what stands before it.
  const query = reach.query(from.query(), lateral ? reach.scope : reach.scope.outer);
  return { sql: `${lateral ? 'LATERAL ' : ''}(${query.sql})`, columns: outputs(query.columns) };
}

function table(node: TableNameContext, reach: Reach, tables: Tables): TranslatedQuery & { readonly name: string } {
  const parts = partsOf(node.tableOrViewName());
  const name = parts.at(-1)!;
  const common = parts.length === 1 ? reach.named.get(name) : undefined;
  const columns = common ?? tables.get(parts.slice(-2).join('.'));
  if (!columns || node.queryPeriod()) throw refusal('TABLE_NOT_FOUND', node);
  return { sql: parts.slice(-2).map(quoted).join('.'), columns: columns.map(each => ({ ...each, relation: name })), name };
}

function unnest(node: UnnestContext, reach: Reach): TranslatedQuery {
  const parts = node.expression().map(each => {
    const { sql, type } = value(each, reach);
    if (type.kind === 'map') return { lists: [`map_keys(${sql})`, `map_values(${sql})`], columns: [{ type: type.key }, { type: type.value }] };
    if (type.kind === 'array' && type.of.kind !== 'row') return { lists: [sql], columns: [{ type: type.of }] };
    if (type.kind === 'any') return { lists: [sql], columns: [{ type: ANY }] };
    throw refusal(type.kind === 'array' ? 'NOT_SUPPORTED' : 'TYPE_MISMATCH', each);
  });
  const ordinality = node.KW_ORDINALITY();
  const columns = [...parts.flatMap(part => part.columns), ...(ordinality ? [{ type: BIGINT }] : [])];
  const lists = parts.flatMap(part => part.lists);
  if (lists.length === 1) return { sql: `UNNEST(${lists[0]!})${ordinality ? ' WITH ORDINALITY' : ''}`, columns };
  // Side by side in a SELECT DuckDB unnests several, and fills up the shorter ones with NULL.
  const numbers = ordinality ? [`generate_series(1, greatest(${lists.map(list => `coalesce(len(${list}), 0)`).join(', ')}))`] : [];
  return { sql: `(SELECT ${[...lists, ...numbers].map(list => `unnest(${list})`).join(', ')})`, columns };
}
