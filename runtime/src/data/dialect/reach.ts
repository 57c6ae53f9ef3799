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
  /** Translates a query that sees the scope as the one around it, and the queries that are named here. */
  readonly query: (node: QueryContext, outer: Scope | undefined) => TranslatedQuery;
}
