import { phraseAt, type Token } from './tokens';
import words from './words/comparisons.json';

/** `more than 100`: what a quantity is compared with. */
export interface Comparison {
  readonly operator: '>' | '<' | '>=' | '<=';
  readonly value: number;
  readonly firstToken: number;
  readonly lastToken: number;
}

/** Every comparison that the tokens make, longest wording first. */
export function comparisonsIn(tokens: readonly Token[], text: string): Comparison[] {
  const found: Comparison[] = [];
  for (let from = 0; from < tokens.length; from++) {
    for (const [phrase, operator] of Object.entries(words)) {
      const length = phraseAt(tokens, from, phrase);
      const number = length > 0 ? numberAt(tokens, from + length, text) : undefined;
      if (number && isOperator(operator)) {
        found.push({ operator, value: number.value, firstToken: from, lastToken: number.lastToken });
        break;
      }
    }
  }
  return found;
}

/** A number as people write it: `1,200` and `2.5` are one. */
function numberAt(tokens: readonly Token[], from: number, text: string): { value: number; lastToken: number } | undefined {
  const token = tokens[from];
  const written = token && /^\d[\d,]*(?:\.\d+)?/.exec(text.slice(token.start))?.[0];
  if (!token || !written) return undefined;
  const end = token.start + written.length;
  const last = tokens.findLastIndex(each => each.start < end);
  return { value: Number(written.replaceAll(',', '')), lastToken: last };
}

function isOperator(text: string): text is Comparison['operator'] {
  return ['>', '<', '>=', '<='].includes(text);
}
