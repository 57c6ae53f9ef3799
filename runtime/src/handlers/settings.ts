import { CHAT_VARIABLES, KEY_SET_REFRESH_VARIABLES, KEY_SET_VARIABLES, TOOL_FAMILIES, TOOL_VARIABLES, VARIABLES } from '../../../src/contract';
import type { EnvironmentVariable, ToolFamily, VariableId } from '../../../src/contract';
import { PlatformError } from '../errors';

/** Variables that a function needs and that are missing or malformed: all of them at once. */
export class SettingsError extends PlatformError {
  readonly code = 'SETTINGS';
  override readonly remedy = 'Deploy the function with the construct library: it sets every variable. If you set them yourself, mend those named.';
  constructor(readonly problems: readonly string[]) {
    super(`The function cannot start. ${problems.join(' ')}`);
  }
}

export interface ChatSettings {
  readonly environment: string;
  readonly metricNamespace: string;
  readonly asOf: string;
  readonly envelopeSecretId: string;
  readonly conversationsTable: string;
  readonly conversationDays: number;
  readonly answerSeconds: number;
  readonly modelId: string;
  readonly issuer: string;
  readonly audience: string;
  /** Where the keys of the issuer are read. */
  readonly keySet: { readonly url: string } | { readonly parameter: string };
  readonly toolFunctions: Readonly<Record<ToolFamily, string>>;
}

export interface ToolSettings {
  readonly environment: string;
  readonly envelopeSecretId: string;
  readonly athenaWorkgroup: string;
  readonly glueDatabase: string;
}

export interface KeySetRefreshSettings {
  readonly keySetUrl: string;
  readonly keySetParameter: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws SettingsError */
export function chatSettings(environment: Environment): ChatSettings {
  const keySet = KEY_SET_VARIABLES.filter(id => environment[VARIABLES[id].name]);
  const read = reader(environment, [...CHAT_VARIABLES, ...keySet], keySet.length === 1 ? [] : [notOneKeySet(keySet.length)]);
  return {
    environment: read.text('environment'), metricNamespace: read.text('metricNamespace'), asOf: read.text('asOf'),
    envelopeSecretId: read.text('envelopeSecretId'), conversationsTable: read.text('conversationsTable'),
    conversationDays: Number(read.text('conversationDays')), answerSeconds: Number(read.text('answerSeconds')), modelId: read.text('modelId'),
    issuer: read.text('issuer'), audience: read.text('audience'), toolFunctions: read.functions(),
    keySet: keySet.includes('keySetParameter') ? { parameter: read.text('keySetParameter') } : { url: read.text('keySetUrl') },
  };
}

/** @throws SettingsError */
export function toolSettings(environment: Environment): ToolSettings {
  const read = reader(environment, TOOL_VARIABLES);
  return {
    environment: read.text('environment'), envelopeSecretId: read.text('envelopeSecretId'),
    athenaWorkgroup: read.text('athenaWorkgroup'), glueDatabase: read.text('glueDatabase'),
  };
}

/** @throws SettingsError */
export function keySetRefreshSettings(environment: Environment): KeySetRefreshSettings {
  const read = reader(environment, KEY_SET_REFRESH_VARIABLES);
  return { keySetUrl: read.text('keySetUrl'), keySetParameter: read.text('keySetParameter') };
}

function notOneKeySet(given: number): string {
  const [url, parameter] = KEY_SET_VARIABLES.map(id => VARIABLES[id].name);
  return given === 0 ? `${url} and ${parameter} are missing: set one of them.` : `${url} and ${parameter} are both set: remove one of them.`;
}

interface Reader {
  text(id: VariableId): string;
  functions(): Record<ToolFamily, string>;
}

function reader(environment: Environment, needed: readonly VariableId[], more: readonly string[] = []): Reader {
  const problems = [...needed.flatMap(id => problemsOf(VARIABLES[id], environment[VARIABLES[id].name])), ...more];
  if (problems.length > 0) throw new SettingsError(problems);
  const text = (id: VariableId): string => environment[VARIABLES[id].name] ?? '';
  return { text, functions: () => functionsOf(text('toolFunctions')) ?? unreadable() };
}

function problemsOf({ name, meaning, kind }: EnvironmentVariable, value: string | undefined): string[] {
  if (value === undefined || value === '') return [`${name} is missing. ${meaning}`];
  switch (kind) {
    case 'text': return [];
    case 'integer': return /^[1-9]\d*$/.test(value) ? [] : [`${name} is ${JSON.stringify(value)}, which is no whole number above 0. ${meaning}`];
    case 'url': return URL.canParse(value) ? [] : [`${name} is ${JSON.stringify(value)}, which is no URL. ${meaning}`];
    case 'json': return functionsOf(value) ? [] : [`${name} does not name a function for each of: ${TOOL_FAMILIES.join(', ')}. ${meaning}`];
  }
}

function functionsOf(json: string): Record<ToolFamily, string> | undefined {
  const parsed = parsedJson(json);
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { inventory, sql } = { inventory: undefined, sql: undefined, ...parsed };
  return typeof inventory === 'string' && typeof sql === 'string' ? { inventory, sql } : undefined;
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // reported by the caller, with the variable's name
  }
}

function unreadable(): never {
  throw new SettingsError([`${VARIABLES.toolFunctions.name} cannot be read.`]);
}
