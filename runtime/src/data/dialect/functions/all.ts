import { AGGREGATES } from './aggregates';
import { CHOICES } from './choices';
import { CONTAINERS, LAMBDAS } from './containers';
import { DATES } from './dates';
import { NUMBERS } from './numbers';
import type { FunctionRule } from './rule';
import { TEXTS } from './texts';
import { WINDOWS } from './windows';

/** Every function of Trino that DuckDB computes alike, or is made to: what is not here is refused. */
export const FUNCTIONS: ReadonlyMap<string, FunctionRule> = new Map(
  [AGGREGATES, WINDOWS, CHOICES, NUMBERS, TEXTS, DATES, CONTAINERS].flatMap(each => Object.entries(each)));

/** Those that take a lambda. */
export const LAMBDA_FUNCTIONS = new Map(Object.entries(LAMBDAS));
