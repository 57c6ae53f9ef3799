import type { ParserRuleContext, ParseTree } from 'antlr4ng';
import type { IdentifierContext, QueryContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { ReadableView } from '../readable-views';
import type { Reference, Tally } from './reference';
import type { Field, Scope } from './scope';

/** A query that WITH has named. */
export interface NamedQuery extends Resolved {
  /** Its name in the printed query: unique, and never that of a view. */
  readonly printed: string;
}

/** A query whose names have been followed. */
export interface Resolved {
  /** Its output columns. */
  readonly fields: readonly Field[];
  readonly tally: Tally;
  /** Whether it has few rows, whatever the data: joined with anything, it multiplies nothing. */
  readonly few: boolean;
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
  /** Holds a reference against the rules. @throws QueryRefusedError */
  judge(reference: Reference): void;
  /** A number that no other relation of the query has. */
  nextRelation(node: ParserRuleContext): number;
  /** Resolves an inner query. */
  query(node: QueryContext, named: NamedQueries, outer: Scope | undefined): Resolved;
}

/** A name as it compares: without quotes, in lower case. */
export function nameOf(identifier: IdentifierContext): string {
  return identifier.getText().replace(/^"|"$/g, '').toLowerCase();
}
