import { CONFIGURATION_KEYS } from '../contract';
import { CheckedValues, type GivenValue } from './checked-values';
import type { PlatformConfiguration } from './platform-configuration';

type Complete<T> = { readonly [K in keyof T]-?: NonNullable<T[K]> extends string | number | boolean | unknown[] | { [name: string]: string }
  ? NonNullable<T[K]> : Complete<NonNullable<T[K]>> };

/** A configuration in which every key has a value. */
export type ResolvedConfiguration = Complete<PlatformConfiguration>;

/**
 * Fills in the defaults and checks what was given in code; tokens are not judged.
 *
 * @throws ConfigurationError with every problem
 */
export function resolveConfiguration(given: PlatformConfiguration): ResolvedConfiguration {
  const values = new Map<string, GivenValue>(CONFIGURATION_KEYS.map(({ path }) => [path, { value: valueAt(given, path), place: 'props' }]));
  return configurationOf(new CheckedValues(values, 'props'));
}

/** The values as the constructs read them. */
export function configurationOf(values: CheckedValues): ResolvedConfiguration {
  return {
    prefix: values.text('prefix'),
    environment: values.text('environment'),
    accountId: values.text('account_id'),
    region: values.text('region'),
    owner: values.text('owner'),
    costCenter: values.text('cost_center'),
    project: values.text('project'),
    tags: values.textMap('tags'),
    identity: {
      callbackUrls: values.textList('identity.callback_urls'),
      mfa: values.text('identity.mfa'),
      threatProtection: values.boolean('identity.threat_protection'),
    },
    api: {
      requestsPerSecond: values.integer('api.requests_per_second'),
      burst: values.integer('api.burst'),
    },
    functions: {
      memoryMb: values.integer('functions.memory_mb'),
      architecture: values.text('functions.architecture'),
      answerTimeoutSeconds: values.integer('functions.answer_timeout_seconds'),
      toolTimeoutSeconds: values.integer('functions.tool_timeout_seconds'),
    },
    data: {
      asOf: values.text('data.as_of'),
      scanLimitMb: values.integer('data.scan_limit_mb'),
    },
    models: {
      defaultModel: values.text('models.default_model'),
      residency: values.text('models.residency'),
      destinationRegions: values.textList('models.destination_regions'),
    },
    conversations: { retentionDays: values.integer('conversations.retention_days') },
    observability: { logRetentionDays: values.integer('observability.log_retention_days') },
  };
}

/** The prop behind a key: `functions.memory_mb` is `functions.memoryMb`. */
function valueAt(given: object, path: string): unknown {
  return path.split('.').reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, camelCase(name)) : undefined), given);
}

function camelCase(snakeCase: string): string {
  return snakeCase.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
