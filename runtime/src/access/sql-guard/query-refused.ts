import type { ParseTree, Token } from 'antlr4ng';
import { ParserRuleContext, TerminalNode } from 'antlr4ng';
import { PlatformError } from '../../errors';

/** Why a query does not pass. Neither text may depend on what exists beyond the permit, nor repeat what the query says. */
export interface Refusal {
  /** The rule that refused, in kebab case: `one-select`. */
  readonly rule: string;
  readonly message: string;
  /** How to write the query instead. */
  readonly remedy: string;
}

/** A query that the guard does not let through. Its texts are safe for model, person and log. */
export class QueryRefusedError extends PlatformError {
  readonly code = 'QUERY_REFUSED';
  override readonly status = 400;
  override readonly rule: string;
  override readonly remedy: string;

  /** @param place  where in the query the reason stands, if at one place */
  constructor(refusal: Refusal, place?: Place) {
    super(place ? `${refusal.message} (line ${place.line}, character ${place.character})` : refusal.message);
    this.rule = refusal.rule;
    this.remedy = refusal.remedy;
  }
}

/** A part of a query that nobody has taught the guard: it is refused, not guessed at. */
export function notUnderstood(node: ParserRuleContext): QueryRefusedError {
  const message = 'The query has a part that is not understood.';
  return new QueryRefusedError({ rule: 'clear-names', message, remedy: 'Write a plain SELECT from views, WITH names and subqueries.' }, placeOf(node));
}

/** A place in the text of a query; both count from 1. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** Where a part of the parsed query begins. */
export function placeOf(node: ParseTree): Place | undefined {
  if (node instanceof TerminalNode) return placeOfToken(node.symbol);
  return node instanceof ParserRuleContext && node.start ? placeOfToken(node.start) : undefined;
}

/** Where a token begins. */
export function placeOfToken(token: Token): Place {
  return { line: token.line, character: token.column + 1 };
}
