import { conceptsOf } from './concepts';
import type { PlannerInput } from './parse-request';
import { tokenise } from './tokens';

/** The verified question that asks the same, word for word but for those that only hold a sentence together. */
export function verifiedFor(question: string, input: PlannerInput): string | undefined {
  const asked = meaningOf(question);
  return asked === '' ? undefined : input.verifiedQuestions.find(({ questions }) => questions.some(each => meaningOf(each) === asked))?.id;
}

function meaningOf(question: string): string {
  return [...new Set([...conceptsOf(question), ...tokenise(question).filter(({ text }) => /\d/.test(text)).map(({ lower }) => lower)])].sort().join(' ');
}
