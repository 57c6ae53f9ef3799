import { ASK_FOR_LESS } from '../bounds';
import type { Rule, Text } from '../rule';

/** A text that is too long is not even read. */
export const textLength: Rule<Text> = {
  id: 'text-length',
  check: ({ sql, bounds }) => sql.length <= bounds.characters
    ? undefined
    : { message: `The query is longer than ${bounds.characters} characters.`, remedy: ASK_FOR_LESS },
};
