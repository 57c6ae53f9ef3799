import { VARIABLES } from '../../../src/contract';
import type { EnvironmentVariable, VariableId } from '../../../src/contract';
import { PlatformError } from '../errors';
import { JSON_FORMS, JSON_WORDS } from './json-forms';
import type { JsonVariableId } from './json-forms';

const REMEDY = 'Deploy the function with the construct library: it sets every variable. If you set them yourself, mend those named.';

/** Variables that a function needs and that are missing or malformed: all of them at once. */
export class SettingsError extends PlatformError {
  readonly code = 'SETTINGS';
  override readonly remedy = REMEDY;
  constructor(readonly problems: readonly string[]) {
    super(`The function cannot start. ${problems.join(' ')} ${REMEDY}`); // Lambda shows the message of what is thrown at start, and no more
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that have been checked. */
export interface Variables {
  text(id: VariableId): string;
  integer(id: VariableId): number;
  /** Undefined where an optional variable is not set. */
  json(id: JsonVariableId): unknown;
}

/**
 * The variables of a function, each as its row of the catalogue says.
 *
 * @param more  problems that were found otherwise, to be told with these
 * @throws SettingsError
 */
export function readVariables(environment: Environment, ids: readonly VariableId[], more: readonly string[] = []): Variables {
  const valueOf = (id: VariableId): string => environment[VARIABLES[id].name] ?? '';
  const problems = [...ids.flatMap(id => problemsOf(id, valueOf(id))), ...more];
  if (problems.length > 0) throw new SettingsError(problems);
  return { text: valueOf, integer: id => Number(valueOf(id)), json: id => parsedJson(valueOf(id)) };
}

function problemsOf(id: VariableId, value: string): string[] {
  const { name, meaning, kind, choices, optional }: EnvironmentVariable = VARIABLES[id];
  if (value === '') return optional ? [] : [`${name} is missing. ${meaning}`];
  switch (kind) {
    case 'text': return !choices || choices.includes(value) ? [] : [`${name} is ${JSON.stringify(value)}, expected one of ${choices.join(', ')}. ${meaning}`];
    case 'integer': return /^[1-9]\d*$/.test(value) ? [] : [`${name} is ${JSON.stringify(value)}, which is no whole number above 0. ${meaning}`];
    case 'url': return URL.canParse(value) ? [] : [`${name} is ${JSON.stringify(value)}, which is no URL. ${meaning}`];
    case 'json': return isJsonVariable(id) && JSON_FORMS[id].safeParse(parsedJson(value)).success ? [] : [`${name} does not ${wordsOf(id)}. ${meaning}`];
  }
}

function isJsonVariable(id: VariableId): id is JsonVariableId {
  return Object.hasOwn(JSON_FORMS, id);
}

function wordsOf(id: VariableId): string {
  return isJsonVariable(id) ? JSON_WORDS[id] : 'hold what it must';
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // reported with the variable's name
  }
}
