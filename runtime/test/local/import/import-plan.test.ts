import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { run } from '../../../src/cli/run';
import { openScratch, planImport, type ImportPlan, type Scratch } from '../../../src/local/import';
import { commandHost } from '../../cli/command-host';
import { temporaryFolder } from '../temporary-folder';

let scratch: Scratch;
beforeEach(async () => { scratch = await openScratch(); });
afterEach(() => scratch.close());

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'exports'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, 'exports', name), text);
  return folder;
}

const plan = (files: Readonly<Record<string, string>>): Promise<ImportPlan> => planImport(scratch.connection, {
  from: path.join(folderWith(files), 'exports'), database: 'company', mappings: [], today: '2026-11-24', onProgress: () => {},
});

const MATERIALS = 'Material;Materialkurztext;Warengruppe;Meins\n000123;Pumpe;P1;ST\n000124;Ventil;P2;ST\n';
const ORDERS = 'SO Number,Line No,Plant,SKU,Order Date,Promised Date,Qty,Unit Price,Sales Rep\nS1,1,W1,000123,2026-11-20,2026-11-27,5,9.5,Kim\nS1,2,W1,000124,2026-11-20,2026-11-27,2,4,Kim\n';

test('a mapping is proposed by names in several spellings and by values; what is not mapped is named', async () => {
  const { data, tables, mapping, notes } = await plan({ 'order lines.csv': ORDERS, 'materials.csv': MATERIALS });
  expect(mapping).toMatch(/^proposed by the names of columns/);
  expect(data.mappings.sales_order_lines).toBe(`SELECT
  t."SO Number" AS order_id,
  t."Line No" AS line_number,
  t."Plant" AS warehouse_id,
  t."SKU" AS product_id,
  t."Order Date" AS order_date,
  t."Promised Date" AS first_promised_date,
  t."Promised Date" AS promised_date,
  t."Qty" AS quantity_ordered,
  t."Unit Price" AS unit_price
FROM company.order_lines AS t
`);
  expect(data.mappings.products).toContain('t."Material" AS product_id');
  expect(data).toMatchObject({ as_of: undefined });
  expect(tables.map(({ table, unmapped }) => [table, unmapped])).toEqual([['materials', ['Materialkurztext']], ['order_lines', ['Sales Rep']]]);
  expect(notes).toEqual(['sales_order_lines: the table has one promised date, which is taken as the first one too. Lateness is measured against the first.']);
});

test('days that are valid or promised until a day to come do not hide that the data ended long ago', async () => {
  const { data } = await plan({
    'orders.csv': 'Order No,Customer,Order Date\n1,C1,2019-01-02\n2,C2,2019-01-03\n',
    'prices.csv': 'Supplier,Material,Price,Valid From,Valid To\nS1,M1,2.50,2018-01-01,2099-12-31\n',
  });
  expect(data.as_of).toBe('latest');
});

test('rows without a warehouse lie in one, and the proposal says so; data that end long ago are asked about as of their end', async () => {
  const { data, notes } = await plan({ 'orders.csv': 'Order No,Customer,Order Date\n1,C1,2019-01-02\n2,C2,2019-01-03\n' });
  expect(data.mappings.sales_orders).toContain("'MAIN' AS warehouse_id");
  expect(notes).toEqual(['sales_orders: the table names no warehouse, so all rows lie in MAIN.']);
  expect(data.as_of).toBe('latest');
});

test('tables that are like no view are refused with what to do', async () => {
  await expect(plan({ 'staff.csv': 'Name,Salary\nKim,1\n' })).rejects.toMatchObject({ code: 'IMPORT_REFUSED', message: expect.stringMatching(/^No table looks like a view/) });
});

test('without --yes nothing is written; with it the tables and the configuration are, and an import that fails leaves all as it was', async () => {
  const cwd = folderWith({ 'order lines.csv': ORDERS });
  const host = commandHost({ cwd });
  expect(await run(['data', 'import', 'exports'], host)).toBe(0);
  expect(host.written.out).toContain('Nothing was written. Import it: the same command with --yes');
  expect(readdirSync(cwd)).toEqual(['exports']);
  expect(await run(['data', 'import', 'exports', '--yes', '--name', 'erp'], commandHost({ cwd }))).toBe(0);
  expect(existsSync(path.join(cwd, '.scap/tables/erp/order_lines.parquet'))).toBe(true);
  const validating = commandHost({ cwd });
  expect([await run(['config', 'validate', 'config/laptop.yaml'], validating), validating.written.out]).toEqual([0, expect.stringContaining('is sound')]);
  writeFileSync(path.join(cwd, 'exports/more.csv'), 'a,b\n1\n');
  const failing = commandHost({ cwd });
  expect(await run(['data', 'import', 'exports', '--yes', '--name', 'erp'], failing)).toBe(1);
  expect(failing.written.err).toMatch(/more\.csv has rows that do not fit its header: row 2/);
  expect(readdirSync(path.join(cwd, '.scap'))).toEqual(['tables']);
});
