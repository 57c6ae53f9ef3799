import { isFunctionWord } from './concepts';
import { isCode, isDigits, type Token } from './tokens';

/** Words of a question that may be the name or the code of something. */
export interface NamePhrase {
  /** As the person wrote it. */
  readonly text: string;
  readonly code: boolean;
  /** Whether it stands in the question itself, not in an earlier one that this one leans on. */
  readonly said: boolean;
  readonly start: number;
  readonly end: number;
  /** What is looked up where nothing is called as the whole is: without what may be said of it, as in `bearings rises` or `Milan reach`. */
  readonly shorter: readonly string[];
}

interface Known {
  /** Tokens that say something else: times, numbers, aggregates. */
  readonly used: ReadonlySet<number>;
  /** Whether some description, or the language itself, explains the word. */
  isKnown(place: number): boolean;
  /** Whether the word names one thing that the data hold: `product`, not `products`. */
  isThing(place: number): boolean;
}

/**
 * The phrases that no description explains: codes, quoted text, and runs of words with one that is unknown. A known word inside a
 * run (`deep groove bearing`) belongs to the name; known words around it (`supplier Acme`) do not.
 */
export function nounPhrases(text: string, tokens: readonly Token[], known: Known): NamePhrase[] {
  const quoted = [...text.matchAll(/["“]([^"”]{2,60})["”]/g)].map(match => ({
    text: match[1]!, code: false, said: true, start: match.index + 1, end: match.index + 1 + match[1]!.length, shorter: [],
  }));
  const open = tokens.map((token, place) => !known.used.has(place) && !quoted.some(({ start, end }) => start <= token.start && token.end <= end));
  const found: NamePhrase[] = [...quoted];
  for (let place = 0; place < tokens.length; place++) {
    if (!open[place] || !isUnknown(place, tokens, known)) continue;
    if (isNumbered(place, tokens, known) || (isCode(tokens[place]!.text) && !startsName(place, tokens, known, open))) {
      found.push(phrase(text, tokens, place, place, known));
      continue;
    }
    const last = endOfName(place, tokens, known, open);
    found.push(phrase(text, tokens, place, last, known));
    place = last;
  }
  return found.sort((a, b) => a.start - b.start);
}

function isUnknown(place: number, tokens: readonly Token[], known: Known): boolean {
  const token = tokens[place]!;
  return isCode(token.text) || isNumbered(place, tokens, known) || (!known.isKnown(place) && !isDigits(token.lower));
}

/** `3000 P0037`, `100 socket screw`: a number before a code or a name says how many. */
function countsName(place: number, tokens: readonly Token[], known: Known): boolean {
  const next = tokens[place + 1];
  return next !== undefined && adjoins(tokens, place) && !isDigits(next.lower) && !known.used.has(place + 1)
    && (isCode(next.text) || !known.isKnown(place + 1));
}

/** `product 1073`: digits behind one thing are its code. Any other number says how many, or when. */
function isNumbered(place: number, tokens: readonly Token[], known: Known): boolean {
  return isDigits(tokens[place]!.lower) && place > 0 && !known.used.has(place) && known.isThing(place - 1) && adjoins(tokens, place - 1)
    && !countsName(place, tokens, known);
}

/** A code stands alone unless a name goes on after it: `M8 hex bolt`, but `P0417 WH01` are two. */
function startsName(place: number, tokens: readonly Token[], known: Known, open: readonly boolean[]): boolean {
  const next = tokens[place + 1];
  return next !== undefined && open[place + 1] === true && !isCode(next.text) && isUnknown(place + 1, tokens, known) && adjoins(tokens, place);
}

/** The last unknown word, number or code of the run; known words only where the name goes on after them. */
function endOfName(from: number, tokens: readonly Token[], known: Known, open: readonly boolean[]): number {
  let last = from;
  for (let place = from + 1; place < tokens.length && open[place]; place++) {
    const token = tokens[place]!;
    if (!adjoins(tokens, place - 1) || isFunctionWord(token.lower)) break;
    if (isUnknown(place, tokens, known) || isDigits(token.lower) || token.text !== token.lower || place === last + 1) last = place;
  }
  // A known word at the very end (`Acme supplier`) says what kind of thing it is.
  while (last > from && known.isKnown(last) && tokens[last]!.text === tokens[last]!.lower && !isUnknown(last, tokens, known)
    && tokens[from]!.text !== tokens[from]!.lower) last -= 1;
  return last;
}

/** Whether the next word follows after a single space: a comma or a stop ends a name. */
function adjoins(tokens: readonly Token[], place: number): boolean {
  const next = tokens[place + 1];
  return next !== undefined && next.start - tokens[place]!.end === 1;
}

function phrase(text: string, tokens: readonly Token[], from: number, to: number, known: Known): NamePhrase {
  const start = tokens[from]!.start;
  // `S01's` belongs to S01.
  const end = tokens[to]!.end - (/['’]s$/.exec(tokens[to]!.text)?.[0].length ?? 0);
  const places = tokens.slice(from, to + 1).map((_, index) => from + index);
  const isCapital = (place: number) => tokens[place]!.text !== tokens[place]!.lower;
  const lastUnknown = places.findLast(place => isUnknown(place, tokens, known)) ?? to;
  const lastCapital = isCapital(from) ? (places.find(place => !isCapital(place)) ?? to + 1) - 1 : to;
  const withoutKnown = places.filter(place => place >= lastUnknown).reverse();
  const shorter = [...withoutKnown, lastCapital].filter(last => last < to).map(last => text.slice(start, tokens[last]!.end));
  return {
    text: text.slice(start, end), code: from === to && (isCode(tokens[from]!.text) || isDigits(tokens[from]!.lower)), said: true, start, end,
    shorter: [...new Set(shorter)],
  };
}
