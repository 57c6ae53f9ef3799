import type { QueryContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Column, NamedQueries, Scope } from './scope';

/** A translated query. */
export interface TranslatedQuery {
  readonly sql: string;
  readonly columns: readonly Column[];
}

/** What an expression can reach, and how the queries inside it are translated. */
export interface Reach {
  readonly scope: Scope;
  readonly named: NamedQueries;
  /** Translates a query that sees the scope as the one around it. */
  query(node: QueryContext, named: NamedQueries, outer: Scope | undefined): TranslatedQuery;
}

/** The same with other columns. */
export function reaching(reach: Reach, scope: Scope): Reach {
  return { scope, named: reach.named, query: (node, named, outer) => reach.query(node, named, outer) };
}
