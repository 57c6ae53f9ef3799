import type { Concept } from './concepts';
import type { Token } from './tokens';
import { wasLate } from './words/predicates.json';

/** Whether something is said to have been so: `were late`, `did we ship late`, `arrived late`; not `are late`, `late orders`. */
export function isOfThePast(tokens: readonly Token[], { from }: Concept): boolean {
  const words = tokens.map(({ lower }) => lower);
  const before = words.slice(0, from);
  if (hasCome(before.at(-1) ?? '')) return true;
  const verb = before.findLast(word => [...wasLate.past, ...wasLate.present].includes(word)) ?? words.find(word => wasLate.past.includes(word));
  return verb !== undefined && wasLate.past.includes(verb);
}

/** Whether the verb of a question is in the past: `were placed`, `did we order`. */
export function saysPast(tokens: readonly Token[]): boolean {
  return tokens.some(({ lower }) => wasLate.past.includes(lower));
}

/** `shipped`, `arrived`, `came`. */
function hasCome(word: string): boolean {
  return wasLate.came.includes(word) || /[a-z]{3}ed$/.test(word);
}
