import { readdir } from 'node:fs/promises';
import path from 'node:path';

import type { OwnTable } from '../data/duckdb-engine';

import { errorCode } from './errors';

const NAME = /^[a-z][a-z0-9_]*$/;

/** The tables in a folder, `<database>/<table>.parquet`, by name; none where there is no such folder. */
export async function ownTablesIn(folder: string): Promise<readonly OwnTable[]> {
  const databases = (await namesIn(folder)).filter(name => NAME.test(name));
  const tables = await Promise.all(databases.map(async database => (await namesIn(path.join(folder, database)))
    .filter(name => name.endsWith('.parquet') && NAME.test(name.slice(0, -'.parquet'.length)))
    .map(name => ({ database, table: name.slice(0, -'.parquet'.length), file: path.join(folder, database, name) }))));
  return tables.flat();
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).then(names => names.sort(), (thrown: unknown) => {
    if (errorCode(thrown) === 'ENOENT' || errorCode(thrown) === 'ENOTDIR') return [];
    throw thrown;
  });
}
