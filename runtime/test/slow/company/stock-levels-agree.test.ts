import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { calculateReorderPoints } from '../../../src/tools/inventory/calculate-reorder-points';
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
