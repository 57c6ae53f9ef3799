import type { ParserRuleContext } from 'antlr4ng';
import { placeOf, QueryRefusedError } from '../query-refused';
import type { Scope } from './scope';

/** A view that is not permitted and one that does not exist: the same words for both. */
export function unknownView(node: ParserRuleContext, readable: Iterable<string>): QueryRefusedError {
  const names = [...readable].join(', ');
  const remedy = names ? `Read only: ${names}.` : 'No view can be read here.';
  return new QueryRefusedError({ rule: 'known-views', message: 'The query reads a view that is not among those it can read.', remedy }, placeOf(node));
}

/** A column that is not permitted and one that does not exist: the same words for both. */
export function unknownColumn(node: ParserRuleContext, scope: Scope, more = ''): QueryRefusedError {
  const columns = scope.describe();
  const remedy = `${columns ? `Columns in reach: ${columns}.` : 'No column is in reach.'}${more}`;
  return new QueryRefusedError({ rule: 'known-columns', message: 'The query names a column that is not in reach at this place.', remedy }, placeOf(node));
}

export function ambiguousColumn(node: ParserRuleContext): QueryRefusedError {
  return new QueryRefusedError(
    { rule: 'known-columns', message: 'The query names a column that several of its relations have.', remedy: 'Write it as alias.column.' }, placeOf(node),
  );
}

/** Names that cannot be followed: the query is refused, not guessed at. */
export function unclearNames(node: ParserRuleContext, message: string, remedy: string): QueryRefusedError {
  return new QueryRefusedError({ rule: 'clear-names', message, remedy }, placeOf(node));
}
