import { placeOfToken } from '../query-refused';
import type { Rule, Words } from '../rule';

/** SELECTs that stand as values: the parser has to look far ahead to tell each from an expression in parentheses. */
export const selectCount: Rule<Words> = {
  id: 'select-count',
  check({ openings, bounds }) {
    let values = 0;
    const opening = openings.find(each => {
      values += each.values;
      return values > bounds.values;
    });
    return opening && {
      message: 'The query has too many SELECTs that stand for a value.', remedy: 'Join them, or name them by WITH.', place: placeOfToken(opening.token),
    };
  },
};
