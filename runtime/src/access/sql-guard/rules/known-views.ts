import type { Reference } from '../names/reference';
import type { Rule } from '../rule';

/** Only views of the permit and queries named by WITH. A view that is not permitted and one that does not exist are refused in the same words. */
export const knownViews: Rule<Reference> = {
  id: 'known-views',
  check(reference) {
    if (reference.kind !== 'relation' || reference.known) return undefined;
    const names = reference.readable.join(', ');
    return { message: 'The query reads a view that is not among those it can read.', remedy: names ? `Read only: ${names}.` : 'No view can be read here.' };
  },
};
