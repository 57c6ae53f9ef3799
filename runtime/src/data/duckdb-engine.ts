import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection, DuckDBInstance, DuckDBResult } from '@duckdb/node-api';
import type { Cell } from '../../../src/contract';
import { duckDbError } from './duckdb-errors';
import { cellOf, cellTypeOf } from './duckdb-values';
import type { QueryEngine, QueryOptions, QueryResult } from './engine';
import { literal } from './literal';
import { EngineUnavailableError, QueryFailedError, QuerySyntaxError } from './query-errors';
import { QueryLimit } from './query-limit';

/** How often a query that shall stop is told so: an interrupt that comes before the engine has begun is lost. */
const INTERRUPT_EVERY_MS = 20;

/**
 * The query engine of the laptop: DuckDB over a folder of Parquet files, one view each, in the schema `supply_chain`.
 * It can read that folder and nothing else, loads no extension, and runs one SELECT at a time on a connection of its own.
 */
export class DuckDbEngine implements QueryEngine {
  private constructor(private readonly instance: DuckDBInstance) {}

  /**
   * Opens the folder.
   *
   * @param directory  holds `<view>.parquet`
   * @throws EngineUnavailableError  the folder cannot be read, or DuckDB does not run on this machine
   */
  static async open(directory: string): Promise<DuckDbEngine> {
    const files = await parquetFiles(path.resolve(directory));
    // Native and not in Lambda's bundles: loaded when it is used.
    const { DuckDBInstance: Instance } = await import('@duckdb/node-api').catch(cause => {
      throw new EngineUnavailableError('DUCKDB_NOT_INSTALLED', { cause });
    });
    const instance = await Instance.create(':memory:', { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' });
    const connection = await instance.connect();
    try {
      for (const statement of [...fence(path.resolve(directory)), ...dialect(), ...views(files), 'SET lock_configuration = true']) {
        await connection.run(statement);
      }
    } finally {
      connection.closeSync();
    }
    return new DuckDbEngine(instance);
  }

  async run(sql: string, options: QueryOptions): Promise<QueryResult> {
    const limit = new QueryLimit(options);
    limit.check();
    const connection = await this.instance.connect();
    const stop = stopOn(limit.signal, connection);
    try {
      await refuseAllButOneSelect(connection, sql);
      limit.check();
      const result = await read(await connection.stream(sql), options.maxRows, limit);
      limit.check();
      return result;
    } catch (thrown) {
      throw limit.error() ?? duckDbError(thrown, sql);
    } finally {
      stop();
      connection.closeSync();
    }
  }

  /** Lets go of memory and files. Queries that still run fail. */
  close(): void {
    this.instance.closeSync();
  }
}

async function parquetFiles(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(cause => {
    throw new EngineUnavailableError('DATA_FOLDER_UNREADABLE', { cause });
  });
  return names.filter(name => /^[a-z][a-z0-9_]*\.parquet$/.test(name)).sort().map(name => path.join(directory, name));
}

function fence(directory: string): string[] {
  return [
    "SET temp_directory = ''",
    `SET allowed_directories = [${literal('text', directory + path.sep)}]`,
    'SET enable_external_access = false',
  ];
}

/** What makes DuckDB answer as Trino does, and say of an error what it is instead of quoting data. */
function dialect(): string[] {
  return ['SET GLOBAL integer_division = true', "SET GLOBAL TimeZone = 'UTC'", 'SET GLOBAL errors_as_json = true'];
}

function views(files: readonly string[]): string[] {
  return [
    'CREATE SCHEMA supply_chain',
    ...files.map(file => `CREATE VIEW supply_chain."${path.basename(file, '.parquet')}" AS SELECT * FROM read_parquet(${literal('text', file)})`),
  ];
}

/** The second wall behind the guard: COPY, for one, could write into the folder. */
async function refuseAllButOneSelect(connection: DuckDBConnection, sql: string): Promise<void> {
  const { StatementType } = await import('@duckdb/node-api');
  const statements = await connection.extractStatements(sql).catch(thrown => {
    const error = duckDbError(thrown, sql);
    // The binding has no words for a text without any statement.
    throw error instanceof QueryFailedError ? new QuerySyntaxError('NOT_ONE_STATEMENT') : error;
  });
  if (statements.count !== 1) throw new QuerySyntaxError('NOT_ONE_STATEMENT');
  const prepared = await statements.prepare(0);
  const type = prepared.statementType;
  prepared.destroySync();
  if (type !== StatementType.SELECT) throw new QuerySyntaxError('NOT_A_SELECT');
}

async function read(result: DuckDBResult, maxRows: number, limit: QueryLimit): Promise<QueryResult> {
  const columns = result.columnNames().map((name, index) => ({ name, type: cellTypeOf(result.columnType(index)) }));
  const rows: Cell[][] = [];
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    limit.check();
    for (const row of chunk.getRows()) {
      if (rows.length === maxRows) return { columns, rows, truncated: true };
      rows.push(row.map((value, index) => cellOf(value, columns[index]!.type)));
    }
  }
  return { columns, rows, truncated: false };
}

/** Interrupts the connection from the abort until the returned function is called. */
function stopOn(signal: AbortSignal, connection: DuckDBConnection): () => void {
  let timer: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    timer = setInterval(() => connection.interrupt(), INTERRUPT_EVERY_MS);
  };
  signal.addEventListener('abort', interrupt, { once: true });
  return () => {
    signal.removeEventListener('abort', interrupt);
    clearInterval(timer);
  };
}
