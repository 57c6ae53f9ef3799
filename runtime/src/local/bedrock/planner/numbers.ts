import { longestPhraseAt, type Token } from './tokens';
import words from './words/comparisons.json';
import { units } from './words/dates.json';

/** `more than 100`: what a quantity is compared with. */
export interface Comparison {
  readonly operator: '>' | '<' | '>=' | '<=';
  readonly value: number;
  /** `days`, where it is a length of time: of a year 365. */
  readonly unit?: string;
  readonly firstToken: number;
  readonly lastToken: number;
}

/** Every comparison that the tokens make, longest wording first. */
export function comparisonsIn(tokens: readonly Token[], text: string): Comparison[] {
  const found: Comparison[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const between = betweenAt(tokens, from, text);
    if (between) {
      found.push(...between);
      from = between[1].lastToken;
      continue;
    }
    const wording = longestPhraseAt(tokens, from, Object.keys(WORDS));
    const operator = wording && WORDS[wording.phrase];
    const number = wording && (numberAt(tokens, from + wording.length, text) ?? zeroAt(tokens, from + wording.length));
    const implied = longestPhraseAt(tokens, from, Object.keys(IMPLIED));
    const sign = implied && IMPLIED[implied.phrase];
    if (implied && isOperator(sign)) {
      found.push({ operator: sign, value: 0, firstToken: from, lastToken: from + implied.length - 1 });
      continue;
    }
    if (!number || !isOperator(operator)) continue;
    const days = daysOf(tokens[number.lastToken + 1]);
    const lastToken = number.lastToken + (days === undefined ? 0 : 1);
    found.push({ operator, value: number.value * (days ?? 1), ...(days === undefined ? {} : { unit: 'days' }), firstToken: from, lastToken });
    from = lastToken;
  }
  return found;
}

/** `between 100 and 200` */
function betweenAt(tokens: readonly Token[], from: number, text: string): [Comparison, Comparison] | undefined {
  const least = tokens[from]?.lower === 'between' ? numberAt(tokens, from + 1, text) : undefined;
  const most = least && tokens[least.lastToken + 1]?.lower === 'and' ? numberAt(tokens, least.lastToken + 2, text) : undefined;
  if (!least || !most) return undefined;
  const place = { firstToken: from, lastToken: most.lastToken };
  return [{ operator: '>=', value: least.value, ...place }, { operator: '<=', value: most.value, ...place }];
}

/** How many days the unit of a length of time has. */
function daysOf(token: Token | undefined): number | undefined {
  return Object.values(units).find(unit => unit.words.includes(token?.lower ?? ''))?.days;
}

const WORDS: Readonly<Record<string, string>> = words;
/** Words that compare with nothing said: with 0. */
const IMPLIED: Readonly<Record<string, string>> = { negative: '<', positive: '>' };

/** A number as people write it: `1,200` and `2.5` are one. */
function numberAt(tokens: readonly Token[], from: number, text: string): { value: number; lastToken: number } | undefined {
  const token = tokens[from];
  const written = token && /^\d[\d,]*(?:\.\d+)?/.exec(text.slice(token.start))?.[0];
  if (!token || !written) return undefined;
  const end = token.start + written.length;
  const last = tokens.findLastIndex(each => each.start < end);
  return { value: Number(written.replaceAll(',', '')), lastToken: last };
}

/** `below zero`. */
function zeroAt(tokens: readonly Token[], from: number): { value: number; lastToken: number } | undefined {
  return tokens[from]?.lower === 'zero' ? { value: 0, lastToken: from } : undefined;
}

function isOperator(text: string | undefined): text is Comparison['operator'] {
  return text !== undefined && ['>', '<', '>=', '<='].includes(text);
}
