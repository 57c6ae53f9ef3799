import type { DuckDBConnection } from '@duckdb/node-api';

import type { Cell } from '../../../../src/contract';
import { EngineUnavailableError } from '../../data';
import { DuckDbEngine } from '../../data/duckdb-engine';
import { ownTablesIn } from '../own-tables';

import type { ImportPlan } from './import-plan';

/** A database in memory that files are read into. */
export interface Scratch {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** A query of a report with what it found. */
export interface ReportTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const MOST_ROWS = 20;
const TIMEOUT_MS = 60_000;

export async function openScratch(): Promise<Scratch> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch(cause => {
    throw new EngineUnavailableError('DUCKDB_NOT_INSTALLED', { cause });
  });
  const instance = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' });
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** What the mapping counts in the tables as they were imported, by the engine that answers questions. */
export async function reportOf({ report }: ImportPlan, tables: string, signal: AbortSignal): Promise<readonly ReportTable[]> {
  if (report.length === 0) return [];
  const engine = await DuckDbEngine.open(tables, await ownTablesIn(tables));
  try {
    return await Promise.all(report.map(async ({ title, sql }) => {
      const { columns, rows } = await engine.run(sql, { signal, timeoutMs: TIMEOUT_MS, maxRows: MOST_ROWS });
      return { title, columns: columns.map(({ name }) => name), rows };
    }));
  } finally {
    engine.close();
  }
}
