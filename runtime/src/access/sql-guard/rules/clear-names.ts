import type { Reference, Unclear } from '../names/reference';
import type { Objection, Rule } from '../rule';

/** Names that cannot be followed: the query is refused, not guessed at. */
export const clearNames: Rule<Reference> = {
  id: 'clear-names',
  check: reference => reference.kind === 'unclear' ? OBJECTIONS[reference.why] : undefined,
};

const OBJECTIONS: Readonly<Record<Unclear['why'], Objection>> = {
  'named-twice': { message: 'WITH names two queries alike, or WINDOW two windows.', remedy: 'Give each its own name.' },
  'unknown-window': { message: 'OVER names a window that its SELECT does not.', remedy: 'Write OVER (…), or name the window behind FROM: WINDOW w AS (…).' },
  'alias-count': { message: 'The query gives more or fewer column names to a relation than it has columns.', remedy: 'Name each column.' },
  'join-alias': { message: 'The query gives a name to a join in parentheses.', remedy: 'Name each relation of the join instead.' },
  'arm-columns': {
    message: 'The queries of a UNION, INTERSECT or EXCEPT, or the rows of VALUES, differ in their number of columns.', remedy: 'Give the same columns in each.',
  },
  'unnest-columns': { message: 'UNNEST stands without names for its columns.', remedy: 'Name them: UNNEST(…) AS t (x).' },
  'long-name': { message: 'The query refers to a column by more than two names.', remedy: 'Write columns as column or alias.column.' },
  'strange-place': { message: 'The query uses a name at a place where none is understood.', remedy: 'Write columns as column or alias.column.' },
};
