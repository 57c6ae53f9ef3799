import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { chainKeysIn, type ChainKeys } from '../access/audit';

import { errorCode } from './errors';

const OWNER_ONLY = 0o600;

/**
 * The keys that seal the audit of a data folder; the first time one is drawn. They are kept as long as the folder: without them nothing that is
 * written there can be checked.
 *
 * @throws AuditKeysError where the file holds none
 */
export async function openAuditKeys(folder: string): Promise<ChainKeys> {
  const file = path.join(folder, 'keys.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await writeFile(file, JSON.stringify({ k1: randomBytes(48).toString('base64url') }), { mode: OWNER_ONLY, flag: 'wx' }).catch((thrown: unknown) => {
    if (errorCode(thrown) !== 'EEXIST') throw thrown;
  });
  const keys = chainKeysIn(await readFile(file, 'utf8'));
  return { current: async () => keys };
}
