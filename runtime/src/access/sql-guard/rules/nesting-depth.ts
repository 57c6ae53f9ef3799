import { placeOfToken } from '../query-refused';
import type { Objection, Rule, Words } from '../rule';

/** How many signs may stand before a value, one after another. */
const MOST_SIGNS = 6;

/** Parentheses, CASE and signs within one another: what they cost the parser grows faster than they do. */
export const nestingDepth: Rule<Words> = {
  id: 'nesting-depth',
  check({ openings, signs, bounds }) {
    const opening = openings.find(({ depth }) => depth > bounds.nesting);
    if (opening) return tooDeep('parentheses and CASE', bounds.nesting, opening);
    const sign = signs.find(({ length }) => length > MOST_SIGNS);
    return sign && tooDeep('NOT, + and -', MOST_SIGNS, sign);
  },
};

function tooDeep(what: string, bound: number, { token }: Pick<Words['signs'][number], 'token'>): Objection {
  return { message: `The query nests ${what} more than ${bound} deep.`, remedy: 'Name inner queries by WITH.', place: placeOfToken(token) };
}
