import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { withScopeWhereRead } from '../../../src/data/dialect';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { guarded } from '../../access/sql-guard/company';

const LARGE = [...Array.from({ length: 250 }, (_, n) => `Lager ${n} 'FROM "scope_1")' 🏭`), 'WH01', 'WH02'];
const VALUES = `(VALUES ${LARGE.map(id => `('${id.replaceAll("'", "''")}')`).join(', ')})`;

/** A correlated subquery with an outer join of two views. */
const CORRELATED = `SELECT s.product_id FROM stock s WHERE EXISTS (
  SELECT 1 FROM stock y FULL JOIN stock z ON y.product_id = z.product_id AND z.on_hand > 1 WHERE y.on_hand > s.on_hand)`;

let directory: string;
let engine: DuckDbEngine;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'scope-'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (SELECT * FROM (VALUES ('WH01', 'P1', 5::BIGINT, DATE '2026-01-01'), ('WH02', 'P2', 7, NULL), ('WH09', 'P3', 9, NULL))
    AS t (warehouse_id, product_id, on_hand, as_of_date)) TO '${directory}/stock.parquet' (FORMAT parquet)`);
  connection.closeSync();
  engine = await DuckDbEngine.open(directory);
});
afterAll(async () => {
  engine.close();
  await rm(directory, { recursive: true });
});

async function rowsOf(sql: string, scope: readonly string[]) {
  return (await engine.run(guarded(sql, scope), { maxRows: 10, timeoutMs: 10_000, signal: new AbortController().signal })).rows;
}

test.each([
  [CORRELATED], ['SELECT product_id FROM stock ORDER BY 1'], ['WITH a AS (SELECT * FROM stock) SELECT scope_1.product_id FROM a AS scope_1 ORDER BY 1'],
  ['SELECT \'in (SELECT "id" FROM "scope_1")\' AS t, product_id FROM stock ORDER BY 2'],
])('a scope of 252 warehouses gives the rows that the same one of 2 gives: %s', async sql => {
  const rows = await rowsOf(sql, ['WH01', 'WH02']);
  expect(rows.length).toBeGreaterThan(0);
  expect(await rowsOf(sql, LARGE)).toEqual(rows);
});

test('the relation stands where it is read, and nothing else changes', () => {
  const sql = guarded('SELECT \'FROM "scope_1")\' AS t FROM stock', LARGE);
  expect(withScopeWhereRead(sql)).toBe(sql.replace('(SELECT "id" FROM "scope_1"))', `(SELECT "id" FROM ${VALUES} AS "scope_1" ("id")))`));
  expect(withScopeWhereRead(sql)).not.toBe(sql);
});

test.each([
  ['without a relation', 'SELECT "id" FROM (SELECT "id" FROM "scope_1")'],
  ['of which values are worked out', 'WITH "s" ("id") AS (VALUES (\'a\' || \'b\')) SELECT 1 AS "x" WHERE \'ab\' IN (SELECT "id" FROM "s")'],
  ['with the name used again', 'WITH "s" ("id") AS (VALUES (\'a\')) SELECT 1 AS "x" WHERE 1 IN (WITH "s" AS (SELECT 1 AS "id") SELECT "id" FROM "s")'],
  ['with the name joined', 'WITH "s" ("id") AS (VALUES (\'a\')) SELECT 1 AS "x" FROM "s" JOIN "s" AS "t" ON true'],
])('a query %s is left as it is', (_what, sql) => {
  expect(withScopeWhereRead(sql)).toBe(sql);
});
