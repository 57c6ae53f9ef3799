import { defaultOf, KEYS, placeText, valueAt, type ConfigurationKey } from '../../../src/config/reading';

import type { CommandHost } from './command-host';
import { refuseUnsound, sayWarnings, type ConfigOptions } from './config-problems';
import { readConfiguration, type ReadConfiguration } from './config-reading';
import { EXIT_CODES } from './exit-codes';
import { plainLine } from './plain-text';

/** `scap config show`: what holds for each key, and where it comes from. */
export function showConfig(file: string, options: ConfigOptions, host: CommandHost): number {
  const read = readConfiguration(file, host);
  sayWarnings(read.warnings, host);
  if (read.problems.length > 0) return refuseUnsound(read.problems, options, host);
  const lines = KEYS.map(key => ({ path: key.path, value: valueAt(read.configuration, key.prop) ?? null, from: originOf(key, read) }));
  if (options.json) {
    host.out(`${JSON.stringify(lines)}\n`);
  } else {
    const texts = lines.map(({ path, value, from }) => [`${path}: ${JSON.stringify(value)}`, from] as const);
    const width = Math.min(60, Math.max(...texts.map(([text]) => text.length)));
    for (const [text, from] of texts) host.out(`${plainLine(text).padEnd(width)}  ${from}\n`);
  }
  return EXIT_CODES.ok.code;
}

function originOf(key: ConfigurationKey, { given, configuration: { environment } }: ReadConfiguration): string {
  const written = given.values.get(key.path);
  if (written) return placeText(written.place);
  return defaultOf(key, environment) === key.default || key.default === undefined ? 'default' : `default of ${environment}`;
}
