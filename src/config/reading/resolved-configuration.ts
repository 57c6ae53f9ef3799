import type { PlatformConfiguration } from '../platform-configuration';
import { KeysPartedError } from './keys-parted-error';
import { CONFIGURATION_KEYS, type CONFIGURATION_SECTIONS } from './keys.generated';

type Key = (typeof CONFIGURATION_KEYS)[number];
type Section = (typeof CONFIGURATION_SECTIONS)[number]['prop'];
/** Those that may stay without a value. Lists and maps are empty then. */
type PropWithoutValue = Exclude<Key, { readonly default: unknown } | { readonly required: true } | { readonly type: `${string}_list` | `${string}_map` }>['prop'];

type Filled<T, Before extends string> = {
  readonly [K in Extract<keyof T, string>]: `${Before}${K}` extends PropWithoutValue ? T[K] : NonNullable<T[K]>
};

/** A configuration in which every key has a value, but for those that say what holds without one. */
export type ResolvedConfiguration = {
  readonly [K in Extract<keyof PlatformConfiguration, string>]:
  K extends Section ? Filled<NonNullable<PlatformConfiguration[K]>, `${K}.`> : NonNullable<PlatformConfiguration[K]>
};

/** The configuration with these values, by the prop of their key: `functions.memoryMb`. */
export function configurationOf(values: ReadonlyMap<string, unknown>): ResolvedConfiguration {
  const configuration: Record<string, unknown> = {};
  for (const { prop } of CONFIGURATION_KEYS) {
    const [first, second] = prop.split('.');
    if (first === undefined) continue;
    if (second === undefined) configuration[first] = values.get(prop);
    else configuration[first] = { ...Object(configuration[first]), [second]: values.get(prop) };
  }
  if (!isResolved(configuration)) throw new KeysPartedError();
  return configuration;
}

/** The value at a prop: `functions.memoryMb`. */
export function valueAt(configuration: object, prop: string): unknown {
  return prop.split('.').reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined), configuration);
}

function isResolved(candidate: object): candidate is ResolvedConfiguration {
  return CONFIGURATION_KEYS.every(key => {
    const value = valueAt(candidate, key.prop);
    return value !== undefined || !('default' in key || 'required' in key || key.type.endsWith('_list') || key.type.endsWith('_map'));
  });
}
