import type { Reference } from '../names/reference';
import type { Rule } from '../rule';

/** Only columns in reach, each by a name that means one. A column that is not permitted and one that does not exist are refused in the same words. */
export const knownColumns: Rule<Reference> = {
  id: 'known-columns',
  check(reference) {
    if (reference.kind !== 'column' || reference.meanings === 1) return undefined;
    if (reference.meanings > 1) return { message: 'The query names a column that several of its relations have.', remedy: 'Write it as alias.column.' };
    const columns = reference.scope.describe();
    const remedy = `${columns ? `Columns in reach: ${columns}.` : 'No column is in reach.'}${reference.hint}`;
    return { message: 'The query names a column that is not in reach at this place.', remedy };
  },
};
