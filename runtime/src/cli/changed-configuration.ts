import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { isMissing } from '../../../src/config/reading';

import type { CommandHost } from './command-host';
import { UsageError } from './usage-error';

/** A configuration as a command found it, and as it writes it. */
export interface ChangedConfiguration {
  /** The file, as it was named. */
  readonly config: string;
  /** Undefined where there is none yet. */
  readonly old: string | undefined;
  readonly text: string;
}

/**
 * The text of a configuration; undefined where there is none yet.
 *
 * @throws UsageError
 */
export async function configurationText(config: string, { cwd }: Pick<CommandHost, 'cwd'>): Promise<string | undefined> {
  const file = path.resolve(cwd, config);
  return readFile(file, 'utf8').catch((thrown: unknown) => {
    if (isMissing(thrown)) return undefined;
    throw new UsageError(`${file} cannot be read.`, 'Make it readable for you, or name another one: --config FILE');
  });
}

/**
 * Puts the new text in the place of the old at once, also where it is the same: a platform that runs looks at the company again then.
 *
 * @param stamp  tells this change from others: that of `changeStamp`
 * @returns what the configuration of before is kept as; undefined where there was none, or the same
 */
export async function writeConfiguration(
  { config, old, text }: ChangedConfiguration, stamp: string, { cwd }: Pick<CommandHost, 'cwd'>,
): Promise<string | undefined> {
  const file = path.resolve(cwd, config);
  await mkdir(path.dirname(file), { recursive: true });
  const before = old === undefined || old === text ? undefined : `${config}.before-${stamp}`;
  if (before !== undefined) await copyFile(file, path.resolve(cwd, before));
  await writeFile(`${file}.${stamp}`, text);
  await rename(`${file}.${stamp}`, file);
  return before;
}

/** `20261124-080000` */
export function changeStamp(now: Date): string {
  return now.toISOString().replaceAll(/[-:]/g, '').slice(0, 15).replace('T', '-');
}
