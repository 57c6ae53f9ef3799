import type { Reference } from '../names/reference';
import type { Rule } from '../rule';

/** Joins without a condition that one query may have: a warehouse for every day of a calendar is one. */
const MOST_UNBOUND = 1;

/** Joins are bound by conditions that compare columns of both sides: without, the rows of the sides are multiplied. */
export const boundJoins: Rule<Reference> = {
  id: 'bound-joins',
  check: reference => reference.kind === 'reading' && reference.tally.products > MOST_UNBOUND
    ? {
      message: 'The query joins relations without a condition that compares columns of both.',
      remedy: 'Write JOIN … ON a.x = b.x. Aggregates without GROUP BY, VALUES and queries with a small LIMIT may stand without one.',
    }
    : undefined,
};
