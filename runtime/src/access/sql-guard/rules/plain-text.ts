import type { Rule, Text } from '../rule';

/** No control character, no invisible one, no half of one: no query needs them, and people who read the query do not see them. */
export const plainText: Rule<Text> = {
  id: 'plain-text',
  check: ({ sql }) => /[^\P{C}\t\n\r]/u.test(sql)
    ? { message: 'The query holds control or invisible characters.', remedy: 'Write it in plain text.' }
    : undefined,
};
