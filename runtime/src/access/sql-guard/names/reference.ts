import type { ParserRuleContext } from 'antlr4ng';
import type { Scope } from './scope';

/** What a name in a query refers to, or what the query makes of what it refers to: the rules for names judge it. */
export type Reference = RelationReference | ColumnReference | Use | Unclear | Reading;

/** A relation is named in FROM. */
export interface RelationReference {
  readonly kind: 'relation';
  readonly node: ParserRuleContext;
  /** Whether it is a view of the permit or a query named by WITH. */
  readonly known: boolean;
  /** The views of the permit. */
  readonly readable: readonly string[];
}

/** A column is named. */
export interface ColumnReference {
  readonly kind: 'column';
  readonly node: ParserRuleContext;
  /** How many columns in reach it could mean: one is right. */
  readonly meanings: number;
  readonly scope: Scope;
  /** What else the reader should know about names at this place. */
  readonly hint: string;
}

/** A column's values are selected as they are, or serve in any other way: in an expression, to filter, join, group, order or compare. */
export interface Use {
  readonly kind: 'use';
  readonly node: ParserRuleContext;
  readonly masked: boolean;
  readonly as: 'selected' | 'other';
}

/** Names that cannot be followed. */
export interface Unclear {
  readonly kind: 'unclear';
  readonly node: ParserRuleContext;
  readonly why: 'named-twice' | 'unknown-window' | 'alias-count' | 'join-alias' | 'arm-columns' | 'unnest-columns' | 'long-name' | 'strange-place';
}

/** What the whole query reads, every use of a query named by WITH counted as if it were written out there. */
export interface Reading {
  readonly kind: 'reading';
  readonly node: ParserRuleContext;
  readonly tally: Tally;
}

/** What a query makes an engine do. */
export interface Tally {
  /** Views that are read. */
  readonly views: number;
  /** Joins that no condition binds: each multiplies the rows of its sides. */
  readonly products: number;
}
