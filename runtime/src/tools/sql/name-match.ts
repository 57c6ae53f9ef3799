import { similarity, wordsOf } from '../text-similarity';

/** Something that can be named. */
export interface Named {
  /** Its code, `P0417`. */
  readonly id: string;
  /** What people call it; several where it has more than one name. */
  readonly names: readonly string[];
}

/** Words that say which kind of thing is meant, not which one. */
const KIND_WORDS = new Set([
  'the', 'a', 'an', 'our', 'my', 'of', 'in', 'at', 'for', 'from', 'and', 'all', 'any', 'product', 'products', 'item', 'items', 'article', 'articles',
  'sku', 'part', 'parts', 'supplier', 'suppliers', 'vendor', 'vendors', 'warehouse', 'warehouses', 'site', 'depot', 'order', 'orders', 'purchase',
  'sales', 'customer', 'group', 'groups', 'category', 'family', 'po', 'number', 'code', 'called', 'named',
]);
/** Two words less alike than this have nothing to do with each other. */
const LEAST_WORD_LIKENESS = 0.7;
/** Words shorter than this that begin with another letter are other words, not misspelled: `rain` is no `Drain`. */
const LONG_WORD = 5;
/** A word and its plural. */
const SAME_BUT_NUMBER = 0.98;

/**
 * How well a phrase names something, 0 to 1: 1 for its code or its whole name; less for a part of the name, a misspelling, or a code
 * that begins like this. Case, accents and punctuation do not count.
 */
export function nameMatch(phrase: string, named: Named): number {
  const words = wordsOf(phrase);
  const meant = words.some(word => !KIND_WORDS.has(word)) ? words.filter(word => !KIND_WORDS.has(word)) : words;
  // A code without a digit, such as MAIN, is a name like any other.
  const names = /\d/.test(named.id) ? named.names : [...named.names, named.id];
  return Math.max(codeMatch([...codesIn(phrase), ...codesIn(meant.join(' '))], named.id), ...names.map(name => wordMatch(meant, words, wordsOf(name))));
}

function codeMatch(codes: readonly string[], id: string): number {
  const code = wordsOf(id).join('');
  if (code === '') return 0;
  return Math.max(...codes.map(word => {
    if (word === code) return 1;
    if (word.length >= 3 && code.startsWith(word)) return 0.8 + 0.15 * word.length / code.length;
    return word.length >= 4 && similarity(word, code) >= 1 - 1 / code.length ? 0.7 : 0;
  }), 0);
}

/**
 * The code that a phrase is, beside words for what kind of thing it is: `wh02` of `warehouse WH-02`; null where it is none, or more than a code.
 * Letters and digits make a code.
 */
export function codeMeant(phrase: string): string | null {
  const pieces = phrase.trim().split(/\s+/).map(piece => wordsOf(piece).join('')).filter(piece => piece !== '' && !KIND_WORDS.has(piece));
  const [code, ...others] = pieces;
  return code !== undefined && others.length === 0 && /\p{L}/u.test(code) && /\p{N}/u.test(code) ? code : null;
}

/** Whether something has this word in its name, as it is written: a size such as `M8`. */
export function hasInName(word: string, name: string): boolean {
  return wordsOf(name).includes(word);
}

/** The words of a phrase that look like a code: with a digit, written as one word. `P-0417` is `p0417`. */
export function codesIn(phrase: string): string[] {
  const pieces = [...phrase.trim().split(/\s+/), phrase];
  return [...new Set(pieces.map(piece => wordsOf(piece).join('')).filter(word => /\d/.test(word)))];
}

/** Each word that is meant must find its like in the name; a name that says little else matches better. */
function wordMatch(meant: readonly string[], phrase: readonly string[], name: readonly string[]): number {
  if (meant.length === 0 || name.length === 0) return 0;
  if (phrase.join(' ') === name.join(' ')) return 1;
  const found = weighted(meant, word => likeness(word, name));
  const covered = weighted(name, word => likeness(word, phrase));
  return found * (0.85 + 0.14 * covered);
}

function likeness(word: string, among: readonly string[]): number {
  return Math.max(...among.map(other => {
    if (word === other) return 1;
    if (singular(word) === singular(other)) return SAME_BUT_NUMBER;
    const alike = isMisspelling(word, other) ? similarity(word, other) : 0;
    const begins = word.length >= 3 && other.startsWith(word) ? 0.9 : 0;
    return Math.max(begins, alike >= LEAST_WORD_LIKENESS ? alike : 0);
  }));
}

function isMisspelling(word: string, other: string): boolean {
  return word[0] === other[0] || Math.min(word.length, other.length) >= LONG_WORD;
}

/** `bearings` is `bearing`, `boxes` is `box`; roughly, and the same on both sides. */
function singular(word: string): string {
  return word.length > 3 ? word.replace(/(?<=[sxz]|ch|sh)es$|(?<!s)s$/, '') : word;
}

/** Long words say more than short ones. */
function weighted(words: readonly string[], value: (word: string) => number): number {
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return words.reduce((sum, word) => sum + word.length * value(word), 0) / letters;
}
