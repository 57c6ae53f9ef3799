import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { calculateReorderPoints } from '../../../src/tools/inventory/calculate-reorder-points';
import { inventoryHealth } from '../../../src/tools/inventory/inventory-health';
import { optimizeStockLevels } from '../../../src/tools/inventory/optimize-stock-levels';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { rowsOf, run, servicesOver, somebody } from '../../tools/run-with';

let engine: DuckDbEngine;
beforeAll(async () => { engine = await DuckDbEngine.open(await sampleCompany()); }, 120_000);
afterAll(() => engine.close());

test.each([0.9, 0.95])('levels never contradict reorder points: the same s for a service level of %d, and what is at or below it is below S', async service_level => {
  const reorder = rowsOf(await run(calculateReorderPoints, { warehouse: 'WH02', service_level }, servicesOver(engine), somebody(), SAMPLE_AS_OF));
  const output = await run(optimizeStockLevels, { warehouse: 'WH02', service_level }, servicesOver(engine), somebody(), SAMPLE_AS_OF);
  const levels = new Map(rowsOf(output).map(row => [row.product_id, row]));

  expect(levels.size).toBeGreaterThan(100);
  expect(reorder.filter(row => row.order_now === true).length).toBeGreaterThan(0);
  for (const row of reorder) {
    const level = levels.get(row.product_id)!;
    expect([level.reorder_point, level.order_up_to, level.stock_position]).toEqual([row.reorder_point, row.order_up_to, row.stock_position]);
    if (row.order_now === true) expect(Number(row.stock_position)).toBeLessThan(Number(level.order_up_to));
  }
}, 60_000);

test('an item has the same reorder point alone, among a few and among all', async () => {
  const told = (input: object) => run(calculateReorderPoints, { warehouse: 'WH03', ...input }, servicesOver(engine), somebody(), SAMPLE_AS_OF).then(rowsOf);
  const all = new Map((await told({})).map(row => [row.product_id, row]));
  const seldom = [...all.values()].filter(row => row.distribution === 'negative binomial').map(row => row.product_id);

  const few = await told({ products: seldom.slice(0, 30) });
  expect(few).toHaveLength(30);
  for (const row of few) expect(row).toEqual(all.get(row.product_id));
  for (const product of seldom.slice(0, 3)) expect(await told({ products: [product] })).toEqual([all.get(product)]);
}, 120_000);

test('nothing is ordered of which nobody has asked for a year, but what is owed', async () => {
  const reorder = rowsOf(await run(calculateReorderPoints, {}, servicesOver(engine), somebody(), SAMPLE_AS_OF));
  const obsolete = rowsOf(await run(inventoryHealth, {}, servicesOver(engine), somebody(), SAMPLE_AS_OF)).filter(row => Number(row.obsolete_value) > 0);
  const key = (row: Readonly<Record<string, unknown>>) => `${String(row.warehouse_id)} ${String(row.product_id)}`;
  const ordered = new Set(reorder.filter(row => row.order_now === true).map(key));

  expect(obsolete.length).toBeGreaterThan(10);
  expect(obsolete.filter(row => ordered.has(key(row))).map(key)).toEqual([]);
}, 120_000);
