import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';

import { CONFIGURATION_VARIABLE_PREFIX, configurationVariable, isMissing, KEYS, valueAt, type ConfigurationKey } from '../../../src/config/reading';

import { CompanyFile, type CatalogueSource } from '../local';

import type { CommandHost } from './command-host';
import { didYouMean } from './nearest';
import { UsageError } from './usage-error';

type Variables = Readonly<Record<string, string | undefined>>;

/** The settings of the configuration that matter on a laptop, and the variables that local commands see. */
export interface LocalSettings {
  /** The company that is asked about. */
  readonly company: CatalogueSource;
  /** `conversations.retention_days` */
  readonly conversationDays: number;
  /** `functions.answer_timeout_seconds` */
  readonly answerSeconds: number;
  /** `models.default_model`, for `--model bedrock`. */
  readonly bedrockModelId: string;
  /** Those of `.env` with those that were set before it, which win. */
  readonly variables: Variables;
}

/**
 * Reads `.env` of the working directory, the `SCAP__` variables, and the company's configuration file. No value of a variable is ever shown.
 *
 * @throws UsageError for a `SCAP__` name that is no setting, or a value that the setting does not take; CompanyFileError
 */
export async function localSettings(
  { config }: { readonly config?: string }, { cwd, environment }: Pick<CommandHost, 'cwd' | 'environment'>,
): Promise<LocalSettings> {
  const file = path.join(cwd, '.env');
  const written = await envFile(file);
  refuseUnknown(written, file);
  refuseUnknown(environment, 'the environment');
  const variables = { ...written, ...environment };
  const alone = (key: string) => settingOf(key, variables, environment, file);
  const company = CompanyFile.open({ file: config, cwd, variables: environment, asOf: alone('data.as_of') });
  const { configuration } = company.current;
  const value = (key: string) => (configuration ? String(valueAt(configuration, keyNamed(key).prop)) : alone(key));
  return {
    company,
    conversationDays: Number(value('conversations.retention_days')),
    answerSeconds: Number(value('functions.answer_timeout_seconds')),
    bedrockModelId: value('models.default_model'),
    variables,
  };
}

async function envFile(file: string): Promise<Variables> {
  try {
    return parseEnv(await readFile(file, 'utf8'));
  } catch (thrown) {
    if (isMissing(thrown)) return {};
    throw new UsageError(`${file} cannot be read.`, 'Make it readable for you, or remove it.');
  }
}

function refuseUnknown(variables: Variables, place: string): void {
  const known = KEYS.map(key => configurationVariable(key.path));
  const unknown = Object.keys(variables).find(name => name.startsWith(CONFIGURATION_VARIABLE_PREFIX) && !known.includes(name));
  if (unknown === undefined) return;
  throw new UsageError(`${unknown} in ${place} is no setting.${didYouMean(unknown, known)}`, `Correct its name, or remove it from ${place}.`);
}

function settingOf(keyPath: string, variables: Variables, environment: Variables, file: string): string {
  const key = keyNamed(keyPath);
  const name = configurationVariable(key.path);
  const value = variables[name] ?? '';
  if (value === '') return String(key.default ?? '');
  if (!accepts(key, value)) {
    const place = environment[name] === undefined ? file : 'the environment';
    throw new UsageError(`${name} in ${place} has a value that ${key.path} does not take.`, `Set it to ${expectation(key)}.`);
  }
  return value;
}

function keyNamed(keyPath: string): ConfigurationKey {
  const key = KEYS.find(each => each.path === keyPath);
  if (!key) throw new Error(`${keyPath} is no key of the configuration.`);
  return key;
}

function accepts(key: ConfigurationKey, value: string): boolean {
  if (key.type !== 'integer') return key.pattern === undefined || new RegExp(key.pattern).test(value);
  return /^\d+$/.test(value) && Number(value) >= (key.minimum ?? 0) && Number(value) <= (key.maximum ?? Infinity);
}

function expectation(key: ConfigurationKey): string {
  return key.type === 'integer' ? `a whole number from ${key.minimum} to ${key.maximum}` : key.expected ?? 'a text';
}
