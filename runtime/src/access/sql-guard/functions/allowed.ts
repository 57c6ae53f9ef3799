import { AGGREGATES } from './aggregates';
import type { Arity, Functions } from './arity';
import { SCALARS } from './scalars';
import { WINDOWS } from './windows';

const ALL: Functions = { ...AGGREGATES, ...WINDOWS, ...SCALARS };

/** Every function that may be called, in alphabetical order. */
export const ALLOWED: readonly string[] = Object.keys(ALL).sort();

/** How many arguments a function takes; none if it may not be called. */
export function arityOf(name: string): Arity | undefined {
  return Object.hasOwn(ALL, name) ? ALL[name] : undefined;
}
