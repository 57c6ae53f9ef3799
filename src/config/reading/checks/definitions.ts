import { DEFINITIONS, lackingParts } from '../../../contract';
import type { CrossCheck, Finding } from '../cross-check';
import { nearest } from '../nearest';

const ID = /^[a-z][a-z0-9_]{0,62}$/;

/** What a company says of measures, and the questions that it has approved. */
export const DEFINITION_CHECKS: readonly CrossCheck[] = [
  {
    reads: ['data.definitions'],
    find: ({ data: { definitions } }) => Object.entries(definitions).flatMap(([id, change]): Finding[] => {
      const at = [id];
      if (!ID.test(id)) return [{ keys: ['data.definitions'], at, message: `is no id: ${id}`, hint: 'Write a to z, 0 to 9 and _, such as perfect_order_rate.' }];
      if (Object.hasOwn(DEFINITIONS, id)) {
        const known = Object.keys(DEFINITIONS[id]?.settings ?? {});
        return Object.keys(change.settings ?? {}).filter(name => !known.includes(name)).map((name): Finding => ({
          keys: ['data.definitions'], at: [id, 'settings', name], message: `is no setting of ${id}`, hint: known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.',
        }));
      }
      const lacking = lackingParts(change);
      if (lacking.length === 0) return [];
      const near = nearest(id, Object.keys(DEFINITIONS));
      return [{
        keys: ['data.definitions'], at, message: `is a measure of your own and lacks ${lacking.join(', ')}`,
        hint: near ? `Give them, or did you mean ${near}?` : 'Give them: a measure that ships may leave them out.',
      }];
    }),
  },
  {
    reads: ['data.verified_questions'],
    find: ({ data: { verifiedQuestions } }) => Object.keys(verifiedQuestions).filter(id => !ID.test(id)).map((id): Finding => ({
      keys: ['data.verified_questions'], at: [id], message: `is no id: ${id}`, hint: 'Write a to z, 0 to 9 and _, such as late_lines_by_customer.',
    })),
  },
];
