import { AGGREGATES } from './aggregates';
import { CHOICES } from './choices';
import { CONTAINERS } from './containers';
import { DATES } from './dates';
import { NUMBERS } from './numbers';
import type { FunctionRule } from './rule';
import { TEXTS } from './texts';
import { WINDOWS } from './windows';

/** Every function of Trino that DuckDB computes alike, or is made to: what is not here is refused. */
export const FUNCTIONS: ReadonlyMap<string, FunctionRule> = new Map(
  [AGGREGATES, WINDOWS, CHOICES, NUMBERS, TEXTS, DATES, CONTAINERS].flatMap(each => Object.entries(each)));

export const FUNCTION_NAMES: ReadonlySet<string> = new Set(FUNCTIONS.keys());
