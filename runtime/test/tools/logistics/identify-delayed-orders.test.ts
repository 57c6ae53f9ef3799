import { identifyDelayedOrders } from '../../../src/tools/logistics/identify-delayed-orders';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { ORDER_COMPANY } from './order-company';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(ORDER_COMPANY); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody('field_engineer')) => run(identifyDelayedOrders, input, servicesOver(company.engine), identity);

test('open lines are late and stocked, late for want of stock, at risk or waiting, and are worst by margin at stake', async () => {
  const output = await asked({ warehouse: 'WH01' });

  expect(output.summary).toBe(
    '2 order lines in WH01 (of 8 open, in 1 order) are late: 1 stocked, 1 for want of stock. '
    + '3 more are at risk before 27 Nov or promised for days on which nobody works; 3 wait, 1 of which will probably miss a promise from 27 Nov on.',
  );
  // A piece is sold at 10 and costs 6: 4 each. How each line stands is worked out in order-company.ts and the test of the status of an order.
  expect(rowsOf(output).map(row => [row.order_id, row.line_number, row.bucket, row.days_late, row.cause, row.chance_late_percent, row.open_value, row.margin_at_stake])).toEqual([
    ['SO-2', 2, 'late, for want of stock', 1, 'stock on order', 100, 120, 48],
    ['SO-1', 3, 'at risk', 0, 'stock on order', 100, 80, 32],
    ['SO-1', 1, 'at risk', 0, 'warehouse work', 100, 50, 20],
    ['SO-2', 1, 'late, stocked', 5, 'warehouse work', 100, 20, 8],
    ['SO-3', 1, 'at risk', 0, 'promised for a day on which nobody works', 100, 10, 4],
  ]);
});

test('the buckets add up to all open lines', async () => {
  const output = await asked({ warehouse: 'WH01' });

  // Waiting: 4 + 3 + 1 pieces at 10.
  expect(output.blocks[1]!.rows).toEqual([
    ['late, stocked', 1, 1, 20], ['late, for want of stock', 1, 1, 120], ['at risk', 2, 3, 140], ['waiting', 2, 3, 80],
  ]);
  expect(output.evidence[0]!.population).toEqual({ noun: 'open order lines', asked: 8, worked: 8, leftOut: [] });
  // 2 of 8; 28 pieces at 10.
  expect(output.measured).toEqual({ lateShare: 25, valueAtRisk: 280 });
});

test('lines whose worth is unknown are in no total, and that is said', async () => {
  const gaps = await openSmallCompany({
    ...ORDER_COMPANY, products: ORDER_COMPANY.products!.map(row => row.product_id === 'P3' ? { ...row, unit_cost: null } : row),
    sales_order_lines: ORDER_COMPANY.sales_order_lines!.map(row => row.order_id === 'SO-2' && row.line_number === 1 ? { ...row, unit_price: null } : row),
  });
  const output = await run(identifyDelayedOrders, { warehouse: 'WH01' }, servicesOver(gaps.engine), somebody('field_engineer'));

  expect(output.blocks[1]!.rows[0]).toEqual(['late, stocked', 1, 1, 0]);
  // P3 is wanted by SO-1 line 3 and SO-2 line 2.
  expect(output.evidence[0]!.warnings).toEqual([
    '1 order line without a price: in no total of value or margin.', '2 order lines without a cost of the product: in no total of margin.',
  ]);
  await gaps.close();
});

test('only what is overdue for longer than asked is late, and the rest is accounted for', async () => {
  const output = await asked({ warehouse: 'WH01', days_overdue: 3 });

  expect(output.summary).toMatch(/^1 order line in WH01 \(of 8 open, in 1 order\) is late by more than 3 days: 1 stocked, 0 for want of stock\./);
  expect(output.summary).toMatch(/Left out: 1 \(late by 3 days or less\)\.$/);
  // The share late is that of all open lines, whatever is asked for.
  expect(output.measured?.lateShare).toBe(25);
  expect((await asked({ warehouse: 'WH01', days_overdue: 1 })).evidence[0]!.population!.leftOut).toEqual([{ reason: 'late by 1 day or less', count: 1 }]);
  expect((await asked({ warehouse: 'WH01', days_overdue: 30 })).summary).toMatch(/^None of the 8 open order lines in WH01 is late by more than 30 days\. 3 are at risk before /);
});

test('promises are judged as far ahead as asked', async () => {
  const later = rowsOf(await asked({ warehouse: 'WH01', at_risk_days: 4 }));

  // SO-1 line 4 is promised for Friday, the fourth day, and nothing is in sight.
  expect(later.filter(row => row.order_id === 'SO-1' && row.line_number === 4)).toMatchObject([{ bucket: 'at risk', cause: 'stock, none in sight', expected_date: null }]);
});

test('what waits is said to be in time only where that is to be expected', async () => {
  // As far ahead as SO-1 line 4, for which nothing is in sight, is judged to be at risk: the other two will be in time.
  expect((await asked({ warehouse: 'WH01', at_risk_days: 4 })).summary).toMatch(/nobody works; 2 wait in time\.$/);
  // Nothing is known of the past: nothing is said of those that are not judged.
  const bare = await openSmallCompany({ ...ORDER_COMPANY, order_events: [] });
  expect((await run(identifyDelayedOrders, { warehouse: 'WH01', at_risk_days: 1 }, servicesOver(bare.engine), somebody('field_engineer'))).summary).toMatch(/nobody works; \d wait, 1 of which will probably miss a promise from 25 Nov on\./);
  const known = { ...ORDER_COMPANY, order_events: [], sales_order_lines: ORDER_COMPANY.sales_order_lines!.filter(({ order_id: order }) => order === 'SO-4') };
  const unknown = await openSmallCompany(known);
  expect((await run(identifyDelayedOrders, { warehouse: 'WH01' }, servicesOver(unknown.engine), somebody('field_engineer'))).summary).toMatch(/nobody works; 1 waits\.$/);
  await Promise.all([bare.close(), unknown.close()]);
});

test('all warehouses are told apart, and only those of the scope are seen', async () => {
  expect(rowsOf(await asked({})).map(row => row.warehouse_id)).toEqual(['WH01', 'WH02', 'WH01', 'WH01', 'WH01', 'WH01']);
  const narrow = await asked({}, somebody('field_engineer', ['WH02']));
  expect(narrow.summary).toContain(' None of the others is at risk before 27 Nov or promised for days on which nobody works; ');
  expect(narrow.summary).toMatch(/^1 order line within your scope \(WH02\) \(of 1 open, in 1 order\) is late: 0 stocked, 1 for want of stock\./);
});

test('nothing open, and no warehouse, are different sentences', async () => {
  const empty = await openSmallCompany({ warehouses: [{ warehouse_id: 'WH01' }] });
  const ask = (identity = somebody('field_engineer')) => run(identifyDelayedOrders, {}, servicesOver(empty.engine), identity);
  expect((await ask()).summary).toBe('No order is open in all warehouses.');
  expect((await ask(somebody('field_engineer', []))).summary).toBe('There is no warehouse within your scope (no warehouse), so no orders were looked at.');
  await empty.close();
});

test('where no steps are recorded, late is still told, and what cannot be judged is left out', async () => {
  const bare = await openSmallCompany({ ...ORDER_COMPANY, order_events: [] });
  const output = await run(identifyDelayedOrders, { warehouse: 'WH01' }, servicesOver(bare.engine), somebody('field_engineer'));

  expect(output.summary).toMatch(/^2 order lines in WH01/);
  expect(output.evidence[0]!.population!.leftOut).toEqual([{ reason: 'chance of being late unknown: too few lines of the past', count: 4 }]);
  await bare.close();
});

test('where no order says when it was wanted, steps of the past go by the promised day, and only what should wait for its day is begun at once', async () => {
  const lines = ORDER_COMPANY.sales_order_lines!.map(line => ({ ...line, requested_date: null }));
  const promised = await openSmallCompany({ ...ORDER_COMPANY, sales_order_lines: lines });
  const output = await run(identifyDelayedOrders, { warehouse: 'WH01' }, servicesOver(promised.engine), somebody('field_engineer'));

  expect(rowsOf(output)).toEqual(rowsOf(await asked({ warehouse: 'WH01' })).filter(row => row.order_id !== 'SO-3'));
  await promised.close();
});
