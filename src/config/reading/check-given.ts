import { isDeepStrictEqual } from 'node:util';
import { CROSS_CHECKS } from './checks';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error';
import type { ConfigurationKey } from './configuration-key';
import type { Finding } from './cross-check';
import { placeOfPart, type Given, type Steps } from './given-values';
import { inOrder } from './in-order';
import { keyAt, KEYS, type KeyPath } from './known-keys';
import { LAPTOP } from './laptop';
import type { Place } from './place';
import { problemAt } from './problem-at';
import { configurationOf, valueAt, type ResolvedConfiguration } from './resolved-configuration';
import { valueFaults, type IsToken } from './value-faults';

/** How a configuration is judged. */
export interface Judging {
  /** Names the configuration where a value is missing. */
  readonly whole: Place;
  readonly isToken?: IsToken;
}

/** A configuration with everything that is to be said about it. */
export interface CheckedConfiguration {
  /** With the default in place of each value that is wrong. */
  readonly configuration: ResolvedConfiguration;
  readonly problems: readonly ConfigurationProblem[];
  readonly warnings: readonly ConfigurationProblem[];
}

/** Checks what was given, alone and together, and fills in the defaults of its environment. */
export function checkGiven(given: Given, { whole, isToken = () => false }: Judging): CheckedConfiguration {
  const environment = environmentOf(given, isToken);
  const problems = [...given.problems];
  const unfit = new Set<string>();
  const values = new Map<string, unknown>();
  for (const key of KEYS) {
    const written = given.values.get(key.path);
    const own = written ? faultsAt(key, written.value) : missing(key);
    problems.push(...own);
    if (own.length > 0) unfit.add(key.path);
    values.set(key.prop, written && own.length === 0 ? written.value : defaultOf(key, environment));
  }
  const configuration = configurationOf(values);
  const findings = CROSS_CHECKS
    .filter(check => check.reads.every(path => !unfit.has(path) && !holdsToken(valueAt(configuration, keyAt(path)?.prop ?? path), isToken)))
    .flatMap(check => check.find(configuration, { has: isWritten, name: path => nameOf(keyAt(path), path, whole) }));
  return {
    configuration,
    problems: inOrder([...problems, ...findings.filter(finding => !finding.warning).map(problemOf)]),
    warnings: inOrder([...given.warnings ?? [], ...findings.filter(finding => finding.warning).map(problemOf)]),
  };

  function faultsAt(key: ConfigurationKey, value: unknown): ConfigurationProblem[] {
    return valueFaults(key, value, isToken).map(({ at, ...fault }) => {
      const place = placeOf(key.path, at);
      return problemAt(place, { path: nameOf(key, key.path, place) + stepsName(at), ...fault });
    });
  }

  function missing(key: ConfigurationKey): ConfigurationProblem[] {
    if (!key.required || environment === LAPTOP || given.incomplete || given.problems.some(problem => problem.path === key.path)) return [];
    return [problemAt(whole, { path: nameOf(key, key.path, whole), message: 'is missing', hint: key.meaning })];
  }

  /** A default that somebody wrote down, or that an earlier reading filled in, says no more than one that nobody wrote. */
  function isWritten(path: KeyPath): boolean {
    const [key, written] = [keyAt(path), given.values.get(path)];
    return key !== undefined && written !== undefined && !isDeepStrictEqual(written.value, defaultOf(key, environment));
  }

  function problemOf({ keys, at = [], value, message, hint }: Finding): ConfigurationProblem {
    const path: KeyPath = keys.find(isWritten) ?? keys[0];
    const key = keyAt(path);
    const place = placeOf(path, at);
    return problemAt(place, {
      path: nameOf(key, path, place) + stepsName(at), value: value ?? partOf(valueAt(configuration, key?.prop ?? path), at), message, hint,
    });
  }

  function placeOf(path: string, at: Steps): Place {
    const written = given.values.get(path);
    return written ? placeOfPart(written, at) : whole;
  }
}

/**
 * The configuration, if nothing is wrong with it.
 *
 * @throws ConfigurationError with every problem
 */
export function requireSound({ configuration, problems }: CheckedConfiguration): ResolvedConfiguration {
  if (problems.length > 0) throw new ConfigurationError(problems);
  return configuration;
}

/** The environment that these values are for, as far as it can be told. */
export function environmentOf(given: Given, isToken: IsToken = () => false): string {
  const written = given.values.get('environment')?.value;
  return typeof written === 'string' && !isToken(written) ? written : String(keyAt('environment')?.default);
}

/** The value that holds where none is written. */
export function defaultOf(key: ConfigurationKey, environment: string): unknown {
  if (environment === 'staging' && key.staging !== undefined) return key.staging;
  if (environment === 'prod' && key.prod !== undefined) return key.prod;
  if (key.type === 'text_list' || key.type === 'record_list') return [];
  if (key.type === 'text_map' || key.type === 'text_list_map' || key.type === 'record_map') return {};
  return key.required ? '' : key.default;
}

function nameOf(key: ConfigurationKey | undefined, path: string, place: Place): string {
  return place.kind === 'props' && key ? key.prop : path;
}

/** `[0].id`, `.Year`. */
function stepsName(steps: Steps): string {
  return steps.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
}

function partOf(value: unknown, at: Steps): unknown {
  return at.reduce<unknown>((part, step) => (typeof part === 'object' && part !== null ? Reflect.get(part, step) : undefined), value);
}

function holdsToken(value: unknown, isToken: IsToken): boolean {
  return isToken(value) || (typeof value === 'object' && value !== null && Object.values(value).some(part => holdsToken(part, isToken)));
}
