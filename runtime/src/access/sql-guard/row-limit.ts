import type { ParseTree } from 'antlr4ng';
import { QueryStatementContext, QueryTermDefaultContext, SubqueryContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { QueryContext, QueryNoWithContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Changes } from './print';

/**
 * Bounds the rows of the whole query by its own LIMIT or by `rows`, whichever is smaller. The limit is written into the statement
 * itself: around it, the order of the rows would be lost.
 */
export function rowLimit(query: QueryContext, rows: number): Changes {
  const none = new Map<ParseTree, string>();
  const body = query instanceof QueryStatementContext ? outermost(query.queryNoWith()) : undefined;
  if (!body) return { replacements: none, additions: none };
  const own = body.limitRowCount();
  if (!own) return { replacements: none, additions: new Map([[body, `LIMIT ${rows}`]]) };
  const asked = Number(own.rowCount()?.getText() ?? rows);
  return { replacements: new Map([[own, String(Math.min(asked, rows))]]), additions: none };
}

/** The part whose ORDER BY orders the whole: parentheses around all of it do not count. */
function outermost(body: QueryNoWithContext): QueryNoWithContext {
  const term = body.queryTerm();
  const primary = term instanceof QueryTermDefaultContext ? term.queryPrimary() : undefined;
  const bare = body.sortItem().length === 0 && !body.KW_OFFSET() && !body.limitRowCount();
  return bare && primary instanceof SubqueryContext ? outermost(primary.queryNoWith()) : body;
}
