/** A word of a text and where it stands, in UTF-16 code units. */
export interface Token {
  readonly text: string;
  /** Lower case, without a possessive `'s`. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}_]+(?:[-.'’][\p{L}\p{N}_]+)*/gu;

/** The words of a text. A code such as `P-0417` is one word, a compound such as `stock-out` is two. */
export function tokenise(text: string): Token[] {
  return [...text.matchAll(WORD)].flatMap(match => {
    const token = { text: match[0], lower: lowered(match[0]), start: match.index, end: match.index + match[0].length };
    return token.text.includes('-') && !/\d/.test(token.text) ? parts(token) : [token];
  });
}

/** Whether a word looks like an identifier: letters and digits together, such as `WH01`, `P-0417`, `PO-2026-118`. */
export function isCode(word: string): boolean {
  return /\d/.test(word) && /\p{L}/u.test(word) && !/^\d+(?:st|nd|rd|th|d|w|m)$/i.test(word);
}

/** Whether a word is digits alone: a number, or the code of something that is numbered. */
export function isDigits(word: string): boolean {
  return /^\d+$/.test(word);
}

/** The words with `lower` equal to each of `phrase` in order, from `from` on: how many tokens it takes, or 0. */
function phraseAt(tokens: readonly Token[], from: number, phrase: string): number {
  const words = phrase.split(' ');
  return words.every((word, index) => tokens[from + index]?.lower === word) ? words.length : 0;
}

/** The longest of the phrases at a place, and how many tokens it takes. */
export function longestPhraseAt(tokens: readonly Token[], from: number, phrases: readonly string[]): { phrase: string; length: number } | undefined {
  return phrases
    .map(phrase => ({ phrase, length: phraseAt(tokens, from, phrase) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)[0];
}

function lowered(word: string): string {
  return word.toLowerCase().replaceAll('’', "'").replace(/'s$/, '').replace(/^(what|where|who|how|when)s$/, '$1');
}

function parts(token: Token): Token[] {
  return [...token.text.matchAll(/[^-]+/g)].map(match => ({
    text: match[0], lower: lowered(match[0]), start: token.start + match.index, end: token.start + match.index + match[0].length,
  }));
}
