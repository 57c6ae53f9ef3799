import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext } from 'antlr4ng';
import {
  ExpressionContext, InlineTableContext, QueryPrimaryDefaultContext, QueryStatementContext, QueryTermDefaultContext, SetOperationContext,
  SubqueryContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type {
  QueryContext, QueryNoWithContext, QuerySpecificationContext, QueryTermContext, WindowDefinitionContext, WithContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { enforce } from '../enforce';
import { notUnderstood, placeOf } from '../query-refused';
import type { ReadableView } from '../readable-views';
import { quoted } from '../readable-views';
import type { Rule } from '../rule';
import type { Place } from './expressions';
import { resolveExpression, useAll } from './expressions';
import { resolveInlineTable } from './inline-table';
import { unboundJoins } from './join-graph';
import type { Reference, Tally } from './reference';
import { beside, NO_RELATION, renamed, resolveRelation } from './relations';
import type { From } from './relations';
import { nameOf } from './resolution';
import type { NamedQueries, NamedQuery, Resolution, Resolved } from './resolution';
import { Scope } from './scope';
import type { Field } from './scope';
import { hasOneRow, resolveSelectItem } from './select-list';
import { NOTHING, sum } from './tally';

/** How the names of queries begin in the printed text. No view can be taken for one: views stand there with their schema. */
const NAMED_QUERY = 'with_';

/** What a LIMIT may let through to count as few rows. */
const FEW_ROWS = 10;

/** A query, and for a plain SELECT what its ORDER BY reaches besides its output. */
interface Term extends Resolved {
  readonly from?: Scope;
}

/**
 * Follows every name of one query to a permitted view, a column of it, a query named by WITH, or an alias, and holds each against the
 * rules for names.
 */
export class NameResolver implements Resolution {
  readonly replacements = new Map<ParseTree, string>();
  readonly read = new Set<string>();
  private namedQueries = 0;
  private relations = 0;

  constructor(readonly readable: ReadonlyMap<string, ReadableView>, private readonly rules: readonly Rule<Reference>[]) {}

  /** Follows the names of a whole query. @throws QueryRefusedError  a name leads nowhere that the permit opens, or the query reads too much */
  whole(node: QueryContext): void {
    const { tally } = this.query(node, new Map(), undefined);
    this.judge({ kind: 'reading', node, tally });
  }

  query(node: QueryContext, named: NamedQueries, outer: Scope | undefined): Resolved {
    if (!(node instanceof QueryStatementContext)) throw notUnderstood(node);
    const within = node.with();
    return this.body(node.queryNoWith(), within ? this.nameQueries(within, named, outer) : named, outer);
  }

  judge(reference: Reference): void {
    enforce(this.rules, reference, placeOf(reference.node));
  }

  nextRelation(node: ParserRuleContext): number {
    this.relations += 1;
    // Those of the text, before more work is done for more of them.
    this.judge({ kind: 'reading', node, tally: { views: this.relations, products: 0 } });
    return this.relations;
  }

  /** Each named query sees those before it, and not itself: recursion is refused by its word. */
  private nameQueries(node: WithContext, named: NamedQueries, outer: Scope | undefined): NamedQueries {
    const inReach = new Map<string, NamedQuery>(named);
    const here = new Set<string>();
    for (const each of node.namedQuery()) {
      const name = nameOf(each.identifier());
      if (here.has(name)) this.judge({ kind: 'unclear', node: each, why: 'named-twice' });
      here.add(name);
      const resolved = this.query(each.query(), inReach, outer);
      const fields = renamed(resolved.fields, each.columnAliases(), this);
      this.namedQueries += 1;
      const printed = `${NAMED_QUERY}${this.namedQueries}`;
      this.replacements.set(each.identifier(), quoted(printed));
      inReach.set(name, { ...resolved, printed, fields });
    }
    return inReach;
  }

  private body(node: QueryNoWithContext, named: NamedQueries, outer: Scope | undefined): Resolved {
    const { fields, tally, few, from } = this.term(node.queryTerm(), named, outer);
    const scope = new Scope(fields.map(({ name, masked }) => ({ name, masked })), from ?? outer);
    const sorts = node.sortItem().map(item => {
      this.useByPosition(item, fields);
      return resolveExpression(item, { scope, named }, this);
    });
    return { fields, tally: sum([tally, ...sorts]), few: few || Number(node.limitRowCount()?.getText()) <= FEW_ROWS };
  }

  private term(node: QueryTermContext, named: NamedQueries, outer: Scope | undefined): Term {
    if (node instanceof SetOperationContext) return this.setOperation(node, named, outer);
    const primary = node instanceof QueryTermDefaultContext ? node.queryPrimary() : undefined;
    if (primary instanceof SubqueryContext) return this.body(primary.queryNoWith(), named, outer);
    if (primary instanceof QueryPrimaryDefaultContext) return this.specification(primary.querySpecification(), named, outer);
    if (primary instanceof InlineTableContext) return resolveInlineTable(primary, { scope: new Scope([], outer), named }, this);
    throw notUnderstood(node);
  }

  /** UNION ALL passes values on; the others compare them. */
  private setOperation(node: SetOperationContext, named: NamedQueries, outer: Scope | undefined): Term {
    const arms = node.queryTerm().map(term => this.term(term, named, outer));
    const [first, ...more] = arms;
    if (!first) throw notUnderstood(node);
    if (more.some(({ fields }) => fields.length !== first.fields.length)) this.judge({ kind: 'unclear', node, why: 'arm-columns' });
    const fields = first.fields.map(({ name }, index) => ({ name, masked: arms.some(arm => arm.fields[index]?.masked) }));
    if (!node.KW_UNION() || !node.setQuantifier()?.KW_ALL()) useAll(fields, node, this);
    return { fields, tally: sum(arms.map(({ tally }) => tally)), few: arms.every(({ few }) => few) };
  }

  private specification(node: QuerySpecificationContext, named: NamedQueries, outer: Scope | undefined): Term {
    const from = node.relation().reduce<From>((left, relation) => beside(left, resolveRelation(relation, { named, outer, left }, this)), NO_RELATION);
    const scope = new Scope(from.fields, outer);
    const place = { scope, named };
    const items = node.selectList().selectItem().map(item => resolveSelectItem(item, place, this));
    const fields = items.flatMap(item => item.fields);
    if (node.setQuantifier()?.KW_DISTINCT()) useAll(fields, node.selectList(), this);
    const clauses = [node.whereClause(), node.havingClause()];
    const read = [...clauses.map(clause => clause ? resolveExpression(clause, place, this) : NOTHING), this.windows(node.windowDefinition(), place)];
    const products = unboundJoins(from.relations, [...from.conditions, node.whereClause()].filter(each => each !== null), from.merged, scope);
    return {
      fields, from: scope, few: from.relations.every(({ few }) => few) || hasOneRow(node),
      tally: sum([from.tally, { views: 0, products }, ...items.map(({ tally }) => tally), ...read, this.groups(node, fields, scope, named)]),
    };
  }

  private windows(definitions: readonly WindowDefinitionContext[], place: Place): Tally {
    const names = definitions.map(each => nameOf(each.identifier()));
    const again = definitions.find((_, index) => names.indexOf(names[index]!) < index);
    if (again) this.judge({ kind: 'unclear', node: again, why: 'named-twice' });
    return sum(definitions.map(each => resolveExpression(each.windowSpecification(), place, this)));
  }

  private groups(node: QuerySpecificationContext, fields: readonly Field[], scope: Scope, named: NamedQueries) {
    const groups = node.groupBy();
    if (!groups) return NOTHING;
    for (const expression of positionsIn(groups)) this.useByPosition(expression, fields);
    return resolveExpression(groups, { scope, named, hint: ' GROUP BY takes a column, an expression or a position, not an alias of SELECT.' }, this);
  }

  /** `ORDER BY 2` orders by the second column. */
  private useByPosition(node: ParserRuleContext, fields: readonly Field[]): void {
    const [position] = /^\d+(?![\d.e])/i.exec(node.getText()) ?? [];
    const field = position === undefined ? undefined : fields[Number(position) - 1];
    if (field) useAll([field], node, this);
  }
}

function positionsIn(node: ParserRuleContext): readonly ParserRuleContext[] {
  if (node instanceof ExpressionContext) return [node];
  return (node.children ?? []).flatMap(child => child instanceof ParserRuleContext ? positionsIn(child) : []);
}
