import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import type { ToolDefinition } from '../../../src/tools';
import { addDays } from '../../../src/tools/calendar-day';
import type { ToolContext } from '../../../src/tools/definition';
import { groupedBy, keyOf } from '../../../src/tools/grouped';
import { identifyStockoutRisks } from '../../../src/tools/inventory/identify-stockout-risks';
import { supplyRecord } from '../../../src/tools/inventory/reorder-plan';
import { readStockoutData } from '../../../src/tools/inventory/stockout-data';
import { calculateWarehouseCapacity } from '../../../src/tools/logistics/calculate-warehouse-capacity';
import { checkOrderFulfillmentStatus } from '../../../src/tools/logistics/check-order-fulfillment-status';
import { identifyDelayedOrders } from '../../../src/tools/logistics/identify-delayed-orders';
import { traceImpact } from '../../../src/tools/logistics/trace-impact';
import { likelyDayOfLine } from '../../../src/tools/receipts/expected-receipts';
import { readReceipts, type ExpectedPurchase, type ExpectedTransfer } from '../../../src/tools/receipts/read-receipts';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { rowsOf, run, servicesOver, somebody } from '../../tools/run-with';

const WAREHOUSES = ['WH01', 'WH02', 'WH03', 'WH04', 'WH05'];

let engine: DuckDbEngine;
let purchases: readonly ExpectedPurchase[];
let transfers: readonly ExpectedTransfer[];
beforeAll(async () => {
  engine = await DuckDbEngine.open(await sampleCompany());
  ({ purchases, transfers } = await within(calculateWarehouseCapacity, context => readReceipts(WAREHOUSES, context)));
}, 120_000);
afterAll(() => engine.close());
jest.setTimeout(120_000);

/** What is read with the context of a tool. */
async function within<Found>(tool: ToolDefinition, read: (context: ToolContext) => Promise<Found>): Promise<Found> {
  const found: Found[] = [];
  const probe: ToolDefinition = {
    ...tool,
    async run(_, context) {
      found.push(await read(context));
      return { summary: '', blocks: [], evidence: [], followUps: [] };
    },
  };
  await run(probe, {}, servicesOver(engine), somebody(tool.contract.family === 'logistics' ? 'field_engineer' : 'warehouse_manager'), SAMPLE_AS_OF);
  return found[0]!;
}

const asked = (tool: ToolDefinition, input: unknown) => run(tool, input, servicesOver(engine), somebody('field_engineer'), SAMPLE_AS_OF);
const asManager = (tool: ToolDefinition, input: unknown) => run(tool, input, servicesOver(engine), somebody(), SAMPLE_AS_OF);

test('the stock tools and those of orders and space expect every open purchase line on the same day', async () => {
  const { items, lines, firstDay } = await within(identifyStockoutRisks, context => readStockoutData(WAREHOUSES, undefined, 14, context));
  const supply = supplyRecord(lines);
  const inStock = new Map(items.flatMap(item => item.open.map(line => {
    const day = likelyDayOfLine(line, item.warehouse, supply, firstDay);
    return [line.id.replace(' line ', '/'), day === null ? null : addDays(SAMPLE_AS_OF, day)] as const;
  })));

  expect(purchases.length).toBeGreaterThan(200);
  expect(purchases.filter(({ day }) => day === null).length).toBeGreaterThan(0);
  expect(Object.fromEntries(purchases.map(({ id, day }) => [id, day]))).toEqual(Object.fromEntries(inStock));
});

test('the next receipt of an item at risk is the first of the days on which capacity expects something of it', async () => {
  const coming = groupedBy([...purchases, ...transfers].filter(({ day }) => day !== null), ({ warehouse, product }) => keyOf(warehouse, product));
  const risks = rowsOf(await asManager(identifyStockoutRisks, { warehouse: 'WH02' }));

  expect(risks.filter(({ next_receipt: next }) => next !== null).length).toBeGreaterThan(5);
  for (const { product_id: product, next_receipt: next } of risks) {
    const days = (coming.get(keyOf('WH02', String(product))) ?? []).map(({ day }) => day!).sort();
    expect([product, next]).toEqual([product, days[0] ?? null]);
  }
});

test('what comes until the peak day comes on the day on which the others expect it', async () => {
  const { blocks } = await asked(calculateWarehouseCapacity, {});
  const inbound = blocks.find(({ title }) => title === 'What comes until the peak day')!;
  const expected = new Set([
    ...purchases.map(({ order, product, day }) => keyOf(order, product, day)), ...transfers.map(({ id, product, day }) => keyOf(id, product, day)),
  ]);

  expect(inbound.rows.length).toBeGreaterThan(10);
  for (const [, document, product, day] of inbound.rows) expect([document, expected.has(keyOf(String(document), String(product), String(day)))]).toEqual([document, true]);
});

test('an order waits for its stock until a day on which something of the product is expected, in its status and in an impact', async () => {
  const daysOf = groupedBy(purchases.filter(({ day }) => day !== null), ({ warehouse, product }) => keyOf(warehouse, product));
  const isExpected = (warehouse: unknown, product: unknown, day: unknown) =>
    (daysOf.get(keyOf(String(warehouse), String(product))) ?? []).some(each => each.day === day);
  const waiting = rowsOf(await asked(identifyDelayedOrders, {})).filter(row => row.cause === 'stock on order').slice(0, 4);

  expect(waiting.length).toBeGreaterThan(0);
  for (const { warehouse_id: warehouse, order_id: order, line_number: number, product_id: product } of waiting) {
    const line = rowsOf(await asked(checkOrderFulfillmentStatus, { order })).find(row => row.line_number === number)!;
    expect([order, line.stock_expected, isExpected(warehouse, product, line.stock_expected)]).toEqual([order, line.stock_expected, true]);
    const impact = rowsOf(await asked(traceImpact, { product })).filter(row => row.order_id === order && row.line_number === number);
    expect(impact.map(row => row.stock_with)).toEqual([line.stock_expected]);
  }
});
