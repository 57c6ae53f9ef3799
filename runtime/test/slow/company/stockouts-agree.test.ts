import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { calculateReorderPoints } from '../../../src/tools/inventory/calculate-reorder-points';
import { identifyStockoutRisks } from '../../../src/tools/inventory/identify-stockout-risks';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { rowsOf, run, servicesOver, somebody } from '../../tools/run-with';

let engine: DuckDbEngine;
beforeAll(async () => { engine = await DuckDbEngine.open(await sampleCompany()); }, 120_000);
afterAll(() => engine.close());

test.each(['WH01', 'WH03'])('what runs out and what is to be ordered never contradict each other in %s', async warehouse => {
  const asked = async (tool: typeof identifyStockoutRisks) => rowsOf(await run(tool, { warehouse }, servicesOver(engine), somebody(), SAMPLE_AS_OF));
  const risks = await asked(identifyStockoutRisks);
  const plans = new Map((await asked(calculateReorderPoints)).map(row => [row.product_id, row]));

  expect(risks.length).toBeGreaterThan(10);
  for (const risk of risks) {
    const plan = plans.get(risk.product_id)!;
    expect([risk.product_id, risk.order_by]).toEqual([plan.product_id, plan.order_by]);
    const atOrBelow = Number(plan.stock_position) <= Number(plan.reorder_point) + 0.05; // both are shown with one decimal
    if (risk.order_by === SAMPLE_AS_OF) expect([risk.product_id, atOrBelow]).toEqual([risk.product_id, true]);
    // Nothing else can be what keeps the position up: without an order it is out before help could come more often than not.
    if (risk.next_receipt === null && Number(risk.probability_before_order) >= 50) expect([risk.product_id, plan.order_now]).toEqual([risk.product_id, true]);
  }
}, 120_000);
