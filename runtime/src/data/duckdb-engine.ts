import type { DuckDBConnection, DuckDBInstance, DuckDBResult } from '@duckdb/node-api';
import type { Cell } from '../../../src/contract';
import { Dialect } from './dialect';
import type { Column } from './dialect';
import { openDatabase } from './duckdb-database';
import type { DatabaseLimits, OwnTable } from './duckdb-database';
import { duckDbError } from './duckdb-errors';
import { cellReader, cellTypeOf } from './duckdb-values';
import type { QueryEngine, QueryOptions, QueryResult } from './engine';
import { QueryFailedError, QuerySyntaxError, QueryTooLargeError } from './query-errors';
import { QueryLimit } from './query-limit';

export type { DatabaseLimits, OwnTable } from './duckdb-database';

/** How often a query that shall stop is told so: an interrupt that comes before the engine has begun is lost. */
const INTERRUPT_EVERY_MS = 20;

/** The longest text that a row may hold, characters: nobody reads longer ones, and what reads rows need not be made for them. */
const LONGEST_TEXT = 1_000_000;

/**
 * The query engine of the laptop: DuckDB over a folder of Parquet files, one view each, in the schema `supply_chain`.
 * It can read that folder and nothing else, loads no extension, and runs one SELECT at a time on a connection of its own.
 */
export class DuckDbEngine implements QueryEngine {
  private constructor(private readonly instance: DuckDBInstance, private readonly dialect: Dialect) {}

  /**
   * Opens the folder.
   *
   * @param directory  holds `<view>.parquet`
   * @param ownTables  the company's own, beside the views, each under the name of its database
   * @param limits  what its queries may take
   * @throws EngineUnavailableError  the folder cannot be read, or DuckDB does not run on this machine
   */
  static async open(directory: string, ownTables: readonly OwnTable[] = [], limits: DatabaseLimits = {}): Promise<DuckDbEngine> {
    const { instance, tables } = await openDatabase(directory, ownTables, limits);
    return new DuckDbEngine(instance, new Dialect(tables));
  }

  async run(sql: string, options: QueryOptions): Promise<QueryResult> {
    const limit = new QueryLimit(options);
    limit.check();
    const connection = await this.instance.connect();
    const stop = stopOn(limit.signal, connection);
    try {
      const { sql: translated, columns } = this.dialect.translate(sql);
      await refuseAllButOneSelect(connection, translated);
      limit.check();
      const result = await read(await connection.stream(translated), columns, options.maxRows, limit);
      limit.check();
      return result;
    } catch (thrown) {
      throw limit.error() ?? duckDbError(thrown);
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

/** The second wall behind the guard: COPY, for one, could write into the folder. */
async function refuseAllButOneSelect(connection: DuckDBConnection, sql: string): Promise<void> {
  const { StatementType } = await import('@duckdb/node-api');
  const statements = await connection.extractStatements(sql).catch(thrown => {
    const error = duckDbError(thrown);
    // The binding has no words for a text without any statement.
    throw error instanceof QueryFailedError ? new QuerySyntaxError('NOT_ONE_STATEMENT') : error;
  });
  if (statements.count !== 1) throw new QuerySyntaxError('NOT_ONE_STATEMENT');
  const prepared = await statements.prepare(0);
  const type = prepared.statementType;
  prepared.destroySync();
  if (type !== StatementType.SELECT) throw new QuerySyntaxError('NOT_A_SELECT');
}

async function read(result: DuckDBResult, named: readonly Column[], maxRows: number, limit: QueryLimit): Promise<QueryResult> {
  const types = named.map((_, index) => result.columnType(index));
  const columns = named.map(({ name = '' }, index) => ({ name, type: cellTypeOf(types[index]!) }));
  const readers = types.map(cellReader);
  const rows: Cell[][] = [];
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    limit.check();
    for (const row of chunk.getRows()) {
      if (rows.length === maxRows) return { columns, rows, truncated: true };
      const cells = row.map((value, index) => readers[index]!(value));
      if (cells.some(cell => typeof cell === 'string' && cell.length > LONGEST_TEXT)) throw new QueryTooLargeError();
      rows.push(cells);
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
