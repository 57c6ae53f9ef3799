import { mkdtemp, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../../../src/data';
import { trinoName, typeFromDuckDb } from '../../../src/data/dialect';
import { sampleCompany } from '../../sample-company';
import type { TrinoServer } from './trino-server';

/** Of views with products, the rows of some; of others, and of those with very many rows, so many at the most. */
const PRODUCTS = 6;
const MOST_ROWS = 3_000;
/** Trino takes no statement of more than a million characters. */
const MOST_CHARACTERS = 900_000;

/** A part of the sample company that fits into Trino's memory: a folder of Parquet files, as the engine of the laptop opens it. */
export async function sampleSlice(): Promise<string> {
  const from = await sampleCompany();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sample-slice-'));
  await withDuckDb(async connection => {
    for (const file of (await readdir(from)).filter(name => name.endsWith('.parquet'))) {
      const source = `read_parquet(${literal('text', path.join(from, file))})`;
      const columns = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`)).getRows().map(([name]) => String(name));
      const products = `SELECT product_id FROM read_parquet(${literal('text', path.join(from, 'products.parquet'))}) ORDER BY product_id LIMIT ${PRODUCTS}`;
      const where = columns.includes('product_id') ? `WHERE product_id IN (${products})` : '';
      await connection.run(`COPY (SELECT * FROM ${source} ${where} ORDER BY ALL LIMIT ${MOST_ROWS}) TO ${literal('text', path.join(folder, file))} (FORMAT parquet)`);
    }
  });
  return folder;
}

/** Makes the same tables in Trino, under the schema of the views. Rows travel as JSON: by VALUES they would take minutes. */
export async function loadInto(trino: TrinoServer, folder: string): Promise<void> {
  await done(trino, 'CREATE SCHEMA supply_chain');
  await withDuckDb(async connection => {
    for (const file of (await readdir(folder)).sort()) {
      const source = `read_parquet(${literal('text', path.join(folder, file))})`;
      const described = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`)).getRows();
      const columns = described.map(([name, type]) => [String(name), trinoName(typeFromDuckDb(String(type))).replace('timestamp', 'timestamp(3)')] as const);
      const table = `supply_chain."${path.basename(file, '.parquet')}"`;
      await done(trino, `CREATE TABLE ${table} (${columns.map(([name, type]) => `"${name}" ${type}`).join(', ')})`);
      // Trino casts no JSON to dates.
      const row = columns.map(([name, type]) => `"${name}" ${/^(?:date|timestamp)/.test(type) ? 'varchar' : type}`).join(', ');
      const cells = columns.map(([name, type]) => `CAST("${name}" AS ${type})`).join(', ');
      const rows = (await connection.runAndReadAll(`SELECT * FROM ${source}`)).getRowsJson().map(each => JSON.stringify(each));
      for (const part of parts(rows)) {
        await done(trino, `INSERT INTO ${table} SELECT ${cells} FROM UNNEST(CAST(json_parse(${literal('text', `[${part.join(',')}]`)}) AS ARRAY(ROW(${row}))))`);
      }
    }
  });
}

async function done(trino: TrinoServer, sql: string): Promise<void> {
  const answer = await trino.run(sql);
  if ('error' in answer) throw new Error(`${answer.message}: ${sql.slice(0, 300)}`);
}

async function withDuckDb(work: (connection: DuckDBConnection) => Promise<void>): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function parts(rows: readonly string[]): string[][] {
  const all: string[][] = [[]];
  let characters = 0;
  for (const row of rows) {
    characters += row.length + 1;
    if (characters > MOST_CHARACTERS) {
      all.push([]);
      characters = row.length;
    }
    all.at(-1)!.push(row);
  }
  return all.filter(part => part.length > 0);
}
