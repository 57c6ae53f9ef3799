import type { ConfigurationProblem } from './configuration-error';
import type { Place } from './place';

/** A value as somebody wrote it, and where. */
export interface GivenValue {
  readonly value: unknown;
  readonly place: Place;
  /** Where its parts stand, by their way from the value: `stepsText(['0', 'id'])`. */
  readonly parts?: ReadonlyMap<string, Place>;
}

/** What was written, by the path of its key: `functions.memory_mb`. */
export type GivenValues = ReadonlyMap<string, GivenValue>;

/** What a reader found, and what it could not take. */
export interface Given {
  readonly values: GivenValues;
  readonly problems: readonly ConfigurationProblem[];
  /** What it left alone, though somebody may have meant it. */
  readonly warnings?: readonly ConfigurationProblem[];
  /** A file of it could not be read or parsed: what is missing may stand there. */
  readonly incomplete?: boolean;
}

/** The way to a part of a value: names of a map, numbers of a list. */
export type Steps = readonly (string | number)[];

/** Steps as one text: JSON, for a name may hold any character. */
export function stepsText(steps: Steps): string {
  return JSON.stringify(steps.map(String));
}

/** The place of a part of a value: its own, or that of what it lies in. */
export function placeOfPart({ place, parts }: GivenValue, steps: Steps): Place {
  for (let length = steps.length; length > 0; length--) {
    const found = parts?.get(stepsText(steps.slice(0, length)));
    if (found) return found;
  }
  return place;
}

/**
 * Lays `over` upon `base`: a key of `over` replaces that of `base`, but for two maps, which are merged name by name. Lists replace.
 */
export function merged(base: GivenValues, over: GivenValues): GivenValues {
  const result = new Map(base);
  for (const [path, upper] of over) {
    const lower = base.get(path);
    result.set(path, lower && isMap(lower.value) && isMap(upper.value) ? mergedMap(lower, upper) : upper);
  }
  return result;
}

function mergedMap(lower: GivenValue, upper: GivenValue): GivenValue {
  if (!isMap(lower.value) || !isMap(upper.value)) return upper;
  const value = new Map([...Object.entries(lower.value), ...Object.entries(upper.value)]);
  const names = new Set(Object.keys(upper.value));
  const kept = [...lower.parts ?? []].filter(([steps]) => !names.has(firstStep(steps)));
  return { value: Object.fromEntries(value), place: upper.place, parts: new Map([...kept, ...upper.parts ?? []]) };
}

function firstStep(steps: string): string {
  const parsed: unknown = JSON.parse(steps);
  return Array.isArray(parsed) ? String(parsed[0]) : '';
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
