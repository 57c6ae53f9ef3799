import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

import { PlatformError } from '../errors';

import { DataFolderError, errorCode } from './errors';

const OWNER_ONLY = 0o700;

/** The places inside a data folder. */
export interface DataFolder {
  readonly root: string;
  /** Who runs here: address, process, key. */
  readonly instanceFile: string;
  readonly issuer: string;
  readonly company: string;
  /** The company's own tables: `<database>/<table>.parquet`. */
  readonly tables: string;
  readonly dynamo: string;
  /** The keys that seal the audit. */
  readonly audit: string;
}

/**
 * Makes the data folder, for its owner only, if it is not there.
 *
 * @throws DataFolderError where that is impossible
 */
export async function openDataFolder(root: string): Promise<DataFolder> {
  const folder = dataFolderAt(root);
  await inDataFolder(folder.root, () => makeFolder(folder.root));
  return folder;
}

/** The places inside a data folder, whether it is there or not. */
export function dataFolderAt(root: string): DataFolder {
  const absolute = path.resolve(root);
  return {
    root: absolute,
    instanceFile: path.join(absolute, 'platform.json'),
    issuer: path.join(absolute, 'issuer'),
    company: path.join(absolute, 'company'),
    tables: path.join(absolute, 'tables'),
    dynamo: path.join(absolute, 'dynamo'),
    audit: path.join(absolute, 'audit'),
  };
}

/** Level by level: Node's own recursion never ends where a folder can hold none, such as /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const above = path.dirname(folder);
  if (!await isFolder(above)) await makeFolder(above);
  await mkdir(folder, { mode: OWNER_ONLY }).catch(async (thrown: unknown) => {
    if (!await isFolder(folder)) throw thrown; // another process may have made it meanwhile
  });
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(found => found.isDirectory(), () => false);
}

/** Runs `work`; a system error in it becomes a sentence about the data folder. */
export async function inDataFolder<T>(root: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof PlatformError || errorCode(cause) === undefined) throw cause;
    throw new DataFolderError(root, { cause });
  }
}
