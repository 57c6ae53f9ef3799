import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { VIEWS, type Cell, type ColumnType } from '../../../src/contract';
import { literal } from '../../src/data';
import { DuckDbEngine } from '../../src/data/duckdb-engine';

/** Rows by view; a column that a row does not name is null. */
export type SmallCompany = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE', date: 'DATE', timestamp: 'TIMESTAMP', boolean: 'BOOLEAN',
};

/** An engine over a handful of rows, so that expected values can be worked out by hand. Every canonical view is there. */
export async function openSmallCompany(rows: SmallCompany): Promise<{ engine: DuckDbEngine; close(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'small-company-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const view of Object.values(VIEWS)) {
    const known = new Set(view.columns.map(column => column.name));
    const strange = (rows[view.name] ?? []).flatMap(row => Object.keys(row)).filter(name => !known.has(name));
    if (strange.length > 0) throw new Error(`${view.name} has no column ${strange.join(', ')}`);
    await connection.run(`CREATE TABLE ${view.name} (${view.columns.map(column => `${column.name} ${SQL_TYPES[column.type]}`).join(', ')})`);
    const values = (rows[view.name] ?? []).map(row => `(${view.columns.map(column => literal(column.type, row[column.name] ?? null)).join(', ')})`);
    if (values.length > 0) await connection.run(`INSERT INTO ${view.name} VALUES ${values.join(', ')}`);
    await connection.run(`COPY ${view.name} TO ${literal('text', path.join(folder, `${view.name}.parquet`))} (FORMAT parquet)`);
  }
  connection.closeSync();
  instance.closeSync();
  const engine = await DuckDbEngine.open(folder);
  return {
    engine,
    async close() {
      engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
