import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createSampleCompany, ensureSampleCompany, openSampleCompany, SampleCompanyError } from '../../../src/local/sample-company';

let templates: string;
let root: string;
beforeAll(async () => {
  templates = await mkdtemp(path.join(os.tmpdir(), 'company-template-'));
  await createSampleCompany({ ...short, directory: path.join(templates, 'company') });
}, 60_000);
afterAll(() => rm(templates, { recursive: true }));
beforeEach(async () => { root = await mkdtemp(path.join(os.tmpdir(), 'company-')); });
afterEach(() => rm(root, { recursive: true }));

const folder = (name = 'company') => path.join(root, name);
/** Two months: enough to trade and short enough for a test. */
const short = { seed: 3, asOf: '2026-03-02', from: '2026-01-01' };

/** A company of two months, made before. */
async function keep(name = 'company'): Promise<void> {
  await cp(path.join(templates, 'company'), folder(name), { recursive: true });
}

async function digests(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory)).sort();
  return Object.fromEntries(await Promise.all(names.map(async name =>
    [name, createHash('sha256').update(await readFile(path.join(directory, name))).digest('hex')] as const)));
}

async function rowsOf(sql: string): Promise<unknown[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    return await (await connection.run(sql)).getRowsJson();
  } finally {
    connection.closeSync();
  }
}

test('the same seed and days give the same bytes, another seed others', async () => {
  await keep('one');
  await createSampleCompany({ ...short, directory: folder('two') });
  await createSampleCompany({ ...short, seed: 4, directory: folder('three') });
  expect(await digests(folder('two'))).toEqual(await digests(folder('one')));
  expect((await digests(folder('three')))['demand_daily.parquet']).not.toBe((await digests(folder('one')))['demand_daily.parquet']);
}, 60_000);

test('a new company says what it holds, and nothing else is left beside it', async () => {
  const steps: number[] = [];
  const company = await ensureSampleCompany({ ...short, directory: folder(), progress: fraction => steps.push(fraction) });
  expect(company).toMatchObject({ created: true, movedOn: false, seed: 3, from: '2026-01-01', to: '2026-03-01', asOf: '2026-03-02', warehouses: 5 });
  expect(company.rows).toMatchObject({ warehouses: 5, suppliers: 40 });
  expect(steps).toEqual([...steps].sort((one, other) => one - other));
  expect(steps.at(-1)).toBe(1);
  expect(await readdir(root)).toEqual(['company']);
}, 60_000);

test('a kept company is taken as it is on the same day, and when the clock runs backwards', async () => {
  await keep();
  const before = await digests(folder());
  expect(await ensureSampleCompany({ seed: 3, asOf: '2026-03-02', directory: folder() })).toMatchObject({ created: false, movedOn: false, to: '2026-03-01' });
  expect(await ensureSampleCompany({ seed: 3, asOf: '2026-02-01', directory: folder() })).toMatchObject({ created: false, movedOn: false, to: '2026-03-01' });
  expect(await digests(folder())).toEqual(before);
}, 60_000);

test('a kept company that ends after a chosen day is made again, for it knows what comes after that day', async () => {
  const chosen = { seed: 3, directory: folder('chosen'), from: '2026-01-01', chosen: true };
  await ensureSampleCompany({ ...chosen, asOf: '2026-03-02' });
  expect(await ensureSampleCompany({ ...chosen, asOf: '2026-03-02' })).toMatchObject({ created: false });
  expect(await ensureSampleCompany({ ...chosen, asOf: '2026-02-20' })).toMatchObject({ created: true, movedOn: false, to: '2026-02-19' });
}, 60_000);

test('a kept company is moved on to a later day with the same history', async () => {
  await keep('kept');
  await keep('before');
  expect(await ensureSampleCompany({ seed: 3, asOf: '2026-03-20', directory: folder('kept') })).toMatchObject(
    { created: false, movedOn: true, from: '2026-01-01', to: '2026-03-19' });
  const history: [view: string, day: string][] = [
    ['inventory_daily', 'stock_date'], ['demand_daily', 'demand_date'], ['stock_movements', 'CAST(moved_at AS DATE)'], ['receipts', 'received_date'],
    ['order_events', 'CAST(happened_at AS DATE)'], ['returns', 'returned_date'],
  ];
  for (const [view, day] of history) {
    const select = (name: string) => `SELECT * FROM '${folder(name)}/${view}.parquet' WHERE ${day} < DATE '2026-03-02'`;
    expect(await rowsOf(`(${select('kept')} EXCEPT ALL ${select('before')}) UNION ALL (${select('before')} EXCEPT ALL ${select('kept')})`)).toEqual([]);
  }
  const orders = (name: string) => `SELECT order_id, line_number, product_id, order_date, requested_date, first_promised_date, quantity_ordered, unit_price FROM '${folder(name)}/sales_order_lines.parquet' WHERE order_date < DATE '2026-03-02'`;
  expect(await rowsOf(`(${orders('kept')} EXCEPT ALL ${orders('before')}) UNION ALL (${orders('before')} EXCEPT ALL ${orders('kept')})`)).toEqual([]);
}, 60_000);

test('a company of twice the size has twice as much of everything, and is moved on in its size', async () => {
  const twice = await createSampleCompany({ ...short, scale: 2, directory: folder() });
  await keep('usual');
  const usual = await openSampleCompany(folder('usual'));
  expect(twice.rows).toMatchObject({ products: 2 * usual!.rows.products!, customers: 500, warehouses: 5 });
  expect(twice.rows.sales_order_lines! / usual!.rows.sales_order_lines!).toBeCloseTo(2, 0);
  expect(await ensureSampleCompany({ seed: 3, asOf: '2026-03-04', directory: folder() })).toMatchObject({ movedOn: true, scale: 2 });
}, 60_000);

test('the truth stands beside the views and names no finding that has not happened yet', async () => {
  await keep();
  const truth = JSON.parse(await readFile(path.join(folder(), 'truth.json'), 'utf8'));
  expect(truth).toMatchObject({ asOf: '2026-03-02', seed: 3, start: '2026-01-01', anchor: '2028-12-28', findings: [] });
  expect(truth.demand).toHaveLength(1_200);
  expect(truth.suppliers).toHaveLength(40);
}, 60_000);

test('an interrupted company leaves nothing, and a kept one as it was', async () => {
  await keep();
  const before = await digests(folder());
  const controller = new AbortController();
  const interrupted = ensureSampleCompany({ seed: 3, asOf: '2026-05-01', directory: folder(), signal: controller.signal, progress: () => controller.abort(new Error('Ctrl-C')) });
  await expect(interrupted).rejects.toThrow('Ctrl-C');
  expect(await digests(folder())).toEqual(before);
  expect(await readdir(root)).toEqual(['company']);
}, 60_000);

test('a company that was finished and not yet put in place is taken up', async () => {
  await keep('company.finished');
  expect(await openSampleCompany(folder())).toMatchObject({ seed: 3, to: '2026-03-01' });
  expect(await readdir(root)).toEqual(['company']);
}, 60_000);

test('a folder with unreadable facts holds no company', async () => {
  await keep();
  await writeFile(path.join(folder(), 'company.json'), '{"seed": 3');
  expect(await openSampleCompany(folder())).toBeUndefined();
  expect(await ensureSampleCompany({ ...short, directory: folder() })).toMatchObject({ created: true });
}, 60_000);

test('a place that cannot be written is named with a remedy', async () => {
  await writeFile(folder('file'), '');
  const refused = createSampleCompany({ ...short, directory: path.join(folder('file'), 'company') });
  await expect(refused).rejects.toThrow(SampleCompanyError);
  await expect(refused).rejects.toMatchObject({ remedy: 'Give a folder that can be written with --data-dir, or delete it and start again.' });
});
