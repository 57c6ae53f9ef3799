import { calculateReorderPoints } from '../../../src/tools/inventory/calculate-reorder-points';
import { optimizeStockLevels } from '../../../src/tools/inventory/optimize-stock-levels';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';
import { evenItems, evenProduct } from './even-items';

/**
 * P1 and P2 as in the test of reorder points: 10 a day evenly, 8 days from order to receipt, looked at every 2: for 95 % s = 99, Q = 380, S = 479.
 * P1 has 70 on hand, P2 500 of which 10 quarantined: 11 above S, 5 each, held at 20 % a year. P3 has no list price.
 */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01' }, { warehouse_id: 'WH02' }],
  products: [evenProduct('P1'), evenProduct('P2'), evenProduct('P3', { list_price: null }), evenProduct('P4', { discontinued_date: '2026-06-30' })],
  ...evenItems([
    { warehouse: 'WH01', product: 'P1', onHand: 70, perDay: 10, policy: { order_up_to: 400 } },
    { warehouse: 'WH01', product: 'P2', onHand: 500, perDay: 10, stock: { quarantined: 10 } },
    { warehouse: 'WH01', product: 'P3', onHand: 10, perDay: 10 },
    { warehouse: 'WH01', product: 'P4', onHand: 10, perDay: 10 },
  ]),
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody()) => run(optimizeStockLevels, input, servicesOver(company.engine), identity);

test('levels, excess and what it releases can be worked out by hand', async () => {
  const output = await asked({ warehouse: 'WH01' });

  expect(rowsOf(output)).toEqual([
    expect.objectContaining({ product_id: 'P1', order_up_to: 479, reorder_point: 99, order_quantity: 380, order_up_to_today: 400, stock_position: 70, excess: 0, cash_released: 0 }),
    expect.objectContaining({
      product_id: 'P2', order_up_to: 479, order_up_to_today: null, excess: 11, cash_released: 55, cost_saved: 11,
      // 10 a day for 365 days at 5; every week sells the same.
      usage: 18_250, variation: 0, variation_class: 'X',
    }),
  ]);
  expect(output.summary).toContain('1 has more on hand than that: 55 would be released once, at cost, and 11 a year of holding it saved.');
  expect(output.summary).toContain('Left out: 1 (no longer sold), 1 (without standard cost or list price).');
  expect(output.evidence[0]!.population).toMatchObject({ asked: 4, worked: 2 });
});

test('the levels are those of the reorder points of the same service', async () => {
  for (const service_level of [0.7, 0.95, 0.99]) {
    const reorder = rowsOf(await run(calculateReorderPoints, { warehouse: 'WH01', service_level }, servicesOver(company.engine)));
    const levels = rowsOf(await asked({ warehouse: 'WH01', service_level }));
    for (const level of levels) {
      const { reorder_point, order_up_to, service_level: reached } = reorder.find(row => row.product_id === level.product_id)!;
      expect(level).toMatchObject({ reorder_point, order_up_to, service_level: reached });
    }
  }
});

test('a budget goes where it avoids most, and the curve rises', async () => {
  const { blocks, summary, evidence } = await asked({ warehouse: 'WH01', budget: 2_100 });
  const curve = blocks.find(({ kind }) => kind === 'series')!.rows.map(row => row.map(Number));

  expect(summary).toMatch(/^With 2,100 company currency of stock on average, placed where it avoids most margin short, 2 products in WH01 take [12],\d{3}: /);
  expect(curve.length).toBeGreaterThan(3);
  for (const [at, [money, fillRate, short]] of curve.entries()) {
    if (at === 0) continue;
    expect(money).toBeGreaterThanOrEqual(curve[at - 1]![0]!);
    expect(fillRate).toBeGreaterThanOrEqual(curve[at - 1]![1]!);
    expect(short).toBeLessThanOrEqual(curve[at - 1]![2]!);
  }
  expect(evidence[0]!.inputs).toMatchObject({ budget: 2_100, currency: 'company currency' });
});

test('a budget below what stock takes without any safety stock is said to be too little', async () => {
  const { summary, blocks } = await asked({ warehouse: 'WH01', budget: 10 });
  expect(summary).toMatch(/^10 company currency is less than 2 products in WH01 need without any safety stock, /);
  expect(blocks[0]!.rows.map(row => row[blocks[0]!.columns.findIndex(({ name }) => name === 'reorder_point')])).toEqual([0, 0]);
});

test('one product is spoken of in the singular', async () => {
  const other = await openSmallCompany({ ...COMPANY, products: COMPANY.products!.slice(0, 1), inventory_position: COMPANY.inventory_position!.slice(0, 1) });
  const of = async (input: object) => (await run(optimizeStockLevels, { warehouse: 'WH01', ...input }, servicesOver(other.engine), somebody())).summary;

  expect(await of({})).toMatch(/^For a service level of 95 %, 1 product in WH01 needs /);
  expect(await of({ budget: 5 })).toMatch(/^5 company currency is less than 1 product in WH01 needs without any safety stock, /);
  expect(await of({ budget: 2_000 })).toMatch(/^With 2,000 company currency of stock on average, placed where it avoids most margin short, 1 product in WH01 takes /);
  await other.close();
});

test('a service level and a budget together are refused', async () => {
  await expect(asked({ service_level: 0.9, budget: 100 })).rejects.toMatchObject({ code: 'TOOL_INPUT' });
});

test('no stock, and no warehouse, are told apart', async () => {
  expect((await asked({ warehouse: 'WH02' })).summary).toBe('No stock is recorded in WH02.');
  expect((await asked({}, somebody('warehouse_manager', ['WH09']))).summary).toBe('There is no warehouse within your scope (WH09), so no level was worked out.');
  await expect(asked({ warehouse: 'WH01' }, somebody('warehouse_manager', ['WH02']))).rejects.toMatchObject({ code: 'WAREHOUSE_NOT_IN_SCOPE' });
});
