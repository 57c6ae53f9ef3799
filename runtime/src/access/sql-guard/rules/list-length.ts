import type { Token } from 'antlr4ng';
import { placeOfToken } from '../query-refused';
import type { Rule, Words } from '../rule';

/** Long lists of values: an engine plans each of them. */
export const listLength: Rule<Words> = {
  id: 'list-length',
  check({ words, bounds }) {
    const long = firstLongList(words, bounds.list);
    return long && {
      message: `The query has a list of more than ${bounds.list} things.`, remedy: 'Choose by a condition instead of a list.', place: placeOfToken(long),
    };
  },
};

/** The comma behind which a list is too long. A word that ends a list of the same parentheses (FROM, WHERE, …) begins a new one. */
function firstLongList(words: readonly Token[], most: number): Token | undefined {
  const commas = [0];
  return words.find(({ text }) => {
    if (text === '(' || text === '[') commas.push(0);
    else if (text === ')' || text === ']') commas.splice(-1, commas.length > 1 ? 1 : 0);
    else if (text === ',') commas[commas.length - 1]! += 1;
    else if (/^(?:select|from|where|group|having|order)$/i.test(text ?? '')) commas[commas.length - 1] = 0;
    return commas.at(-1)! >= most;
  });
}
