import fc from 'fast-check';
import { checkOrderFulfillmentStatus } from '../../../src/tools/logistics/check-order-fulfillment-status';
import { companyMoney } from '../../../src/tools/logistics/company-money';
import { impactOf, type Impact } from '../../../src/tools/logistics/impact';
import { itemKey, type OrderLine } from '../../../src/tools/logistics/order-line';
import { traceImpact } from '../../../src/tools/logistics/trace-impact';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { ORDER_COMPANY } from './order-company';

const ITEM = { warehouse: 'WH01', product: 'P1' };

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(ORDER_COMPANY); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody('field_engineer')) => run(traceImpact, input, servicesOver(company.engine), identity);

test('without a purchase order the lines that its 20 pieces go to are hit, with value, margin and the day promised', async () => {
  const output = await asked({ purchase_order: 'po-1' });

  expect(output.summary).toBe(
    'Without purchase order PO-1 2 order lines in all warehouses (of 2 that need the same stock) in 2 orders are hit, 200 EUR with a margin of 80 EUR; the first was promised for 23 Nov.',
  );
  // The 20 are expected on Friday: 12 for SO-2, promised first, 8 for SO-1. A piece is sold at 10 and costs 6.
  expect(rowsOf(output)).toEqual([
    { warehouse_id: 'WH01', order_id: 'SO-2', line_number: 2, product_id: 'P3', quantity_hit: 12, promised_date: '2026-11-23', stock_with: '2026-11-27', stock_without: null, value_hit: 120, margin_hit: 48 },
    { warehouse_id: 'WH01', order_id: 'SO-1', line_number: 3, product_id: 'P3', quantity_hit: 8, promised_date: '2026-11-26', stock_with: '2026-11-27', stock_without: null, value_hit: 80, margin_hit: 32 },
  ]);
  expect(output.blocks[1]!.rows).toEqual([[2, 2, '2026-11-23', 200, 80]]);
  expect(output.measured).toEqual({ valueAtRisk: 200 });
});

test('a supplier, a product and a warehouse are traced alike', async () => {
  expect(rowsOf(await asked({ supplier: 'S1' })).map(row => [row.order_id, row.quantity_hit])).toEqual([['SO-2', 12], ['SO-1', 8]]);
  // 10 of P2 lie free: for SO-1 line 2, SO-3 and SO-4.
  expect(rowsOf(await asked({ product: 'P2' })).map(row => [row.order_id, row.quantity_hit])).toEqual([['SO-1', 4], ['SO-3', 1], ['SO-4', 1]]);
  expect(rowsOf(await asked({ warehouse: 'WH01' }))).toHaveLength(5);
});

test('what nothing hangs on, what nobody waits for and what is not there are different sentences', async () => {
  expect((await asked({ warehouse: 'WH02' })).summary).toBe('Not even the one order line in WH02 that needs the same stock hangs on warehouse WH02: it gets as much by its promise without it.');
  expect((await asked({ product: 'P1' })).summary).toBe('Not even the one order line in all warehouses that needs the same stock hangs on product P1: it gets as much by its promise without it.');
  expect((await asked({ purchase_order: 'PO-0' })).summary).toBe('Nothing of purchase order PO-0 is open in all warehouses, so no customer order hangs on it.');
});

test('a code that is nowhere recorded is said to be none, lest a slip reads as "nothing hangs on it"', async () => {
  const output = await asked({ product: 'P9' });
  expect(output.summary).toBe('Nothing of product P9 is recorded in all warehouses, so nothing was traced: check the code.');
  expect(output.blocks).toEqual([]);
  expect((await asked({ purchase_order: 'PO-9' })).summary).toBe('Nothing of purchase order PO-9 is recorded in all warehouses, so nothing was traced: check the code.');
  expect((await asked({ supplier: 'S9' })).summary).toBe('Nothing of supplier S9 is recorded in all warehouses, so nothing was traced: check the code.');
});

test('codes are found however they are written, also those that have small letters themselves', async () => {
  const small = await openSmallCompany({
    ...ORDER_COMPANY,
    purchase_order_lines: ORDER_COMPANY.purchase_order_lines!.map(row => ({ ...row, purchase_order_id: String(row.purchase_order_id).toLowerCase(), supplier_id: 'Nord-1' })),
    receipts: ORDER_COMPANY.receipts!.map(row => ({ ...row, purchase_order_id: 'po-0', supplier_id: 'Nord-1' })),
  });
  for (const input of [{ purchase_order: 'PO-1' }, { supplier: 'nord-1 ' }]) {
    const output = await run(traceImpact, input, servicesOver(small.engine), somebody('field_engineer'));
    expect(rowsOf(output).map(row => row.quantity_hit)).toEqual([12, 8]);
  }
  await small.close();
});

test('the caller sees only orders of the scope', async () => {
  const output = await asked({ supplier: 'S1' }, somebody('field_engineer', ['WH02']));
  expect(output.summary).toBe('Nothing of supplier S1 is recorded within your scope (WH02), so nothing was traced: check the code.');
});

describe('with goods on their way from another warehouse', () => {
  let supplied: Awaited<ReturnType<typeof openSmallCompany>>;
  beforeAll(async () => {
    // Sooner than the purchase: three days before the first of its 20 pieces.
    const transfer = { transfer_id: 'T-1', warehouse_id: 'WH01', from_warehouse_id: 'WH02', product_id: 'P3', quantity: 15, sent_date: '2026-11-20', expected_date: '2026-11-24', status: 'in_transit' };
    supplied = await openSmallCompany({ ...ORDER_COMPANY, transfers: [transfer] });
  });
  afterAll(() => supplied.close());

  test('only what they do not serve hangs on a purchase order, and without the product nothing comes', async () => {
    const without = async (input: unknown) => rowsOf(await run(traceImpact, input, servicesOver(supplied.engine), somebody('field_engineer')))
      .map(row => [row.order_id, row.quantity_hit, row.stock_with, row.stock_without]);
    // 12 of the 15 go to SO-2; 3 of the 8 of SO-1 are left to it, which needs 5 of the purchase.
    expect(await without({ purchase_order: 'PO-1' })).toEqual([['SO-1', 5, '2026-11-27', null]]);
    expect(await without({ product: 'P3' })).toEqual([['SO-2', 12, '2026-11-24', null], ['SO-1', 8, '2026-11-27', null]]);
  });

  test('an order line expects them', async () => {
    const output = await run(checkOrderFulfillmentStatus, { order: 'SO-2' }, servicesOver(supplied.engine), somebody('field_engineer'));
    expect(rowsOf(output).map(row => [row.line_number, row.waits_for])).toEqual([[1, 'warehouse work'], [2, 'warehouse work']]);
  });
});

test('exactly one of the four is taken', async () => {
  await expect(asked({})).rejects.toMatchObject({ code: 'TOOL_INPUT' });
  await expect(asked({ product: 'P1', supplier: 'S1' })).rejects.toMatchObject({ code: 'TOOL_INPUT' });
});

test('a line is hit by what it lacks from its promise on: stock that comes later than with it, and still in time, is no harm', () => {
  const supply = {
    free: new Map(), transfers: [], queries: [],
    purchases: [{ order: 'PO-1', day: '2026-12-02' }, { order: 'PO-2', day: '2026-12-10' }].map(purchase => ({ ...purchase, ...ITEM, id: `${purchase.order}/1`, line: 1, supplier: 'S', quantity: 10 })),
  };
  const hitWhenPromised = (day: string) => impactOf([wanted('SO', 1, day, 4)], supply, ({ purchase }) => purchase?.order === 'PO-1', companyMoney(['EUR'], new Map()), '2026-12-01');

  expect(hitWhenPromised('2026-12-10')).toEqual<Impact>({ hit: [], asked: 1 });
  expect(hitWhenPromised('2026-12-09').hit).toMatchObject([{ missing: 4, before: '2026-12-02', after: '2026-12-10', due: '2026-12-09' }]);
  // Late already: each day later is a harm.
  expect(hitWhenPromised('2026-11-20').hit).toMatchObject([{ missing: 4 }]);
});

test('without any supply each line misses what it got; without none of it, nothing', () => {
  const money = companyMoney(['EUR'], new Map());
  fc.assert(fc.property(
    fc.array(fc.record({ ordered: fc.integer({ min: 1, max: 20 }), day: fc.integer({ min: 10, max: 28 }) }), { maxLength: 8 }),
    fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 20 }), day: fc.integer({ min: 10, max: 28 }) }), { maxLength: 5 }),
    fc.integer({ min: 0, max: 30 }),
    (orders, coming, free) => {
      const lines = orders.map(({ ordered, day }, place) => wanted('SO', place, `2026-12-${day}`, ordered));
      const purchases = coming.map(({ quantity, day }, place) => ({ ...ITEM, id: `PO/${place}`, order: 'PO', line: place, supplier: 'S', quantity, day: `2026-12-${day}` }));
      const supply = { free: new Map([[itemKey(ITEM), free]]), purchases, transfers: [], queries: [] };
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      const got = Math.min(sum(orders.map(({ ordered }) => ordered)), free + sum(coming.map(({ quantity }) => quantity)));

      expect(sum(impactOf(lines, supply, () => true, money, '2026-12-01').hit.map(({ missing }) => missing))).toBe(got);
      expect(impactOf(lines, supply, () => false, money, '2026-12-01').hit).toEqual([]);
      const purchasesLost = impactOf(lines, supply, ({ purchase }) => purchase !== undefined, money, '2026-12-01').hit;
      expect(sum(purchasesLost.map(({ missing }) => missing))).toBe(Math.max(0, got - free));
      expect(purchasesLost.every(({ value, margin, missing }) => value === 2 * missing && margin === missing)).toBe(true);
    },
  ));
});

function wanted(order: string, line: number, firstPromised: string, ordered: number): OrderLine {
  return {
    ...ITEM, order, line, name: null, baseUnit: null, orderDate: null, requested: null, firstPromised, promised: null, ordered, allocated: 0, picked: 0,
    despatched: 0, delivered: 0, cancelled: 0, unitPrice: 2, currency: 'EUR', unitCost: 1, priority: null,
    last: { released: null, allocated: null, picked: null, packed: null, despatched: null, delivered: null },
  };
}
