import { placeOfToken } from '../query-refused';
import type { Rule, Words } from '../rule';

const REMEDY = 'Name inner queries by WITH.';

/** SELECT within SELECT within SELECT. */
export const selectDepth: Rule<Words> = {
  id: 'select-depth',
  check({ openings, bounds }) {
    const opening = openings.find(({ selects }) => selects > bounds.selects);
    if (opening) return { message: `The query nests SELECT more than ${bounds.selects} deep.`, remedy: REMEDY, place: placeOfToken(opening.token) };
    const value = openings.find(({ values }) => values > bounds.valueDepth);
    return value && {
      message: `The query nests SELECTs that stand for a value more than ${bounds.valueDepth} deep.`, remedy: REMEDY, place: placeOfToken(value.token),
    };
  },
};
