import { ParserRuleContext } from 'antlr4ng';
import type { ParseTree } from 'antlr4ng';
import { NamedQueryContext, SubqueryRelationContext, TableRefContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { PRINTED_BOUNDS } from './bounds';
import { checkRules } from './check-rules';
import { partsOf } from './names/expressions';
import { nameOf } from './names/resolution';
import { NO_CHANGES, print } from './print';
import { QueryRefusedError } from './query-refused';
import type { ReadableView } from './scoped-subquery';
import { SCHEMA } from './scoped-subquery';
import type { SqlParser } from './sql-parser';
import type { TimeLimit } from './time-limit';

/**
 * Parses the printed query again and proves it: it reads as it is printed, passes all rules, and reaches base tables nowhere but
 * inside a scoped subquery with exactly the generated text. It trusts nothing that was worked out before.
 *
 * @throws QueryRefusedError  rule `proof`: the guard itself is wrong; nothing runs
 */
export function prove(sql: string, readable: ReadonlyMap<string, ReadableView>, parser: SqlParser, limit: TimeLimit): void {
  const tree = parser.parse(sql, PRINTED_BOUNDS, limit);
  checkRules(tree);
  const generated = new Set([...readable.values()].map(view => view.subquery));
  const nodes = nodesOf(tree);
  const named = new Set(nodes.filter(node => node instanceof NamedQueryContext).map(node => nameOf(node.identifier())));
  const tables = nodes.filter(node => node instanceof TableRefContext);
  const proved = print(tree, NO_CHANGES) === sql && tables.every(table => isBounded(table, sql, generated, named));
  if (!proved) throw new QueryRefusedError(REFUSAL);
}

function isBounded(table: TableRefContext, sql: string, generated: ReadonlySet<string>, named: ReadonlySet<string>): boolean {
  const [first = '', second] = partsOf(table);
  if (second === undefined) return named.has(first);
  return first === SCHEMA && table.identifier().length === 2 && generated.has(subqueryAround(table, sql));
}

/** The text of the nearest subquery in FROM around a table; empty where there is none. */
function subqueryAround(node: ParserRuleContext, sql: string): string {
  for (let each: ParserRuleContext | null = node; each; each = each.parent) {
    if (each instanceof SubqueryRelationContext) return sql.slice(each.start?.start ?? 0, (each.stop?.stop ?? -1) + 1);
  }
  return '';
}

function nodesOf(tree: ParseTree): readonly ParserRuleContext[] {
  return tree instanceof ParserRuleContext ? [tree, ...(tree.children ?? []).flatMap(nodesOf)] : [];
}

const REFUSAL = {
  rule: 'proof',
  message: 'The query could not be bounded to what it may read, so it does not run.',
  remedy: 'Write it more plainly, and report it to whoever runs the platform: this should not happen.',
};
