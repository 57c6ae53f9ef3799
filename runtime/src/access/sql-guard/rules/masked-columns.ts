import type { Reference } from '../names/reference';
import type { Rule } from '../rule';

/** A masked column shows no value. What would filter, join, group, order or reckon by it would take the mask for a value. */
export const maskedColumns: Rule<Reference> = {
  id: 'masked-columns',
  check: reference => reference.kind === 'use' && reference.masked && reference.as !== 'selected' ? OBJECTION : undefined,
};

const OBJECTION = {
  message: 'The query uses the values of a column whose values are masked.',
  remedy: 'Select the column as it is, without DISTINCT, or leave it out: it cannot be filtered, joined, grouped, ordered or reckoned by.',
};
