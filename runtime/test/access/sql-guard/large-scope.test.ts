import type { DuckDBConnection } from '@duckdb/node-api';
import { GUARD, guarded, permit, permittedCompany, rowsOf, wholeCompany } from './company';

/** Warehouses that exist nowhere, with WH01 and the one with a quotation mark among them. */
const LARGE = [...Array.from({ length: 250 }, (_, n) => `Lager-${n} "é" 'x' 東京 🏭`), 'WH01', "WH'3"];
const RELATION = `"scope_1" ("id") AS (VALUES ${LARGE.map(id => `('${id.replaceAll("'", "''")}')`).join(', ')})`;

let whole: DuckDBConnection;
let permitted: DuckDBConnection;
beforeAll(async () => {
  whole = await wholeCompany();
  permitted = await permittedCompany(LARGE);
  await permitted.run("SET search_path = 'supply_chain'");
});

test('more than 200 warehouses stand once, in a relation that is named before all others', () => {
  expect(guarded('SELECT on_hand FROM stock', LARGE, 10)).toBe(
    `WITH ${RELATION} SELECT "on_hand" FROM (SELECT "warehouse_id", "product_id", "on_hand", "as_of_date" FROM "supply_chain"."stock" `
    + 'WHERE "warehouse_id" IN (SELECT "id" FROM "scope_1")) AS "stock" LIMIT 11',
  );
  expect(guarded('WITH a AS (SELECT 1 AS x) SELECT x FROM a', LARGE, 10)).toBe(`WITH ${RELATION}, "with_1" AS (SELECT 1 AS "x") SELECT "x" FROM "with_1" AS "a" LIMIT 11`);
});

test('200 stand where they are used', () => {
  expect(guarded('SELECT on_hand FROM stock', LARGE.slice(0, 200))).not.toContain('scope_1');
});

test.each([
  ['SELECT * FROM stock ORDER BY warehouse_id, product_id'],
  ['WITH stock AS (SELECT * FROM stock) SELECT count(*) FROM stock JOIN suppliers ON true'],
  ['SELECT supplier_name FROM suppliers ORDER BY 1'],
  ['(SELECT product_id FROM stock) UNION ALL SELECT supplier_id FROM order_lines ORDER BY 1'],
  ["SELECT '🏭' AS sign, count(*) FROM products"],
])('%s gives what it gives on a database with only the permitted rows', async sql => {
  expect(await rowsOf(whole, guarded(sql, LARGE))).toEqual(await rowsOf(permitted, sql));
});

test('no query can name that relation', () => {
  for (const sql of ['SELECT * FROM scope_1', 'SELECT id FROM "scope_1"']) {
    expect(() => guarded(sql, LARGE)).toThrow(expect.objectContaining({ rule: 'known-views' }));
  }
  expect(guarded('WITH scope_1 AS (SELECT 1 AS id) SELECT * FROM scope_1', LARGE)).toContain('"with_1" AS (SELECT 1 AS "id") SELECT * FROM "with_1" AS "scope_1"');
});

test('a query that becomes too long for the engine is refused, and says what helps', () => {
  const scope = Array.from({ length: 200 }, (_, n) => `WAREHOUSE-WITH-A-LONG-NAME-${n}`);
  const sql = Array.from({ length: 60 }, () => 'SELECT 1 AS x FROM stock').join(' UNION ALL ');
  expect(() => GUARD.guard(sql, permit(scope), { asOf: '2026-11-24', maxRows: 10 })).toThrow(expect.objectContaining({ rule: 'printed-length' }));
});
