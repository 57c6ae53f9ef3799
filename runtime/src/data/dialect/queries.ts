import {
  InlineTableContext, ParenthesizedExpressionContext, QueryPrimaryDefaultContext, QueryStatementContext, QueryTermDefaultContext,
  RowConstructorContext, SetOperationContext, SubqueryContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type {
  ExpressionContext, QueryContext, QueryNoWithContext, QuerySpecificationContext, QueryTermContext, SelectItemContext, WithContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { comparable } from './conditions';
import { primaryOf, value } from './expressions';
import { column, nameOf, partsOf, quoted } from './names';
import type { Reach, TranslatedQuery } from './reach';
import { aliasList, renamed, relation } from './relations';
import { outputs, Scope } from './scope';
import type { Column, NamedQueries, Tables } from './scope';
import type { SqlType } from './sql-type';
import { refusal } from './typed';
import { words } from './words';

/** Translates queries, from FROM to ORDER BY, and tells their columns. */
export class Queries {
  constructor(private readonly tables: Tables) {}

  query(node: QueryContext, named: NamedQueries, outer: Scope | undefined): TranslatedQuery {
    if (!(node instanceof QueryStatementContext)) throw refusal('NOT_SUPPORTED', node);
    const within = node.with();
    const { sql, inReach } = within ? this.withNames(within, named, outer) : { sql: '', inReach: named };
    const body = this.body(node.queryNoWith(), inReach, outer);
    return { sql: sql + body.sql, columns: body.columns };
  }

  private withNames(node: WithContext, named: NamedQueries, outer: Scope | undefined): { sql: string; inReach: NamedQueries } {
    if (node.KW_RECURSIVE()) throw refusal('NOT_SUPPORTED', node);
    const inReach = new Map(named);
    const parts = node.namedQuery().map(each => {
      const name = nameOf(each.identifier());
      const aliases = each.columnAliases();
      const query = this.query(each.query(), inReach, outer);
      inReach.set(name, renamed(query.columns, aliases));
      return `${quoted(name)}${aliasList(aliases)} AS (${query.sql})`;
    });
    return { sql: `WITH ${parts.join(', ')} `, inReach };
  }

  private body(node: QueryNoWithContext, named: NamedQueries, outer: Scope | undefined): TranslatedQuery {
    const { sql, columns, from } = this.term(node.queryTerm(), named, outer);
    if (node.KW_TIES()) throw refusal('NOT_SUPPORTED', node);
    const order = this.reach(new Scope(outputs(columns), from ?? outer), named);
    const rest = (node.children ?? []).slice(1).map(child => words(child, order));
    return { sql: [sql, ...rest].join(' '), columns };
  }

  /** `from`: what the ORDER BY of a plain SELECT reaches besides its output. */
  private term(node: QueryTermContext, named: NamedQueries, outer: Scope | undefined): TranslatedQuery & { from?: Scope } {
    if (node instanceof SetOperationContext) return this.setOperation(node, named, outer);
    const primary = node instanceof QueryTermDefaultContext ? node.queryPrimary() : undefined;
    if (primary instanceof SubqueryContext) {
      const { sql, columns } = this.body(primary.queryNoWith(), named, outer);
      return { sql: `(${sql})`, columns };
    }
    if (primary instanceof QueryPrimaryDefaultContext) return this.specification(primary.querySpecification(), named, outer);
    if (primary instanceof InlineTableContext) return this.inlineTable(primary, named, outer);
    throw refusal('NOT_SUPPORTED', node);
  }

  private setOperation(node: SetOperationContext, named: NamedQueries, outer: Scope | undefined): TranslatedQuery {
    const [left, right] = node.queryTerm().map(term => this.term(term, named, outer));
    const operator = (node.children ?? []).slice(1, -1).map(child => child.getText().toUpperCase()).join(' ');
    const columns = sideBySide(node, [left!, right!].map(({ columns: each }) => each.map(({ type }) => type)))
      .map((type, index) => ({ name: left!.columns[index]!.name, type }));
    return { sql: `${left!.sql} ${operator} ${right!.sql}`, columns };
  }

  private inlineTable(node: InlineTableContext, named: NamedQueries, outer: Scope | undefined): TranslatedQuery {
    const reach = this.reach(new Scope([], outer), named);
    const rows = node.expression().map(each => rowOf(each).map(cell => value(cell, reach)));
    const columns = sideBySide(node, rows.map(row => row.map(({ type }) => type))).map(type => ({ type }));
    return { sql: `VALUES ${rows.map(row => `(${row.map(({ sql }) => sql).join(', ')})`).join(', ')}`, columns };
  }

  private specification(node: QuerySpecificationContext, named: NamedQueries, outer: Scope | undefined): TranslatedQuery & { from: Scope } {
    const relations: string[] = [];
    const reached: Column[] = [];
    for (const each of node.relation()) {
      const { sql, columns } = relation(each, this.reach(new Scope(reached, outer), named), this.tables);
      relations.push(sql);
      reached.push(...columns);
    }
    const from = new Scope(reached, outer);
    const reach = this.reach(from, named);
    const items = node.selectList().selectItem().map(item => selected(item, reach));
    const clauses = [node.whereClause(), node.groupBy(), node.havingClause()].map(clause => clause && words(clause, reach));
    const windows = node.windowDefinition().map(each => words(each, reach)).join(', ');
    const sql = [
      'SELECT', node.setQuantifier()?.getText().toUpperCase(), items.map(item => item.sql).join(', '),
      relations.length > 0 ? `FROM ${relations.join(', ')}` : '',
      clauses[0], clauses[1] ? `GROUP BY ${clauses[1]}` : '', clauses[2], windows && `WINDOW ${windows}`,
    ].filter(Boolean).join(' ');
    return { sql, columns: items.flatMap(item => item.columns), from };
  }

  private reach(scope: Scope, named: NamedQueries): Reach {
    return { scope, named, query: (node, around) => this.query(node, named, around) };
  }
}

function selected(node: SelectItemContext, reach: Reach): { readonly sql: string; readonly columns: readonly Column[] } {
  if (node.selectAllWithoutTable()) return { sql: '*', columns: outputs(reach.scope.columns) };
  const allOf = node.tableAllColumns();
  if (allOf) {
    const name = partsOf(allOf.primaryExpression()).at(-1)!;
    const columns = reach.scope.columns.filter(each => each.relation === name);
    if (columns.length === 0) throw refusal('TABLE_NOT_FOUND', allOf);
    // Joined by USING, columns are no relation's any more: DuckDB would repeat them.
    const all = columns.every(each => each.name !== undefined) ? columns.map(each => `${quoted(name)}.${quoted(each.name!)}`).join(', ') : `${quoted(name)}.*`;
    return { sql: all, columns: outputs(columns) };
  }
  const literal = node.selectLiteralColumnName();
  const expression = literal ?? node.selectExpressionColumnName();
  if (!expression) throw refusal('NOT_SUPPORTED', node);
  const { sql, type } = literal ? column(literal, reach) : value(expression, reach);
  const alias = node.identifier();
  const name = alias ? nameOf(alias) : literal ? partsOf(literal).at(-1) : undefined;
  return { sql: alias ? `${sql} AS ${quoted(name!)}` : sql, columns: [{ name, type }] };
}

/** The cells of one row of VALUES. */
function rowOf(node: ExpressionContext): readonly ExpressionContext[] {
  const primary = primaryOf(node);
  if (primary instanceof RowConstructorContext) return primary.expression();
  return primary instanceof ParenthesizedExpressionContext ? rowOf(primary.expression()) : [node];
}

/** The types of the columns of several rows or queries. */
function sideBySide(node: SetOperationContext | InlineTableContext, rows: readonly (readonly SqlType[])[]): readonly SqlType[] {
  return rows.reduce((types, row) => {
    if (row.length !== types.length) throw refusal('TYPE_MISMATCH', node);
    return types.map((type, index) => comparable(node, [{ type }, { type: row[index]! }]));
  });
}
