import { isFunctionWord } from './concepts';
import type { PromptTool } from './parse-request';
import { longestPhraseAt, tokenise, type Token } from './tokens';
import { superlatives } from './words/aggregates.json';

const COMPARISONS: readonly string[] = [...superlatives.descending, ...superlatives.ascending];

/** Whether a tool says that it is for what the question compares, in the same words: `the most urgent problems`. */
export function saysComparison({ description }: PromptTool, question: string): boolean {
  const [wanted = ''] = description.split(/\bnot for\b:?/i);
  const told = ` ${inWords(tokenise(wanted))} `;
  const tokens = tokenise(question);
  return tokens.some((_, place) => {
    const word = longestPhraseAt(tokens, place, COMPARISONS);
    const next = tokens[place + (word?.length ?? 0)];
    return word !== undefined && next !== undefined && !isFunctionWord(next.lower) && told.includes(` ${word.phrase} ${next.lower} `);
  });
}

function inWords(tokens: readonly Token[]): string {
  return tokens.map(({ lower }) => lower).join(' ');
}
