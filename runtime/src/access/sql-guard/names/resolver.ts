import type { ParserRuleContext, ParseTree } from 'antlr4ng';
import {
  ColumnReferenceContext, QueryPrimaryDefaultContext, QueryStatementContext, QueryTermDefaultContext, SetOperationContext, SubqueryContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type {
  QueryContext, QueryNoWithContext, QuerySpecificationContext, QueryTermContext, SelectItemContext, WithContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { ReadableView } from '../scoped-subquery';
import { quoted } from '../scoped-subquery';
import { partsOf, resolveExpression } from './expressions';
import { unclearNames, unknownColumn } from './name-refusals';
import { renamed, resolveRelation } from './relations';
import { nameOf } from './resolution';
import type { NamedQueries, NamedQuery, Resolution } from './resolution';
import { Scope } from './scope';
import type { Field } from './scope';

/** How the names of queries begin in the printed text. No view can be taken for one: views stand there with their schema. */
export const NAMED_QUERY = 'with_';

/**
 * Follows every name of one query to a permitted view, a column of it, a query named by WITH, or an alias.
 *
 * @throws QueryRefusedError  where a name leads nowhere that the permit opens
 */
export class NameResolver implements Resolution {
  readonly replacements = new Map<ParseTree, string>();
  readonly read = new Set<string>();
  private namedQueries = 0;

  constructor(readonly readable: ReadonlyMap<string, ReadableView>) {}

  query(node: QueryContext, named: NamedQueries, outer: Scope | undefined): readonly Field[] {
    if (!(node instanceof QueryStatementContext)) throw notUnderstood(node);
    const within = node.with();
    return this.body(node.queryNoWith(), within ? this.nameQueries(within, named, outer) : named, outer);
  }

  /** Each named query sees those before it, and not itself: recursion is refused by its word. */
  private nameQueries(node: WithContext, named: NamedQueries, outer: Scope | undefined): NamedQueries {
    const inReach = new Map<string, NamedQuery>(named);
    const here = new Set<string>();
    for (const each of node.namedQuery()) {
      const name = nameOf(each.identifier());
      if (here.has(name)) throw unclearNames(each, 'WITH names two queries alike.', 'Give each its own name.');
      here.add(name);
      const columns = renamed(this.query(each.query(), inReach, outer), each.columnAliases());
      this.namedQueries += 1;
      const printed = `${NAMED_QUERY}${this.namedQueries}`;
      this.replacements.set(each.identifier(), quoted(printed));
      inReach.set(name, { printed, columns });
    }
    return inReach;
  }

  private body(node: QueryNoWithContext, named: NamedQueries, outer: Scope | undefined): readonly Field[] {
    const { output, from } = this.term(node.queryTerm(), named, outer);
    const order = new Scope(output.map(({ name }) => ({ name })), from ?? outer);
    for (const item of node.sortItem()) resolveExpression(item, order, named, this);
    return output;
  }

  /** The output columns, and for a plain SELECT what its ORDER BY reaches besides. */
  private term(node: QueryTermContext, named: NamedQueries, outer: Scope | undefined): { output: readonly Field[]; from?: Scope } {
    if (node instanceof SetOperationContext) {
      const [first, ...more] = node.queryTerm().map(term => this.term(term, named, outer).output);
      if (!first || more.some(arm => arm.length !== first.length)) {
        throw unclearNames(node, 'The queries of a UNION, INTERSECT or EXCEPT differ in their number of columns.', 'Select the same columns in each.');
      }
      return { output: first };
    }
    const primary = node instanceof QueryTermDefaultContext ? node.queryPrimary() : undefined;
    if (primary instanceof SubqueryContext) return { output: this.body(primary.queryNoWith(), named, outer) };
    if (primary instanceof QueryPrimaryDefaultContext) return this.specification(primary.querySpecification(), named, outer);
    throw notUnderstood(node);
  }

  private specification(node: QuerySpecificationContext, named: NamedQueries, outer: Scope | undefined): { output: readonly Field[]; from: Scope } {
    const from = new Scope(node.relation().flatMap(relation => resolveRelation(relation, named, outer, this)), outer);
    const output = node.selectList().selectItem().flatMap(item => this.selected(item, from, named));
    for (const clause of [node.whereClause(), node.havingClause()]) {
      if (clause) resolveExpression(clause, from, named, this);
    }
    const groups = node.groupBy();
    if (groups) resolveExpression(groups, from, named, this, ' GROUP BY takes a column, an expression or a position, not an alias of SELECT.');
    return { output, from };
  }

  private selected(node: SelectItemContext, from: Scope, named: NamedQueries): readonly Field[] {
    if (node.selectAllWithoutTable()) return from.fields;
    const all = node.tableAllColumns();
    if (all) {
      const primary = all.primaryExpression();
      const [relation, ...more] = primary instanceof ColumnReferenceContext ? partsOf(primary) : [];
      const fields = relation && more.length === 0 ? from.fields.filter(field => field.relation === relation) : [];
      if (fields.length === 0) throw unknownColumn(all, from);
      return fields;
    }
    const literal = node.selectLiteralColumnName();
    const expression = literal ?? node.selectExpressionColumnName();
    if (!expression) throw notUnderstood(node);
    resolveExpression(expression, from, named, this);
    const alias = node.identifier();
    return [{ name: alias ? nameOf(alias) : literal ? partsOf(literal).at(-1) : undefined }];
  }
}

function notUnderstood(node: ParserRuleContext) {
  return unclearNames(node, 'The query has a part that is not understood.', 'Write a plain SELECT.');
}
