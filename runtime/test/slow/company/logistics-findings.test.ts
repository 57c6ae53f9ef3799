import * as z from 'zod/mini';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import type { ToolDefinition, ToolOutput } from '../../../src/tools';
import { calculateWarehouseCapacity } from '../../../src/tools/logistics/calculate-warehouse-capacity';
import { carrierPerformance } from '../../../src/tools/logistics/carrier-performance';
import { checkOrderFulfillmentStatus } from '../../../src/tools/logistics/check-order-fulfillment-status';
import { identifyDelayedOrders } from '../../../src/tools/logistics/identify-delayed-orders';
import { optimizeDeliveryRoutes } from '../../../src/tools/logistics/optimize-delivery-routes';
import { traceImpact } from '../../../src/tools/logistics/trace-impact';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { plantedIn, readTruth, type SampleTruth } from '../../sample-truth';
import { rowsOf, run, servicesOver, somebody } from '../../tools/run-with';

let engine: DuckDbEngine;
let truth: SampleTruth;
beforeAll(async () => {
  const directory = await sampleCompany();
  engine = await DuckDbEngine.open(directory);
  truth = await readTruth(directory);
}, 120_000);
afterAll(() => engine.close());
jest.setTimeout(120_000);

/** Each question is asked once: the tests only look at the answers. */
const answers = new Map<string, Promise<ToolOutput>>();
function ask(tool: ToolDefinition, input: unknown): Promise<ToolOutput> {
  const key = `${tool.contract.name} ${JSON.stringify(input)}`;
  const answer = answers.get(key) ?? run(tool, input, servicesOver(engine), somebody('field_engineer'), SAMPLE_AS_OF);
  answers.set(key, answer);
  return answer;
}
const planted = (finding: number) => plantedIn(truth, finding);
async function figure(sql: string): Promise<number> {
  return Number((await engine.run(sql, { maxRows: 1, timeoutMs: 60_000, signal: new AbortController().signal })).rows[0]![0]);
}

test('18: the picking stage that has doubled is named with its warehouse and its day', async () => {
  const { warehouse_id, since } = planted(18);
  const output = await ask(identifyDelayedOrders, {});
  const changes = output.blocks.find(({ title }) => title === 'Stages of the work that have changed')!;

  expect(changes.rows.map(row => row.slice(0, 3))).toEqual([[warehouse_id, 'Picking', since]]);
  expect(Number(changes.rows[0]![4]) / Number(changes.rows[0]![3])).toBeCloseTo(Number(planted(18).factor), 1);
  expect(output.summary).toContain(`Picking in ${String(warehouse_id)} takes 60 minutes since 4 Nov, before that 30.`);
});

test('21: orders promised for a Sunday and for 25 December are at risk, however far off', async () => {
  const orders = z.array(z.looseObject({ order_id: z.string() })).parse(planted(21).orders).map(({ order_id }) => order_id);
  const rows = rowsOf(await ask(identifyDelayedOrders, {})).filter(row => row.cause === 'promised for a day on which nobody works');

  expect(rows.map(row => row.order_id).sort()).toEqual(orders.sort());
  expect(rows.every(row => row.bucket === 'at risk' && Number(row.chance_late_percent) === 100)).toBe(true);
  expect(rowsOf(await ask(checkOrderFulfillmentStatus, { order: orders[0]! }))).toMatchObject([{ first_promised_date: '2026-12-25', expected_date: '2026-12-28' }]);
});

test('17: the warehouse at 93 % of its space passes 100 % nine days after the last closing stock, and the purchase order that does it comes first', async () => {
  const { warehouse_id, passes_full_on, purchase_order_id, inbound_m3, used_share } = planted(17);
  const output = await ask(calculateWarehouseCapacity, {});
  const full = rowsOf(output).filter(row => row.full_day !== null);

  expect(full).toMatchObject([{ warehouse_id, full_day: passes_full_on, used_percent: 93 }]);
  expect(Number(full[0]!.used_m3) / Number(full[0]!.usable_m3)).toBeCloseTo(Number(used_share), 3);
  const coming = output.blocks.find(({ title }) => title === 'What comes until the peak day')!;
  expect(coming.rows[0]).toEqual([warehouse_id, purchase_order_id, 'P0323', passes_full_on, 561, inbound_m3]);
  expect(output.summary).toBe('1 warehouse of 5 will run out of room in the next 30 days. WH04 is 93 % full and passes 100 % on 2 Dec, in 8 days, with its peak of 102.2 % on 2 Dec.');
});

test('20: the carrier that leaves on time and arrives late is the worst, and its mask is named', async () => {
  const { carrier_id, arrives_late, leaves_late } = planted(20);
  const output = await ask(carrierPerformance, {});
  const [worst, second] = rowsOf(output);

  expect(worst).toMatchObject({ carrier_id, rank: 5 });
  // The truth is a rate: the share of 650 shipments lies within its interval.
  expect(Number(worst!.delivered_low)).toBeLessThan(100 - 100 * Number(arrives_late));
  expect(Number(worst!.despatched_on_time)).toBeGreaterThan(98 - 100 * Number(leaves_late));
  expect(Number(second!.delivered_low)).toBeGreaterThan(Number(worst!.delivered_high));
  expect(output.summary).toBe(
    'Of 5 carriers in all warehouses CR4 is the worst: 60.9 % delivered on time in the last 90 days, against 96.8 % of CR5, the best. '
    + 'CR4 leaves on time (98.9 %) and arrives late: 247 shipments did both.',
  );
});

test('some customer orders hang on a purchase order that is awaited, none on the one that nobody cancelled', async () => {
  const { purchase_order_id } = planted(15);
  const stale = await ask(traceImpact, { purchase_order: purchase_order_id });
  const supplier = await ask(traceImpact, { supplier: 'S05' });

  expect(stale.blocks[0]!.total).toBe(0);
  expect(supplier.blocks[0]!.total).toBeGreaterThan(0);
  expect(supplier.blocks[0]!.total).toBeLessThan(supplier.evidence[0]!.population!.worked);
});

test('a warehouse asked for alone says the same as among all', async () => {
  const among = rowsOf(await ask(calculateWarehouseCapacity, {}));
  for (const warehouse of ['WH01', 'WH04']) {
    expect(rowsOf(await ask(calculateWarehouseCapacity, { warehouse }))).toEqual(among.filter(row => row.warehouse_id === warehouse));
  }
  const delayed = rowsOf(await ask(identifyDelayedOrders, {})).filter(row => row.warehouse_id === 'WH02').map(({ warehouse_id: _, ...row }) => row);
  expect(rowsOf(await ask(identifyDelayedOrders, { warehouse: 'WH02' }))).toEqual(delayed);
});

test('late lines are those that the definition of late orders counts, and neither none nor all are late or at risk', async () => {
  const output = await ask(identifyDelayedOrders, {});
  const rows = rowsOf(output);
  const late = rows.filter(row => String(row.bucket).startsWith('late'));

  expect(late.length).toBe(await figure(`SELECT count(*) FROM supply_chain.sales_order_lines
    WHERE quantity_despatched + quantity_cancelled < quantity_ordered AND first_promised_date < DATE '${SAMPLE_AS_OF}'`));
  expect(new Set(late.map(row => row.order_id)).size).toBe(await figure(`SELECT count(DISTINCT order_id) FROM supply_chain.sales_order_lines
    WHERE quantity_despatched + quantity_cancelled < quantity_ordered AND first_promised_date < DATE '${SAMPLE_AS_OF}'`));
  expect(rows.length).toBeGreaterThan(late.length);
  expect(rows.length).toBeLessThan(output.evidence[0]!.population!.worked / 5);
  const margins = rows.map(row => Number(row.margin_at_stake));
  expect(margins).toEqual([...margins].sort((one, other) => other - one));
});

test('19: eleven small orders to four neighbouring stops go in one van, and merging them saves hours and money', async () => {
  const orders = z.array(z.string()).parse(planted(19).orders);
  const output = await ask(optimizeDeliveryRoutes, { orders, consolidate: true, consolidate_days: 0, iterations: 500 });
  const compared = rowsOf({ ...output, blocks: output.blocks.filter(({ title }) => title === 'Compared with') });
  const [apart, merged] = compared.slice(-2);

  expect(rowsOf(output)).toMatchObject([{ stops: 4, orders: 11, vehicle: 'van' }]);
  expect([apart, merged]).toMatchObject([{ stops: 11, orders: 11, left_out: 0 }, { stops: 4, orders: 11, left_out: 0 }]);
  // The way is the same: what is saved are seven times of unloading, at 30 an hour.
  const minutes = await figure(`SELECT sum(unload_minutes * (orders - 1)) FROM (
    SELECT o.customer_id, count(DISTINCT o.order_id) AS orders, max(c.unload_minutes) AS unload_minutes FROM supply_chain.sales_orders o
    JOIN supply_chain.customers c ON c.customer_id = o.customer_id WHERE o.order_id IN (${orders.map(order => `'${order}'`).join(', ')}) GROUP BY 1)`);
  expect(Number(apart!.cost) - Number(merged!.cost)).toBeCloseTo(minutes / 60 * 30, 1);
  expect(output.summary).toMatch(/Merging alone \(11 stops into 4\) saves [\d.]+ EUR and [\d.]+ hours\./);
});
