import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import { literal } from '../../data';
import { errorCode } from '../errors';

import type { PlannedTable } from './import-plan';

/** What has become of the tables that were there. */
export interface InstalledTables {
  /** The folder with the import of before; undefined where there was none. */
  readonly before: string | undefined;
}

/**
 * Writes the tables as Parquet and puts them in the place of those of the same databases. They grow in a folder beside; what was there is
 * renamed, not deleted. Databases that this import does not have stay.
 *
 * @param folder  `tables` of the data folder
 * @param stamp  tells this import from others: `20261124-080000`
 */
export async function installTables(
  connection: DuckDBConnection, tables: readonly PlannedTable[], folder: string, stamp: string,
): Promise<InstalledTables> {
  const staging = `${folder}.new-${stamp}`;
  try {
    const imported = new Set(tables.map(({ database }) => database));
    await mkdir(staging, { recursive: true, mode: 0o700 });
    const staying = (await namesIn(folder)).filter(each => !imported.has(each));
    for (const name of staying) await cp(path.join(folder, name), path.join(staging, name), { recursive: true });
    for (const { database, table, select } of tables) {
      await mkdir(path.join(staging, database), { recursive: true, mode: 0o700 });
      const file = literal('text', path.join(staging, database, `${table}.parquet`));
      await connection.run(`COPY (${select}) TO ${file} (FORMAT parquet, COMPRESSION zstd)`);
    }
    const before = (await namesIn(folder)).length > 0 ? `${folder}.before-${stamp}` : undefined;
    if (before) await rename(folder, before);
    await rename(staging, folder).catch(async (thrown: unknown) => {
      if (before) await rename(before, folder);
      throw thrown;
    });
    return { before };
  } catch (thrown) {
    await rm(staging, { recursive: true, force: true });
    throw thrown;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((thrown: unknown) => {
    if (errorCode(thrown) === 'ENOENT') return [];
    throw thrown;
  });
}
