import { ASK_FOR_LESS } from '../bounds';
import type { Rule, Words } from '../rule';

/** More words than the parser can decide on in time. */
export const tokenCount: Rule<Words> = {
  id: 'token-count',
  check: ({ words, bounds }) => words.length <= bounds.tokens
    ? undefined
    : { message: `The query has more than ${bounds.tokens} words and signs.`, remedy: ASK_FOR_LESS },
};
