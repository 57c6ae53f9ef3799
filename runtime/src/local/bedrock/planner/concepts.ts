import { isCode, tokenise, type Token } from './tokens';
import broader from './words/broader.json';
import functionWords from './words/function-words.json';
import synonyms from './words/synonyms.json';

/** A run of words that stands for one thing: `distribution centre` and `depot` are both the concept `warehouse`. */
export interface Concept {
  readonly id: string;
  /** The first and the last token of the run. */
  readonly from: number;
  readonly to: number;
}

const FUNCTION_WORDS: ReadonlySet<string> = new Set(functionWords);
const SYNONYMS = synonymIndex();
const LONGEST_SYNONYM = Math.max(...[...SYNONYMS.keys()].map(key => key.split(' ').length));

/** The concepts of a text in order; function words and codes are none. */
export function conceptsOf(text: string): string[] {
  return conceptsIn(tokenise(text)).map(concept => concept.id);
}

const BROADER: Readonly<Record<string, readonly string[]>> = broader;

/** The concepts of a description, with the broader ones that a question may use for them: what is on hand is stock. */
export function describedConcepts(text: string): string[] {
  return conceptsOf(text).flatMap(concept => [concept, ...BROADER[concept] ?? []]);
}

/** What else a concept may be called: what is on hand is stock. */
export function broaderThan(concept: string): readonly string[] {
  return BROADER[concept] ?? [];
}

/** The concepts of tokens, each with its place. */
export function conceptsIn(tokens: readonly Token[]): Concept[] {
  const stems = tokens.map(token => stem(token.lower));
  const found: Concept[] = [];
  for (let from = 0; from < tokens.length;) {
    const length = synonymLength(stems, from);
    const id = length > 0 ? SYNONYMS.get(stems.slice(from, from + length).join(' ')) : plainConcept(tokens[from]!);
    if (id !== undefined) found.push({ id, from, to: from + Math.max(length, 1) - 1 });
    from += Math.max(length, 1);
  }
  return found;
}

/** Whether the word lists explain a concept, so that it is no name of something. */
export function isVocabulary(concept: string): boolean {
  return Object.hasOwn(synonyms, concept);
}

/** Whether a word only holds a sentence together. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/** A word without its endings, so that `orders` and `ordered` meet. Rough on purpose: it serves comparison only. */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  let root = word;
  if (root.endsWith('ies') && root.length > 4) root = `${root.slice(0, -3)}y`;
  else if (/(?:x|ch|sh|ss)es$/.test(root)) root = root.slice(0, -2);
  else if (/[^s]s$/.test(root)) root = root.slice(0, -1);
  if (root.endsWith('ation') && root.length > 8) return root.slice(0, -3); // as of `concentrate`
  if (root.endsWith('ing') && root.length > 5) root = undoubled(root.slice(0, -3));
  else if (root.endsWith('ed') && root.length > 4) root = undoubled(root.slice(0, -2));
  return root.length > 3 && root.endsWith('e') ? root.slice(0, -1) : root;
}

function undoubled(root: string): string {
  return /([^aeiouls])\1$/.test(root) || /[aeiou]ll$/.test(root) ? root.slice(0, -1) : root;
}

function plainConcept(token: Token): string | undefined {
  return isFunctionWord(token.lower) || isCode(token.text) || /^\d/.test(token.lower) ? undefined : stem(token.lower);
}

function synonymLength(stems: readonly string[], from: number): number {
  for (let length = LONGEST_SYNONYM; length > 0; length--) {
    if (from + length <= stems.length && SYNONYMS.has(stems.slice(from, from + length).join(' '))) return length;
  }
  return 0;
}

function synonymIndex(): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const [id, phrases] of Object.entries(synonyms)) {
    for (const phrase of phrases) index.set(tokenise(phrase).map(token => stem(token.lower)).join(' '), id);
  }
  return index;
}
