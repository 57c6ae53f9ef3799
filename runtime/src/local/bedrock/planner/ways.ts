import { tokenise } from './tokens';
import words from './words/ways.json';

/** `from WH02 to WH01`: what gives and what gets. */
export type Way = keyof typeof words;

const WAYS = Object.keys(words) as Way[];

/** The way that a text says right before a code. */
export function wayBefore(text: string, code: string): Way | undefined {
  const tokens = tokenise(text).map(({ lower }) => lower);
  const before = tokens.slice(0, tokens.indexOf(code.toLowerCase())).at(-1) ?? '';
  return WAYS.find(way => words[way].said.includes(before));
}

/** Whether two things go different ways, so that neither stands for the other. */
export function areOtherWays(one: Way | undefined, other: Way | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** The way that a name and a description mean; nothing where they mean both, or neither. */
export function wayMeant(text: string): Way | undefined {
  const tokens = tokenise(text).map(({ lower }) => lower);
  const [way, other] = WAYS.filter(each => words[each].means.some(word => tokens.includes(word)));
  return other === undefined ? way : undefined;
}

/** How a way is said. */
export function wordOf(way: Way): string {
  return words[way].said[0] ?? '';
}
