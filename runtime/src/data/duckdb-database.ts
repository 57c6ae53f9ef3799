import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { MACROS, typeFromDuckDb } from './dialect';
import type { Tables } from './dialect';
import { literal, quotedName } from './literal';
import { EngineUnavailableError } from './query-errors';

/** A table of the company's own, in a Parquet file. */
export interface OwnTable {
  readonly database: string;
  readonly table: string;
  readonly file: string;
}

/** What the queries of a database may take. */
export interface DatabaseLimits {
  /**
   * Memory of all queries that run at once, MB. A query that needs more fails; nothing is written to disk instead.
   *
   * @default 2048, or half of what the process may use where that is less
   */
  readonly memoryMb?: number;
}

const MOST_MEMORY_MB = 2_048;
const LEAST_MEMORY_MB = 256;

/**
 * A DuckDB over a folder of Parquet files, one view each, in the schema `supply_chain`. It can read that folder and those of the company's own
 * tables and nothing else, loads no extension, and lets none of this be changed any more.
 *
 * @throws EngineUnavailableError  the folder cannot be read, or DuckDB does not run on this machine
 */
export async function openDatabase(
  directory: string, tables: readonly OwnTable[], { memoryMb = usualMemoryMb() }: DatabaseLimits = {},
): Promise<{ readonly instance: DuckDBInstance; readonly tables: Tables }> {
  const files = await parquetFiles(path.resolve(directory));
  // Native and not in Lambda's bundles: loaded when it is used.
  const { DuckDBInstance: Instance } = await import('@duckdb/node-api').catch(cause => {
    throw new EngineUnavailableError('DUCKDB_NOT_INSTALLED', { cause });
  });
  const instance = await Instance.create(':memory:', { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' });
  const connection = await instance.connect();
  try {
    const folders = [path.resolve(directory), ...tables.map(({ file }) => path.dirname(path.resolve(file)))];
    for (const statement of [...fence(folders, memoryMb), ...settings(), ...MACROS, ...views(files), ...ownTables(tables), 'SET lock_configuration = true']) {
      await connection.run(statement);
    }
    return { instance, tables: await tablesOf(connection) };
  } finally {
    connection.closeSync();
  }
}

/** Half of what the process may use, which in a container is less than the machine has. */
function usualMemoryMb(): number {
  const allowed = process.constrainedMemory();
  const usable = allowed > 0 ? Math.min(allowed, os.totalmem()) : os.totalmem();
  return Math.max(LEAST_MEMORY_MB, Math.min(MOST_MEMORY_MB, Math.floor(usable / 2 / 2 ** 20)));
}

async function parquetFiles(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(cause => {
    throw new EngineUnavailableError('DATA_FOLDER_UNREADABLE', { cause });
  });
  return names.filter(name => /^[a-z][a-z0-9_]*\.parquet$/.test(name)).sort().map(name => path.join(directory, name));
}

function fence(directories: readonly string[], memoryMb: number): string[] {
  return [
    `SET memory_limit = '${memoryMb}MB'`,
    "SET temp_directory = ''",
    `SET allowed_directories = [${[...new Set(directories)].map(directory => literal('text', directory + path.sep)).join(', ')}]`,
    'SET enable_external_access = false',
  ];
}

/** What makes DuckDB answer as Trino does where a setting is enough, and say of an error what it is instead of quoting data. */
function settings(): string[] {
  return ['SET GLOBAL integer_division = true', "SET GLOBAL TimeZone = 'UTC'", 'SET GLOBAL errors_as_json = true'];
}

function views(files: readonly string[]): string[] {
  return [
    'CREATE SCHEMA supply_chain',
    ...files.map(file => `CREATE VIEW supply_chain."${path.basename(file, '.parquet')}" AS SELECT * FROM read_parquet(${literal('text', file)})`),
  ];
}

function ownTables(tables: readonly OwnTable[]): string[] {
  return [
    ...new Set(tables.map(({ database }) => `CREATE SCHEMA IF NOT EXISTS ${quotedName(database)}`)),
    ...tables.map(({ database, table, file }) =>
      `CREATE VIEW ${quotedName(database)}.${quotedName(table)} AS SELECT * FROM read_parquet(${literal('text', path.resolve(file))})`),
  ];
}

/** What the tables and views of all schemas hold, as Trino would call it. */
async function tablesOf(connection: DuckDBConnection): Promise<Tables> {
  const found = await connection.runAndReadAll(`SELECT lower(schema_name || '.' || table_name), lower(column_name), data_type
    FROM duckdb_columns() WHERE NOT internal ORDER BY schema_name, table_name, column_index`);
  const tables = new Map<string, { name: string; type: ReturnType<typeof typeFromDuckDb> }[]>();
  for (const [table, name, type] of found.getRows().map(row => row.map(String))) {
    tables.set(table!, [...tables.get(table!) ?? [], { name: name!, type: typeFromDuckDb(type!) }]);
  }
  return tables;
}
