import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { identifyStockoutRisks } from '../../../src/tools/inventory/identify-stockout-risks';
import { findEntities } from '../../../src/tools/sql/find-entities';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { rowsOf, run, servicesOver, somebody } from '../../tools/run-with';

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

test('rows are worst first, within the horizon, and likely to run out or at risk', async () => {
  const rows = rowsOf(await stockouts({}));
  const days = rows.flatMap(row => (row.runs_out === null ? [] : [String(row.runs_out)]));
  const margins = rows.map(row => Number(row.margin_at_stake));

  expect(margins).toEqual(margins.toSorted((one, other) => other - one));
  expect(days.every(day => day >= SAMPLE_AS_OF && day < '2026-12-08')).toBe(true);
  expect(days.length).toBeGreaterThan(20);
  for (const row of rows) {
    expect(Number(row.probability)).toBeGreaterThanOrEqual(Number(row.probability_before_order));
    expect(row.runs_out === null).toBe(Number(row.probability) < 50);
  }
}, 60_000);

test('a warehouse asked for alone says the same as within all, but for what may come from elsewhere', async () => {
  const figures = (rows: Record<string, unknown>[]) => rows.map(({ warehouse_id: _, averted_by: __, ...row }) => row);
  const alone = rowsOf(await stockouts({ warehouse: 'WH02' }));
  const within = rowsOf(await stockouts({})).filter(row => row.warehouse_id === 'WH02');

  expect(figures(within)).toEqual(figures(alone));
  expect(figures(rowsOf(await stockouts({}, somebody('warehouse_manager', ['WH02']))))).toEqual(figures(alone));
}, 60_000);

test('a longer horizon only adds to what runs out', async () => {
  const outIn = async (days: number) => rowsOf(await stockouts({ warehouse: 'WH01', horizon_days: days })).filter(row => Number(row.probability) >= 60).map(row => row.product_id);
  const twoWeeks = await outIn(14);
  const month = await outIn(30);

  expect(month).toEqual(expect.arrayContaining(twoWeeks));
  expect(month.length).toBeGreaterThan(twoWeeks.length);
}, 60_000);

test('a word that names a group finds the group first', async () => {
  const output = await run(findEntities, { text: 'bearing' }, servicesOver(engine), somebody(), SAMPLE_AS_OF);

  expect(rowsOf(output)[0]).toMatchObject({ kind: 'product_group', id: 'Bearings' });
});
