import type { ParseTree } from 'antlr4ng';
import { QueryTermDefaultContext, SubqueryContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { QueryNoWithContext, QueryStatementContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Changes } from './print';

/**
 * Bounds the rows of the whole query by its own LIMIT or FETCH FIRST or by `rows`, whichever is smaller. The limit is written into the
 * statement itself: around it, the order of the rows would be lost.
 */
export function rowLimit(query: QueryStatementContext, rows: number): Changes {
  const none = new Map<ParseTree, string>();
  const body = outermost(query.queryNoWith());
  if (body.KW_FETCH()) return { replacements: fewest(body._fetchFirst, rows), additions: none };
  const own = body.limitRowCount();
  if (!own) return { replacements: none, additions: new Map([[body, `LIMIT ${rows}`]]) };
  return { replacements: own.rowCount() ? fewest(own, rows) : new Map([[own, String(rows)]]), additions: none };
}

/** FETCH FIRST ROW ONLY, without a number, fetches one. */
function fewest(own: ParseTree | undefined, rows: number): Map<ParseTree, string> {
  return new Map(own ? [[own, String(Math.min(Number(own.getText()), rows))]] : []);
}

/** The part whose ORDER BY orders the whole: parentheses around all of it do not count. */
function outermost(body: QueryNoWithContext): QueryNoWithContext {
  const term = body.queryTerm();
  const primary = term instanceof QueryTermDefaultContext ? term.queryPrimary() : undefined;
  const bare = body.sortItem().length === 0 && !body.KW_OFFSET() && !body.limitRowCount() && !body.KW_FETCH();
  return bare && primary instanceof SubqueryContext ? outermost(primary.queryNoWith()) : body;
}
