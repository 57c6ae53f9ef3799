import { identifyStockoutRisks } from '../../../src/tools/inventory/identify-stockout-risks';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { TWO_WAREHOUSES } from '../two-warehouses';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(TWO_WAREHOUSES); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody()) => run(identifyStockoutRisks, input, servicesOver(company.engine), identity);

test('what runs out in a warehouse is said first, and each row can be worked out by hand', async () => {
  const output = await asked({ warehouse: 'WH01' });

  expect(output.summary).toBe(
    '1 product in WH01 (of 3) will run out before 8 Dec, before its next delivery. Left out: 1 (no longer sold), 1 (less than 28 days of known demand).',
  );
  // 35 usable; Tue 10 + 5 overdue leaves 20, Wed 10, Thu 0, Fri 10 short … Tue 1 Dec: 50 owed. Wed 2 Dec: 60 come, 10 left for 10. Then 5 days without.
  expect(rowsOf(output)).toEqual([{
    product_id: 'P1', product_name: 'Ball bearing 6204', base_unit: 'piece', usable_on_hand: 35, demand_per_day: 10, demand_basis: 'known',
    runs_out: '2026-11-27', probability: 100, probability_before_order: 100, median_out: '2026-11-27', order_by: null, order_arrives: null,
    next_receipt: '2026-12-02', next_receipt_quantity: 60, units_short: 100, short_is: 'delayed', revenue_at_stake: null, margin_at_stake: null,
    // 60 pieces that come five days sooner leave it short from 3 December on; the most that is owed at once is 50, of which the first 10 on Friday.
    needed_quantity: 50, needed_by: '2026-11-27', averted_by: 'PO-77 line 1, brought forward',
  }]);
});

test('a named warehouse and the whole scope are two tables: the latter tells the warehouses apart', async () => {
  const output = await asked({});

  expect(output.summary).toMatch(/^2 stocked items in all warehouses \(of 4\) will run out before 8 Dec, 1 of them before its next delivery, 1 with nothing on order\./);
  expect(rowsOf(output).map(row => [row.warehouse_id, row.product_id, row.runs_out, row.units_short])).toEqual([
    ['WH02', 'P1', '2026-11-25', 50],
    ['WH01', 'P1', '2026-11-27', 100],
  ]);
  expect(output.measured?.itemsAtRisk).toBe(2);
});

test('the horizon is the one asked for', async () => {
  const output = await asked({ warehouse: 'WH01', horizon_days: 3 });

  expect(output.summary).toBe('None of the 3 products in WH01 runs out before 27 Nov. Left out: 1 (no longer sold), 1 (less than 28 days of known demand).');
  expect(output.blocks[0]).toMatchObject({ rows: [], total: 0, shown: 0 });
});

test('"none" and "none within your scope" are different sentences', async () => {
  const everywhere = await asked({ horizon_days: 1 });
  const within = await asked({ horizon_days: 1 }, somebody('warehouse_manager', ['WH02']));

  // 4 pieces a day are so few that they vary as Poisson's: in 11 % of all days they are more than the 6 that are there.
  // What only may run out is no item that does: neither in the sentence nor in the metric.
  expect([everywhere.measured?.itemsAtRisk, within.measured?.itemsAtRisk]).toEqual([0, 0]);
  expect(everywhere.summary).toMatch(/^None of the 4 stocked items in all warehouses runs out before 25 Nov; 1 may, sooner than an order placed today could be there\./);
  expect(within.summary).toBe('Not even the one product within your scope (WH02) runs out before 25 Nov; 1 may, sooner than an order placed today could be there.');
  expect(Number(rowsOf(within)[0]!.probability)).toBeGreaterThan(8);
  expect(Number(rowsOf(within)[0]!.probability)).toBeLessThan(14);
});

test('a scope without a warehouse is said to be one', async () => {
  expect((await asked({}, somebody('warehouse_manager', []))).summary).toBe('There is no warehouse within your scope (no warehouse), so no stock was looked at.');
});

test('the caller sees rows of the scope only', async () => {
  const output = await asked({}, somebody('warehouse_manager', ['WH02']));

  expect(rowsOf(output).map(row => row.product_id)).toEqual(['P1']);
  expect(output.evidence[0]).toMatchObject({ scope: 'WH02', population: { asked: 1, worked: 1 } });
});

test('a warehouse out of scope and one that does not exist are refused with the same words', async () => {
  const narrow = somebody('warehouse_manager', ['WH02']);
  const refusal = (warehouse: string) => asked({ warehouse }, narrow).catch((error: unknown) => error);

  expect(await refusal('WH01')).toMatchObject({ code: 'WAREHOUSE_NOT_IN_SCOPE', message: 'There is no warehouse WH01 within your scope (WH02).', status: 403 });
  expect(await refusal('WH09')).toMatchObject({ code: 'WAREHOUSE_NOT_IN_SCOPE', message: 'There is no warehouse WH09 within your scope (WH02).', status: 403 });
});

test('the evidence says where the figures come from, and what was assumed and left out', async () => {
  const { evidence: [evidence] } = await asked({ warehouse: 'wh01' });

  expect(evidence).toMatchObject({
    tool: 'identify_stockout_risks',
    views: [
      'calendars', 'demand_daily', 'exchange_rates', 'inventory_position', 'item_policies', 'products', 'purchase_order_lines', 'receipts',
      'sales_order_lines', 'supplier_prices', 'transfers', 'warehouses',
    ],
    inputs: { warehouses: 'WH01', horizon_days: 14, before: '2026-12-08', paths: 1_000, seed: 1 },
    warnings: ['1 purchase order line not counted on, overdue for too long or without a date: PO-77 line 3.'],
    population: { noun: 'products', asked: 5, worked: 3, leftOut: [{ reason: 'no longer sold', count: 1 }, { reason: 'less than 28 days of known demand', count: 1 }] },
    asOf: '2026-11-24',
    scope: 'all warehouses',
  });
  expect(evidence!.rowsRead).toBe(evidence!.queries.reduce((sum, query) => sum + query.rowsRead, 0));
});

test('stock that is older than the question is said to be', async () => {
  const output = await run(identifyStockoutRisks, { warehouse: 'WH01' }, servicesOver(company.engine), somebody(), '2026-11-26');

  expect(output.evidence[0]!.warnings).toContain('The stock is that of 2026-11-23, 3 days before the as-of date.');
});

test('where today\'s movements are in the stock already, the projection begins tomorrow', async () => {
  const output = await run(identifyStockoutRisks, { warehouse: 'WH02', horizon_days: 2 }, servicesOver(company.engine), somebody(), '2026-11-23');

  expect(output.summary).toMatch(/before 26 Nov/);
  expect(rowsOf(output)).toMatchObject([{ runs_out: '2026-11-25', units_short: 2 }]);
});
