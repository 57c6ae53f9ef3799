import * as z from 'zod/mini';
import {
  ASSUMED_ENGINE_VARIABLES, CHAT_VARIABLES, KEY_SET_REFRESH_VARIABLES, KEY_SET_VARIABLES, OWN_ENGINE_VARIABLES, PAGE_VARIABLES, TOKEN_USES,
  TOOL_VARIABLES, VARIABLES,
} from '../../../src/contract';
import type { TokenUse, ToolFamily } from '../../../src/contract';
import type { QueryRoles } from '../data/query-role-engines';
import type { GuardrailChoice, ModelIds } from '../models';
import { JSON_FORMS, readVariables } from '../settings';
import type { Environment, ParameterTexts, Variables } from '../settings';
import type { MeaningPlaces } from './account-meanings';

export interface ChatSettings extends MeaningPlaces {
  readonly environment: string;
  readonly metricNamespace: string;
  readonly asOf: string;
  readonly envelopeSecretId: string;
  readonly conversationsTable: string;
  /** Absent where no drafts are kept. */
  readonly executionsTable: string | undefined;
  /** Where decisions are kept, and the keys that seal them; absent where the log alone knows of them. */
  readonly audit: { readonly table: string; readonly secretId: string } | undefined;
  readonly conversationDays: number;
  readonly answerSeconds: number;
  readonly manifestSha256: string;
  /** The names of the parameters; absent where there are none. */
  readonly parameters: ParameterTexts | undefined;
  readonly models: ModelIds;
  readonly guardrail: GuardrailChoice | undefined;
  readonly issuer: string;
  readonly audience: string;
  readonly tokenUse: TokenUse;
  /** Where the keys of the issuer are read. */
  readonly keySet: { readonly url: string } | { readonly parameter: string };
  readonly toolFunctions: Readonly<Record<ToolFamily, string>>;
}

export interface ToolSettings {
  readonly environment: string;
  readonly envelopeSecretId: string;
  readonly manifestSha256: string;
}

/** A tool function whose queries run under its own role. */
export interface OwnEngineSettings extends ToolSettings {
  readonly athenaWorkgroup: string;
  readonly glueDatabase: string;
}

/** A tool function whose queries run under the role of who asks. */
export interface AssumedEngineSettings extends ToolSettings, MeaningPlaces {
  readonly queryRoles: QueryRoles;
  readonly glueDatabase: string;
}

export interface PageSettings {
  readonly environment: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly tokenUse: TokenUse;
  readonly loginUrl: string | undefined;
}

export interface KeySetRefreshSettings {
  readonly keySetUrl: string;
  readonly keySetParameter: string;
}

/** @throws SettingsError */
export function chatSettings(environment: Environment): ChatSettings {
  const keySet = KEY_SET_VARIABLES.filter(id => environment[VARIABLES[id].name]);
  const problems = [...(keySet.length === 1 ? [] : [notOneKeySet(keySet.length)]), ...halfAnAudit(environment)];
  const read = readVariables(environment, [...CHAT_VARIABLES, ...keySet], problems);
  return {
    environment: read.text('environment'), metricNamespace: read.text('metricNamespace'), asOf: read.text('asOf'),
    envelopeSecretId: read.text('envelopeSecretId'), conversationsTable: read.text('conversationsTable'),
    executionsTable: read.text('executionsTable') || undefined,
    audit: read.text('auditTable') ? { table: read.text('auditTable'), secretId: read.text('auditSecretId') } : undefined,
    conversationDays: read.integer('conversationDays'), answerSeconds: read.integer('answerSeconds'), manifestSha256: read.text('manifestSha256'),
    parameters: z.optional(JSON_FORMS.parameters).parse(read.json('parameters')), models: JSON_FORMS.models.parse(read.json('models')),
    guardrail: z.optional(JSON_FORMS.guardrail).parse(read.json('guardrail')), issuer: read.text('issuer'), audience: read.text('audience'),
    tokenUse: tokenUseOf(read), ...meaningPlaces(read), toolFunctions: JSON_FORMS.toolFunctions.parse(read.json('toolFunctions')),
    keySet: keySet.includes('keySetParameter') ? { parameter: read.text('keySetParameter') } : { url: read.text('keySetUrl') },
  };
}

/** @throws SettingsError */
export function ownEngineSettings(environment: Environment): OwnEngineSettings {
  const read = readVariables(environment, [...TOOL_VARIABLES, ...OWN_ENGINE_VARIABLES]);
  return { ...toolSettings(read), athenaWorkgroup: read.text('athenaWorkgroup'), glueDatabase: read.text('glueDatabase') };
}

/** @throws SettingsError */
export function assumedEngineSettings(environment: Environment): AssumedEngineSettings {
  const read = readVariables(environment, [...TOOL_VARIABLES, ...ASSUMED_ENGINE_VARIABLES]);
  return {
    ...toolSettings(read), ...meaningPlaces(read), queryRoles: JSON_FORMS.queryRoles.parse(read.json('queryRoles')), glueDatabase: read.text('glueDatabase'),
  };
}

/** @throws SettingsError */
export function pageSettings(environment: Environment): PageSettings {
  const read = readVariables(environment, PAGE_VARIABLES);
  return {
    environment: read.text('environment'), issuer: read.text('issuer'), clientId: read.text('audience'), tokenUse: tokenUseOf(read),
    loginUrl: read.text('loginUrl') || undefined,
  };
}

/** @throws SettingsError */
export function keySetRefreshSettings(environment: Environment): KeySetRefreshSettings {
  const read = readVariables(environment, KEY_SET_REFRESH_VARIABLES);
  return { keySetUrl: read.text('keySetUrl'), keySetParameter: read.text('keySetParameter') };
}

function toolSettings(read: Variables): ToolSettings {
  return { environment: read.text('environment'), envelopeSecretId: read.text('envelopeSecretId'), manifestSha256: read.text('manifestSha256') };
}

function meaningPlaces(read: Variables): MeaningPlaces {
  return { definitionsParameter: read.text('definitionsParameter') || undefined, accessTable: read.text('accessTable') || undefined };
}

function tokenUseOf(read: Variables): TokenUse {
  return TOKEN_USES.find(use => use === read.text('tokenUse')) ?? 'id';
}

function notOneKeySet(given: number): string {
  const [url, parameter] = KEY_SET_VARIABLES.map(id => VARIABLES[id].name);
  return given === 0 ? `${url} and ${parameter} are missing: set one of them.` : `${url} and ${parameter} are both set: remove one of them.`;
}

/** A table without keys would be an audit that nobody can check. */
function halfAnAudit(environment: Environment): string[] {
  const [table, secret] = [VARIABLES.auditTable.name, VARIABLES.auditSecretId.name];
  if (Boolean(environment[table]) === Boolean(environment[secret])) return [];
  return [`${environment[table] ? secret : table} is missing: the audit needs both ${table} and ${secret}.`];
}
