import type { ParserRuleContext, Token } from 'antlr4ng';
import type { Bounds } from './bounds';
import type { Reference } from './names/reference';
import type { Opening, SignRun } from './nesting';
import type { Place } from './query-refused';

/** Why a rule refuses, and how to write the query instead. Neither text depends on what exists beyond the permit, nor repeats the query. */
export interface Objection {
  readonly message: string;
  readonly remedy: string;
  /** Where in the query the reason stands, where the rule knows better than whoever asks it. */
  readonly place?: Place;
}

/** A check of one thing, pure: it judges what it knows and passes all else. */
export interface Rule<Subject> {
  /** In kebab case; every refusal carries it. */
  readonly id: string;
  readonly check: (subject: Subject) => Objection | undefined;
}

/** A query before anything has read it. */
export interface Text {
  readonly sql: string;
  readonly bounds: Bounds;
}

/** A query as words, signs and literals, before it is parsed. */
export interface Words {
  readonly words: readonly Token[];
  /** Each parenthesis and CASE that is opened, in the order of the text. */
  readonly openings: readonly Opening[];
  /** Signs that stand one after another before a value. */
  readonly signs: readonly SignRun[];
  readonly bounds: Bounds;
}

/** Everything that a query is held against, in the order of the work: what costs least comes first. */
export interface Rules {
  readonly text: readonly Rule<Text>[];
  readonly words: readonly Rule<Words>[];
  /** For every node of the parsed query, outermost first. */
  readonly syntax: readonly Rule<ParserRuleContext>[];
  /** For everything that a name in the query refers to, and for what the query makes of it. */
  readonly names: readonly Rule<Reference>[];
}
