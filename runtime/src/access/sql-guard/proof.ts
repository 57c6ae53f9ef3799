import type { ParserRuleContext } from 'antlr4ng';
import { NamedQueryContext, SubqueryRelationContext, TableRefContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { PRINTED_BOUNDS } from './bounds';
import { enforceOnTree } from './enforce';
import { partsOf } from './names/expressions';
import { nameOf } from './names/resolution';
import { NO_CHANGES, print } from './print';
import { QueryRefusedError } from './query-refused';
import type { Rules } from './rule';
import type { SqlParser } from './sql-parser';
import type { TimeLimit } from './time-limit';
import { nodesOf } from './tree';

/** The only parts of a printed query that may reach base tables. */
export interface Bounded {
  /** The subqueries that stand for views, each with exactly this text. */
  readonly subqueries: ReadonlySet<string>;
  /** The relation that holds a large scope, which is named first. */
  readonly scopeRelation?: string;
}

/**
 * Parses the printed query again and proves it: it reads as it is printed, passes the rules for syntax, and reaches base tables nowhere but
 * inside a scoped subquery with exactly the generated text. It trusts nothing that was worked out before.
 *
 * @throws QueryRefusedError  rule `proof`: the guard itself is wrong; nothing runs
 */
export function prove(sql: string, bounded: Bounded, syntax: Rules['syntax'], parser: SqlParser, limit: TimeLimit): void {
  const tree = parser.parse(sql, PRINTED_BOUNDS, limit);
  const generated = new Set<ParserRuleContext>([
    ...nodesOf(tree, SubqueryRelationContext).filter(node => bounded.subqueries.has(print(node, NO_CHANGES))),
    ...nodesOf(tree, NamedQueryContext).filter(node => print(node, NO_CHANGES) === bounded.scopeRelation),
  ]);
  const isGenerated = (node: ParserRuleContext) => generated.has(node);
  enforceOnTree(syntax, tree, isGenerated);
  const named = nodesOf(tree, NamedQueryContext, isGenerated).map(node => nameOf(node.identifier()));
  const tables = nodesOf(tree, TableRefContext, isGenerated).map(partsOf);
  const proved = print(tree, NO_CHANGES) === sql
    && named.every(name => /^with_\d+$/.test(name))
    && tables.every(([name = '', ...more]) => more.length === 0 && named.includes(name))
    && (bounded.scopeRelation === undefined || sql.startsWith(`WITH ${bounded.scopeRelation}`));
  if (!proved) throw new QueryRefusedError(REFUSAL);
}

const REFUSAL = {
  rule: 'proof',
  message: 'The query could not be bounded to what it may read, so it does not run.',
  remedy: 'Write it more plainly, and report it to whoever runs the platform: this should not happen.',
};
