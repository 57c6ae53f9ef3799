import { placeOfToken } from '../query-refused';
import type { Rule, Words } from '../rule';

/** SELECT within SELECT within SELECT. */
export const selectDepth: Rule<Words> = {
  id: 'select-depth',
  check({ openings, bounds }) {
    const opening = openings.find(({ selects }) => selects > bounds.selects);
    return opening && {
      message: `The query nests SELECT more than ${bounds.selects} deep.`, remedy: 'Name inner queries by WITH.', place: placeOfToken(opening.token),
    };
  },
};
