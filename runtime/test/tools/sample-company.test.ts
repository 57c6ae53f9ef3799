import { DuckDbEngine } from '../../src/data/duckdb-engine';
import { identifyStockoutRisks } from '../../src/tools/inventory/identify-stockout-risks';
import { findEntities } from '../../src/tools/sql/find-entities';
import { sampleCompany, SAMPLE_AS_OF } from '../sample-company';
import { rowsOf, run, servicesOver, somebody } from './run-with';

let engine: DuckDbEngine;
beforeAll(async () => { engine = await DuckDbEngine.open(await sampleCompany()); }, 120_000);
afterAll(() => engine.close());

const stockouts = (input: unknown, identity = somebody()) => run(identifyStockoutRisks, input, servicesOver(engine), identity, SAMPLE_AS_OF);

test('some products of WH01 run out in two weeks, not all, and each is accounted for', async () => {
  const output = await stockouts({ warehouse: 'WH01' });
  const { population } = output.evidence[0]!;

  expect(output.blocks[0]!.total).toBeGreaterThan(0);
  expect(output.blocks[0]!.total).toBeLessThan(population!.worked / 5);
  expect(population!.worked + population!.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(population!.asked);
  expect(output.summary).toMatch(/^\d+ products in WH01 \(of \d+\) will run out before 8 Dec/);
});

test('rows are worst first, within the horizon, and short of something', async () => {
  const rows = rowsOf(await stockouts({}));
  const days = rows.map(row => String(row.runs_out));

  expect(days).toEqual([...days].sort());
  expect(days.every(day => day >= SAMPLE_AS_OF && day < '2026-12-08')).toBe(true);
  expect(rows.every(row => Number(row.days_out) > 0 && Number(row.units_short) >= 0)).toBe(true);
});

test('a warehouse asked for alone says the same as within all', async () => {
  const alone = rowsOf(await stockouts({ warehouse: 'WH02' }));
  const within = rowsOf(await stockouts({})).filter(row => row.warehouse_id === 'WH02');

  expect(within.map(({ warehouse_id: _, ...row }) => row)).toEqual(alone);
  expect(rowsOf(await stockouts({}, somebody('warehouse_manager', ['WH02']))).map(({ warehouse_id: _, ...row }) => row)).toEqual(alone);
});

test('a longer horizon only adds to what runs out', async () => {
  const twoWeeks = rowsOf(await stockouts({ warehouse: 'WH01' })).map(row => [row.product_id, row.runs_out]);
  const month = rowsOf(await stockouts({ warehouse: 'WH01', horizon_days: 30 })).map(row => [row.product_id, row.runs_out]);

  expect(month).toEqual(expect.arrayContaining(twoWeeks));
  expect(month.length).toBeGreaterThan(twoWeeks.length);
});

test('a word that names a group finds the group first', async () => {
  const output = await run(findEntities, { text: 'bearing' }, servicesOver(engine), somebody(), SAMPLE_AS_OF);

  expect(rowsOf(output)[0]).toMatchObject({ kind: 'product_group', id: 'Bearings' });
});
