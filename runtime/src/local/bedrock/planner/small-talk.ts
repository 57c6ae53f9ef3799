import type { Catalogue } from './catalogue';
import type { PlannerInput } from './parse-request';
import type { ToolRoles } from './roles';
import { whatCanBeAsked, type Step } from './steps';
import { longestPhraseAt, tokenise } from './tokens';
import { sentences } from './word-answer';
import smallTalk from './words/small-talk.json';

const { greeting, thanks, asksForHelp, fillers } = smallTalk;

/** How the answer begins, by the phrases that are said. */
const OPENINGS = [
  [asksForHelp, 'I look up answers in the data of the supply chain, by rules and without a language model, and show the query behind each figure'],
  [thanks, 'You are welcome'],
  [greeting, 'Hello'],
] as const;

/** What a greeting, a word of thanks or a call for help gets, where the question is nothing else: what can be asked. */
export function smallTalkIn(input: PlannerInput, roles: ToolRoles, catalogue: Catalogue): Step | undefined {
  const said = phrasesOf(input.question);
  const [, opening] = OPENINGS.find(([phrases]) => phrases.some(phrase => said.includes(phrase))) ?? [];
  if (opening === undefined) return undefined;
  const data = roles.describe ? 'To see which data there are, ask "Which data can I ask about?"' : '';
  return { kind: 'text', text: sentences([opening, whatCanBeAsked(input, catalogue), data]) };
}

/** The phrases of small talk that a text consists of; none where it says anything else. */
function phrasesOf(text: string): string[] {
  const tokens = tokenise(text);
  const phrases: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = longestPhraseAt(tokens, at, [...greeting, ...thanks, ...asksForHelp, ...fillers]);
    if (!found) return [];
    phrases.push(found.phrase);
    at += found.length;
  }
  return phrases;
}
