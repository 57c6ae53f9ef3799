import { isDeepStrictEqual } from 'node:util';

import { KEYS, valueAt } from '../../../src/config/reading';

import type { CommandHost } from './command-host';
import { refuseUnsound, sayWarnings, type ConfigOptions } from './config-problems';
import { readFileAlone } from './config-reading';
import { EXIT_CODES } from './exit-codes';
import { plainLine } from './plain-text';

/** `scap config diff`: the keys for which two files have other values, defaults of their environments included; variables are left out. */
export function diffConfigs(before: string, after: string, options: ConfigOptions, host: CommandHost): number {
  const [one, other] = [readFileAlone(before, host), readFileAlone(after, host)];
  const problems = [...one.problems, ...other.problems];
  sayWarnings([...one.warnings, ...other.warnings], host);
  if (problems.length > 0) return refuseUnsound(problems, options, host);
  const changes = KEYS
    .map(key => ({ path: key.path, before: valueAt(one.configuration, key.prop) ?? null, after: valueAt(other.configuration, key.prop) ?? null }))
    .filter(change => !isDeepStrictEqual(change.before, change.after));
  if (options.json) {
    host.out(`${JSON.stringify(changes)}\n`);
  } else {
    for (const change of changes) host.out(`${plainLine(`${change.path}: ${JSON.stringify(change.before)} → ${JSON.stringify(change.after)}`)}\n`);
    if (changes.length === 0) host.out(`${before} and ${after} say the same.\n`);
  }
  return EXIT_CODES.ok.code;
}
