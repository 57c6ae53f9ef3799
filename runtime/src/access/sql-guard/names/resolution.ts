import type { ParseTree } from 'antlr4ng';
import type { IdentifierContext, QueryContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { ReadableView } from '../scoped-subquery';
import type { Field, Scope } from './scope';

/** A query that WITH has named. */
export interface NamedQuery {
  /** Its name in the printed query: unique, and never that of a view. */
  readonly printed: string;
  readonly columns: readonly Field[];
}

/** The named queries in reach, by the name that the query gave them. */
export type NamedQueries = ReadonlyMap<string, NamedQuery>;

/** What the parts of the resolver share while they follow the names of one query. */
export interface Resolution {
  readonly readable: ReadonlyMap<string, ReadableView>;
  /** What is printed instead of a node. */
  readonly replacements: Map<ParseTree, string>;
  /** The base views read. */
  readonly read: Set<string>;
  /** Resolves an inner query and returns its output columns. */
  query(node: QueryContext, named: NamedQueries, outer: Scope | undefined): readonly Field[];
}

/** A name as it compares: without quotes, in lower case. */
export function nameOf(identifier: IdentifierContext): string {
  return identifier.getText().replace(/^"|"$/g, '').toLowerCase();
}
