import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { DataFolderError, errorCode } from './errors';

/** The places inside a data folder. */
export interface DataFolder {
  readonly root: string;
  /** Who runs here: address, process, key. */
  readonly instanceFile: string;
  readonly issuer: string;
  readonly company: string;
  readonly dynamo: string;
}

/**
 * Makes the data folder, for its owner only, if it is not there.
 *
 * @throws DataFolderError where that is impossible
 */
export async function openDataFolder(root: string): Promise<DataFolder> {
  const absolute = path.resolve(root);
  await inDataFolder(absolute, () => mkdir(absolute, { recursive: true, mode: 0o700 }));
  return {
    root: absolute,
    instanceFile: path.join(absolute, 'platform.json'),
    issuer: path.join(absolute, 'issuer'),
    company: path.join(absolute, 'company'),
    dynamo: path.join(absolute, 'dynamo'),
  };
}

/** Runs `work`; a system error in it becomes a sentence about the data folder. */
export async function inDataFolder<T>(root: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (errorCode(cause) === undefined) throw cause;
    throw new DataFolderError(root, { cause });
  }
}
