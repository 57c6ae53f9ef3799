import type { ConfigurationKey } from './configuration-key';
import { CONFIGURATION_KEYS, CONFIGURATION_SECTIONS } from './keys.generated';
import { nearest } from './nearest';

/** A key's path, one of those that exist. */
export type KeyPath = (typeof CONFIGURATION_KEYS)[number]['path'];

/** Every key, with the widest type. */
export const KEYS: readonly ConfigurationKey[] = CONFIGURATION_KEYS;
/** The sections' names in YAML. */
export const SECTIONS: readonly string[] = CONFIGURATION_SECTIONS.map(section => section.path);

const BY_PATH = new Map(KEYS.map(key => [key.path, key]));

export function keyAt(path: string): ConfigurationKey | undefined {
  return BY_PATH.get(path);
}

/** What the writer of an unknown key probably meant, in the spelling of `of`, or one of `beside`; else what may stand there. */
export function didYouMean(written: string, of: 'path' | 'prop' = 'path', beside: readonly string[] = []): string {
  const sections = CONFIGURATION_SECTIONS.map(section => section[of]);
  const names = KEYS.map(key => key[of]);
  const near = nearest(written, [...names, ...sections, ...beside, ...(of === 'path' ? ['extends'] : [])]) ?? names.find(name => name.endsWith(`.${written}`));
  if (near) return `Did you mean ${near}?`;
  const section = written.includes('.') ? `${written.split('.')[0]}.` : '';
  return `Known here: ${section ? names.filter(name => name.startsWith(section)).join(', ') : [...names.filter(name => !name.includes('.')), ...sections].join(', ')}.`;
}
