import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { TOOLS } from '../../../src/contract';
import { DuckDbEngine } from '../../src/data/duckdb-engine';
import { openCompany, type Company } from '../../src/local/company';
import { CompanyFile } from '../../src/local/company-file';
import { openScratch } from '../../src/local/import/import-data';
import { ownTablesIn } from '../../src/local/own-tables';
import { checkView } from '../../src/local/view-checks';
import { temporaryFolder } from './temporary-folder';

jest.setTimeout(60_000);

const ORDERS = `data:
  as_of: latest
  mappings:
    sales_orders: |
      SELECT CAST(o."Order No" AS VARCHAR) AS order_id, o."Kunde" AS customer_id, o."Lager" AS warehouse_id,
        CAST(DATE_PARSE(o."Bestellt am", '%d.%m.%Y') AS DATE) AS order_date
      FROM erp.orders AS o
    sales_order_lines: |
      SELECT CAST(l."Order No" AS VARCHAR) AS order_id, l.pos AS line_number, o."Lager" AS warehouse_id, l.sku AS product_id,
        CAST(DATE_PARSE(o."Bestellt am", '%d.%m.%Y') AS DATE) AS order_date,
        CAST(DATE_PARSE(CAST(o.promised AS VARCHAR), '%Y%m%d') AS DATE) AS first_promised_date,
        l.qty * u.pieces AS quantity_ordered
      FROM erp.lines AS l
      JOIN erp.orders AS o ON o."Order No" = l."Order No"
      JOIN md.units AS u ON u.sku = l.sku AND u.uom = l.uom
`;

const open: DuckDbEngine[] = [];
let orders: Company;
beforeAll(async () => { orders = await company(ORDERS); });
afterAll(() => open.splice(0).forEach(engine => engine.close()));

/** Tables of a company, by `database.table`, each a SELECT that gives its rows. */
const TABLES = {
  'erp.orders': `SELECT * FROM (VALUES (1001, 'C1', 'L1', '24.11.2026', 20261126), (1002, 'C2', 'L2', '25.11.2026', 20261127))
    AS t ("Order No", "Kunde", "Lager", "Bestellt am", promised)`,
  'erp.lines': `SELECT * FROM (VALUES (1001, 1, 'A', 2, 'CTN'), (1001, 2, 'B', 5, 'PC'), (1002, 1, 'A', 1, 'CTN'))
    AS t ("Order No", pos, sku, qty, uom)`,
  'md.units': "SELECT * FROM (VALUES ('A', 'CTN', 24), ('A', 'PC', 1), ('B', 'PC', 1)) AS t (sku, uom, pieces)",
};

/** A company of its own tables, as its configuration file maps them. */
async function company(configuration: string, tables: Readonly<Record<string, string>> = TABLES): Promise<Company> {
  const folder = temporaryFolder();
  const scratch = await openScratch();
  for (const [name, select] of Object.entries(tables)) {
    const [database, table] = name.split('.');
    mkdirSync(path.join(folder, 'tables', database!), { recursive: true });
    await scratch.connection.run(`COPY (${select}) TO '${path.join(folder, 'tables', database!, `${table!}.parquet`)}' (FORMAT parquet)`);
  }
  scratch.close();
  mkdirSync(path.join(folder, 'company'));
  writeFileSync(path.join(folder, 'own.yaml'), configuration);
  const { current } = CompanyFile.open({ file: 'own.yaml', cwd: folder, variables: {}, asOf: 'today' });
  const engine = await DuckDbEngine.open(path.join(folder, 'company'), await ownTablesIn(path.join(folder, 'tables')));
  open.push(engine);
  return openCompany(current, engine, () => new Date('2026-12-01T08:00:00Z'), new AbortController().signal);
}

/** What a person with these warehouses reads. */
async function rows({ access, guard, engine }: Company, sql: string, warehouses: readonly string[] | 'all' = 'all') {
  const permit = access.permitFor({ subject: 'u', name: 'Somebody', persona: 'warehouse_manager', warehouses });
  const guarded = guard.guard(sql, permit, { asOf: '2026-12-01', maxRows: 100 });
  return (await engine.run(guarded.sql, { signal: new AbortController().signal, timeoutMs: 20_000, maxRows: 100 })).rows;
}

test('dates as text, dates as whole numbers, odd names, a join, a unit conversion, tables in two databases', async () => {
  expect(await rows(orders, 'SELECT order_id, warehouse_id, order_date FROM sales_orders ORDER BY order_id')).toEqual([
    ['1001', 'L1', '2026-11-24'], ['1002', 'L2', '2026-11-25'],
  ]);
  expect(await rows(orders, 'SELECT order_id, line_number, product_id, quantity_ordered, first_promised_date FROM sales_order_lines ORDER BY order_id, line_number')).toEqual([
    ['1001', 1, 'A', 48, '2026-11-26'], ['1001', 2, 'B', 5, '2026-11-26'], ['1002', 1, 'A', 24, '2026-11-27'],
  ]);
});

test('a person of one warehouse reads the rows of that one, whatever the mapping joins', async () => {
  expect(await rows(orders, 'SELECT DISTINCT warehouse_id FROM sales_order_lines', ['L2'])).toEqual([['L2']]);
});

test('what the mapping does not give is offered to nobody, and its own tables are named by nobody', async () => {
  await expect(rows(orders, 'SELECT status FROM sales_orders')).rejects.toMatchObject({ code: 'QUERY_REFUSED' });
  await expect(rows(orders, 'SELECT sku FROM erp.lines')).rejects.toMatchObject({ code: 'QUERY_REFUSED' });
  await expect(rows(orders, 'SELECT product_id FROM products')).rejects.toMatchObject({ code: 'QUERY_REFUSED' });
});

test('latest is the newest day on which something has happened; promised days may lie after it', async () => {
  expect(orders.asOf).toBe('2026-11-25');
  expect((await company(ORDERS.replace('as_of: latest', 'as_of: 2026-01-31'))).asOf).toBe('2026-01-31');
});

test('a view of the own and a column of the own are read, granted and described like those that ship', async () => {
  const asked = await company(`permissions:
  views: { warehouse_manager: [sales_orders, customs] }
  tools: { warehouse_manager: [${Object.keys(TOOLS).join(', ')}] }
data:
  views:
    customs:
      meaning: Customs declarations
      grain: one row per order
      key: [order_id]
      scope: site
      columns: { order_id: { type: text, meaning: The order }, site: { type: text, meaning: Where }, cleared: { type: date, meaning: Day of clearance } }
    sales_orders: { columns: { clearance: { type: date, meaning: Day of clearance } } }
  mappings:
    customs: |
      SELECT CAST("Order No" AS VARCHAR) AS order_id, "Lager" AS site, CAST(DATE_PARSE("Bestellt am", '%d.%m.%Y') AS DATE) AS cleared FROM erp.orders
    sales_orders: |
      SELECT CAST("Order No" AS VARCHAR) AS order_id, "Lager" AS warehouse_id, CAST(DATE_PARSE("Bestellt am", '%d.%m.%Y') AS DATE) AS clearance FROM erp.orders
`);
  expect(await rows(asked, 'SELECT c.order_id, c.cleared, o.clearance FROM customs AS c JOIN sales_orders AS o ON o.order_id = c.order_id', ['L1'])).toEqual([
    ['1001', '2026-11-24', '2026-11-24'],
  ]);
  expect(asked.access.toolsFor({ subject: 'u', name: 'Somebody', persona: 'warehouse_manager', warehouses: 'all' })).not.toContain('identify_stockout_risks');
});

test('a personal column appears masked, and as it is to a persona that the configuration names', async () => {
  const configured = (more: string) => company(`permissions:
  views: { warehouse_manager: [sales_orders] }
  tools: { warehouse_manager: [${Object.keys(TOOLS).join(', ')}] }
${more}data:
  views:
    sales_orders: { columns: { caller: { type: text, meaning: Who ordered, sensitivity: personal }, called: { type: date, meaning: When, sensitivity: personal } } }
  mappings:
    sales_orders: |
      SELECT CAST("Order No" AS VARCHAR) AS order_id, "Lager" AS warehouse_id, "Kunde" AS caller,
        CAST(DATE_PARSE("Bestellt am", '%d.%m.%Y') AS DATE) AS called FROM erp.orders
`);
  const sql = 'SELECT order_id, caller, called FROM sales_orders ORDER BY order_id';
  const filtered = "SELECT order_id FROM sales_orders WHERE caller = 'C2'";

  const without = await configured('');
  expect(await rows(without, sql)).toEqual([['1001', '***', null], ['1002', '***', null]]);
  await expect(rows(without, filtered)).rejects.toMatchObject({ code: 'QUERY_REFUSED', rule: 'masked-columns' });

  const granted = await configured('  personal_columns: { warehouse_manager: [sales_orders.caller] }\n');
  expect(await rows(granted, sql)).toEqual([['1001', 'C1', null], ['1002', 'C2', null]]);
  expect(await rows(granted, filtered)).toEqual([['1002']]);
});

test('what is wrong in the rows is found: keys, references, dates, negative stock, gaps', async () => {
  const asked = await company(`data:
  as_of: 2026-12-01
  mappings:
    products: SELECT sku AS product_id, sku AS product_name FROM md.units WHERE uom = 'PC'
    warehouses: SELECT DISTINCT "Lager" AS warehouse_id FROM erp.orders
    sales_order_lines: |
      SELECT CAST("Order No" AS VARCHAR) AS order_id, 1 AS line_number, 'L9' AS warehouse_id, sku AS product_id, DATE '2027-01-01' AS order_date,
        DATE '1900-01-01' AS requested_date FROM erp.lines
    inventory_position: SELECT "Lager" AS warehouse_id, 'A' AS product_id, CAST(DATE '2026-11-30' AS DATE) AS as_of_date, -5 AS on_hand FROM erp.orders
    demand_daily: |
      SELECT 'L1' AS warehouse_id, 'A' AS product_id, CASE WHEN "Order No" = 1001 THEN DATE '2026-11-01' ELSE DATE '2026-11-05' END AS demand_date,
        1 AS quantity_demanded FROM erp.orders
    receipts: SELECT 'R' AS receipt_id, CAST("Kunde" AS BIGINT) AS quantity_received, "Lager" AS warehouse_id FROM erp.orders
`);
  const messages = async (name: string) => (await checkView(asked.catalogue.views[name]!, {
    views: asked.catalogue.views, guard: asked.guard, engine: asked.engine, asOf: '2026-12-01', signal: new AbortController().signal,
  })).map(({ severity, message }) => `${severity}: ${message}`);
  expect(await messages('products')).toEqual([]);
  expect(await messages('sales_order_lines')).toEqual([
    'error: 1 of 3 rows shares its order_id, line_number with another row',
    'error: order_date lies after 2026-12-01 in 3 rows, and it says what has happened',
    'warning: requested_date is before 1990 in 3 rows: such days mostly stand for unknown',
    'error: 3 rows whose warehouse_id warehouses does not have, such as L9',
  ]);
  expect(await messages('inventory_position')).toEqual(['warning: on_hand is negative in 2 rows']);
  expect(await messages('demand_daily')).toEqual([
    'error: 3 days missing at 1 product in a warehouse: a day without demand or stock needs its row too, with 0',
    'warning: stocked_out_share is not there: demand that stock-outs have hidden cannot be told from none',
  ]);
  expect(await messages('receipts')).toEqual([expect.stringMatching(/^error: quantity_received cannot be read: /)]);
});
