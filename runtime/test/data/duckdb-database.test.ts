import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openDatabase } from '../../src/data/duckdb-database';

// Below the dialect, which lets none of this through: the database itself is locked.

let directory: string;
let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'database-'));
  const writer = await (await DuckDBInstance.create(':memory:')).connect();
  await writer.run(`COPY (SELECT 1 AS n) TO '${directory}/stock.parquet' (FORMAT parquet)`);
  writer.closeSync();
  ({ instance } = await openDatabase(directory, []));
  connection = await instance.connect();
});
afterAll(async () => {
  connection.closeSync();
  instance.closeSync();
  await rm(directory, { recursive: true });
});

test.each([
  "SELECT * FROM read_text('/etc/hostname')", "SELECT * FROM '/etc/passwd'", "SELECT * FROM read_csv('https://example.com/x.csv')", "SELECT * FROM glob('/etc/*')",
  "COPY (SELECT 1) TO '/tmp/scap-nothing-is-written.csv'", "ATTACH '/tmp/scap-nothing-is-written.db'", 'INSTALL httpfs', 'LOAD httpfs',
  'SET enable_external_access = true', 'SET lock_configuration = false', "SET allowed_directories = ['/']",
])('%s is refused', async sql => {
  await expect(connection.run(sql)).rejects.toThrow();
});

test('the folder can be read', async () => {
  expect((await connection.runAndReadAll('SELECT * FROM supply_chain.stock')).getRows()).toEqual([[1]]);
  expect(await readdir(directory)).toEqual(['stock.parquet']);
});
