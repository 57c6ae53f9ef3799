import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { CanonicalView } from '../../../../src/contract';
import type { WarehouseScope } from '../../../src/access';
import { BadMappingError, SqlGuard } from '../../../src/access';
import { RULES } from '../../../src/access/sql-guard/rules';
import { mappedView } from '../../../src/access/sql-guard/sources/mapped-view';
import { SqlParser } from '../../../src/access/sql-guard/sql-parser';
import { TimeLimit } from '../../../src/access/sql-guard/time-limit';
import { COMPANY, permit, rowsOf } from './company';

const PATIENCE = { milliseconds: 60_000, now: () => performance.now() };
const mapped = (sources: Readonly<Record<string, string>>): Readonly<Record<string, CanonicalView>> =>
  Object.fromEntries(Object.values(COMPANY).map(view => [view.name, { ...view, ...(sources[view.name] ? { source: sources[view.name]! } : {}) }]));

/** Two databases, odd names, dates as text, cartons of twelve. */
const SOURCES = {
  stock: `SELECT w."Lager Nr" AS warehouse_id, s."Item (SKU)" AS product_id, CAST(s.cartons * 12 AS bigint) AS on_hand,
      CAST(substr(s.counted, 1, 4) || '-' || substr(s.counted, 5, 2) || '-' || substr(s.counted, 7, 2) AS date) AS as_of_date
    FROM erp.bestand s JOIN wms."LAGER" w ON w.id = s.lager -- the warehouse's own number
    WHERE s.cartons IS NOT NULL`,
  order_lines: 'WITH l AS (SELECT * FROM erp.lines WHERE kind = \'P\') SELECT "no" AS line_id, supplier AS supplier_id, wh AS warehouse_id, qty AS quantity FROM l',
  suppliers: 'SELECT supplier_id, supplier_name FROM erp.lieferant WHERE since <= current_date',
};
const guard = new SqlGuard(mapped(SOURCES), PATIENCE);
const guarded = (sql: string, warehouses: WarehouseScope = ['WH01']) => guard.guard(sql, permit(warehouses), { asOf: '2026-11-24', maxRows: 100 }).sql;

let company: DuckDBConnection;
beforeAll(async () => {
  company = await (await DuckDBInstance.create(':memory:')).connect();
  for (const sql of [
    'CREATE SCHEMA erp', 'CREATE SCHEMA wms', 'CREATE SCHEMA supply_chain',
    'CREATE TABLE wms."LAGER" (id INTEGER, "Lager Nr" VARCHAR)', "INSERT INTO wms.\"LAGER\" VALUES (1, 'WH01'), (2, 'WH02')",
    'CREATE TABLE erp.bestand (lager INTEGER, "Item (SKU)" VARCHAR, cartons INTEGER, counted VARCHAR)',
    "INSERT INTO erp.bestand VALUES (1, 'P1', 2, '20261123'), (2, 'P2', 3, '20261122'), (1, 'P3', NULL, '20261122')",
    'CREATE TABLE erp.lines ("no" BIGINT, supplier VARCHAR, wh VARCHAR, qty BIGINT, kind VARCHAR)',
    "INSERT INTO erp.lines VALUES (1, 'S1', 'WH01', 5, 'P'), (2, 'S2', 'WH02', 5, 'P'), (3, 'S3', 'WH01', 1, 'X')",
    'CREATE TABLE erp.lieferant (supplier_id VARCHAR, supplier_name VARCHAR, since DATE)',
    "INSERT INTO erp.lieferant SELECT *, DATE '2026-01-01' FROM (VALUES ('S1', 'Acme'), ('S2', 'Best'), ('S3', 'Core'))",
    "INSERT INTO erp.lieferant VALUES ('S1', 'Not yet', DATE '2026-11-25')",
  ]) await company.run(sql);
});

test('the mapping stands in the view\'s place, in canonical form, inside the permitted columns and rows', () => {
  expect(guarded('SELECT supplier_name FROM suppliers', 'all')).toBe(
    'SELECT "supplier_name" FROM (SELECT CAST("supplier_id" AS VARCHAR) AS "supplier_id", CAST("supplier_name" AS VARCHAR) AS "supplier_name" '
    + 'FROM (SELECT "supplier_id", "supplier_name" FROM "erp"."lieferant" WHERE "since" <= DATE \'2026-11-24\') AS "suppliers") AS "suppliers" LIMIT 101',
  );
  expect(guarded('SELECT on_hand FROM stock')).toContain(
    '"w"."lager nr" AS "warehouse_id", "s"."item (sku)" AS "product_id", CAST("s"."cartons" * 12 AS BIGINT) AS "on_hand"',
  );
});

test.each<[string, WarehouseScope, (string | null)[][]]>([
  ['SELECT * FROM stock', ['WH01'], [['WH01', 'P1', '24', '2026-11-23']]],
  ['SELECT product_id, on_hand FROM supply_chain.stock ORDER BY 1', 'all', [['P1', '24'], ['P2', '36']]],
  ['SELECT supplier_name FROM suppliers', ['WH01'], [['Acme']]],
  ['SELECT supplier_name FROM suppliers', ['WH02', 'nowhere'], [['Best']]],
  ['SELECT * FROM suppliers', [], []],
  ['WITH l AS (SELECT * FROM order_lines) SELECT s.supplier_name, l.quantity FROM l JOIN suppliers s USING (supplier_id)', 'all', [['Acme', '5'], ['Best', '5']]],
])('%s gives the company\'s own rows, in scope', async (sql, warehouses, rows) => {
  expect(await rowsOf(company, guarded(sql, warehouses))).toEqual(rows);
});

test('a column that the mapping leaves out, or that the company says it does not have, is null', async () => {
  const views = mapped({ ...SOURCES, suppliers: 'SELECT DISTINCT supplier_id FROM erp.lieferant' });
  const stock = { ...views.stock!, columns: views.stock!.columns.map(column => column.name === 'on_hand' ? { ...column, absent: true as const } : column) };
  const lacking = new SqlGuard({ ...views, stock }, PATIENCE);
  const run = (sql: string) => rowsOf(company, lacking.guard(sql, permit(['WH01']), { asOf: '2026-11-24', maxRows: 10 }).sql);
  expect(await run('SELECT * FROM suppliers')).toEqual([['S1', null]]);
  expect(await run('SELECT product_id, on_hand FROM stock')).toEqual([['P1', null]]);
});

test('a warehouse that the company numbers is found by its number as a text', async () => {
  const numbered = new SqlGuard(mapped({
    stock: 'SELECT lager AS warehouse_id, "Item (SKU)" AS product_id, cartons AS on_hand, CAST(NULL AS date) AS as_of_date FROM erp.bestand',
  }), PATIENCE);
  const { sql } = numbered.guard('SELECT warehouse_id, product_id FROM stock', permit(['2']), { asOf: '2026-11-24', maxRows: 10 });
  expect(sql).toContain('WHERE CAST("warehouse_id" AS VARCHAR) IN (\'2\')');
  expect(await rowsOf(company, sql)).toEqual([['2', 'P2']]);
});

test('a view that the company does not fill has no rows and needs no table; one bounded by a column that nobody recorded shows none', async () => {
  const absent = (view: CanonicalView, names: readonly string[]): CanonicalView =>
    ({ ...view, columns: view.columns.map(column => names.includes(column.name) ? { ...column, absent: true } : column) });
  const views = mapped({ suppliers: SOURCES.suppliers });
  const lacking = new SqlGuard({
    ...views, stock: absent(views.stock!, ['warehouse_id', 'product_id', 'on_hand', 'as_of_date', 'secret_note']),
    suppliers: absent(views.suppliers!, []), order_lines: absent(views.order_lines!, ['warehouse_id']),
  }, PATIENCE);
  const run = (sql: string, scope: WarehouseScope) => rowsOf(company, lacking.guard(sql, permit(scope), { asOf: '2026-11-24', maxRows: 10 }).sql);
  expect(await run('SELECT * FROM stock', 'all')).toEqual([]);
  expect(await run('SELECT count(*) FROM stock', ['WH01'])).toEqual([['0']]);
  expect(await run('SELECT * FROM suppliers', ['WH01'])).toEqual([]);
});

test('no query can reach the tables of a mapping, nor a name within it', () => {
  for (const sql of ['SELECT * FROM erp.bestand', 'SELECT * FROM bestand', 'SELECT * FROM awsdatacatalog.erp.lines', 'SELECT * FROM l']) {
    expect(() => guarded(sql)).toThrow(expect.objectContaining({ rule: 'known-views' }));
  }
  expect(() => guarded('SELECT cartons FROM stock')).toThrow(expect.objectContaining({ rule: 'known-columns' }));
});

describe('a mapping is refused when the guard is made, by view, place and remedy', () => {
  const parser = new SqlParser(RULES);
  const made = (source: string) => () => mappedView(COMPANY.suppliers!, source, RULES.syntax, parser, new TimeLimit(60_000, PATIENCE.now));
  test.each([
    ['SELECT supplier_id, supplier_name FROM lieferant', 'it names a table otherwise than by database and table. (line 1, character 40)'],
    ['SELECT supplier_id, supplier_name FROM a.erp.lieferant', 'it names a table otherwise than by database and table. (line 1, character 40)'],
    ['SELECT * FROM erp.lieferant', 'a column of it has no name. (line 1, character 8)'],
    ['SELECT supplier_id, upper(supplier_name) FROM erp.lieferant', 'a column of it has no name. (line 1, character 21)'],
    ['SELECT supplier_id, supplier_name AS nickname FROM erp.lieferant', 'it gives a column nickname, which the view does not have. (line 1, character 21)'],
    ['SELECT supplier_id, supplier_id FROM erp.lieferant', 'it gives the column supplier_id twice. (line 1, character 21)'],
    ['SELECT supplier_name FROM erp.lieferant', 'it does not give supplier_id.'],
    ['DROP TABLE erp.lieferant', 'Only one SELECT statement can run here. (line 1, character 1)'],
    ['SELECT supplier_id FROM erp.lieferant; SELECT 1', 'Only one SELECT statement can run here. (line 1, character 1)'],
    ['SELECT supplier_id FROM', 'The query is not valid Trino SQL. (line 1, character 24)'],
    ['SELECT random() AS supplier_id FROM erp.lieferant', 'The query calls a function that is not allowed. (line 1, character 8)'],
    ['SELECT supplier_id FROM TABLE(erp.query(1))', 'The query uses syntax that is not allowed here. (line 1, character 25)'],
  ])('%s', (source, message) => {
    expect(made(source)).toThrow(expect.objectContaining({
      code: 'BAD_MAPPING', view: 'suppliers', message: `The mapping of the view suppliers cannot be used: ${message}`, remedy: expect.stringMatching(/\w/),
    }));
  });

  test('so that nothing starts with it', () => {
    expect(() => new SqlGuard(mapped({ suppliers: 'SELECT * FROM erp.lieferant' }), PATIENCE)).toThrow(BadMappingError);
  });
});
