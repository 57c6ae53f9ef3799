import type { Reference } from '../names/reference';
import type { Rule } from '../rule';

/** How many views a query may read, every use of a query named by WITH counted as if it were written out there: engines do write it out. */
const MOST_VIEWS = 100;

/** A query named by WITH that reads another one twice, which reads another one twice, reads the first a thousand times. */
export const viewsRead: Rule<Reference> = {
  id: 'views-read',
  check: reference => reference.kind === 'reading' && reference.tally.views > MOST_VIEWS
    ? {
      message: `The query reads views more than ${MOST_VIEWS} times, with its WITH queries written out where they are used.`,
      remedy: 'Read each view once, and aggregate before you use a WITH query several times.',
    }
    : undefined,
};
