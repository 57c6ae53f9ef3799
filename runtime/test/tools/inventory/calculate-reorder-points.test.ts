import type { Cell } from '../../../../src/contract';
import { addDays } from '../../../src/tools/calendar-day';
import { calculateReorderPoints } from '../../../src/tools/inventory/calculate-reorder-points';
import { rowsOf, run, servicesOver, somebody, TODAY } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';
import { evenItems } from './even-items';

type Row = Readonly<Record<string, Cell>>;

/**
 * Bearings P1 are asked for evenly, 10 a day, and every order has taken 8 days; stock is looked at every 2: the protection interval is 10 days, its
 * demand 100 without any spread. At a review the position is anywhere up to 20 below s, and 80 are asked for until the order is there: no shortage in
 * (s - 80) / 20 of the cycles, so 95 % need s = 99. A year needs 3,650; sqrt(2 x 3650 x 20 / (0.2 x 5)) = 382.1. 380 in tens cost 192.11 + 190.00 a year,
 * 390 cost 187.18 + 195.00: 380.
 */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01' }, { warehouse_id: 'WH02' }],
  products: [product('P1', 5, 9), product('P2', 5, 9), product('P3', 5, 9), { ...product('P4', 5, 9), discontinued_date: '2026-06-30' }, product('P5', 5, 9), { ...product('P6', 5, 9), unit_cost: null }],
  item_policies: ['P1', 'P2', 'P4', 'P5', 'P6'].map(id => policy('WH01', id)).concat(policy('WH02', 'P1')),
  inventory_position: [
    stock('WH01', 'P1', 70), stock('WH01', 'P2', 140), stock('WH01', 'P3', 10), stock('WH01', 'P4', 10), stock('WH01', 'P5', 10), stock('WH01', 'P6', 10),
    stock('WH02', 'P1', 1_000),
  ],
  demand_daily: [...demand('WH01', 'P1', 10, 730), ...demand('WH01', 'P2', 10, 730), ...demand('WH01', 'P3', 1, 730), ...demand('WH01', 'P5', 1, 20), ...demand('WH01', 'P6', 1, 730), ...demand('WH02', 'P1', 1, 730)],
  purchase_order_lines: [
    ...['P1', 'P2', 'P6'].flatMap((id, item) => Array.from({ length: 12 }, (_, order) => purchase(`PO-${id}-${order}`, id, addDays(TODAY, -40 * (order + 1) - item), 'closed'))),
    // On the way and due, 25 pieces.
    purchase('PO-open', 'P1', addDays(TODAY, -3), 'open', 25),
    // Sixty days overdue: nobody counts on it any more.
    { ...purchase('PO-old', 'P2', addDays(TODAY, -80), 'open', 500), confirmed_date: addDays(TODAY, -60), first_confirmed_date: addDays(TODAY, -60) },
  ],
  receipts: ['P1', 'P2', 'P6'].flatMap((id, item) => Array.from({ length: 12 }, (_, order) => ({
    receipt_id: `R-${id}-${order}`, purchase_order_id: `PO-${id}-${order}`, line_number: 1, supplier_id: 'S01', warehouse_id: 'WH01', product_id: id,
    received_date: addDays(TODAY, -40 * (order + 1) - item + 8), quantity_received: 100,
  }))),
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody()) => run(calculateReorderPoints, input, servicesOver(company.engine), identity);

test('reorder point, quantity and order-by date can be worked out by hand', async () => {
  const output = await asked({ warehouse: 'WH01', products: ['P1'] });

  expect(output.summary).toEqual(expect.stringMatching(/^P1 (?:\(.+\) )?in WH01 is to be ordered now, for a service level of 95 %: 100 % of the units are then served from the shelf\.$/));
  expect(rowsOf(output)).toEqual([expect.objectContaining({
    product_id: 'P1', order_now: true, order_by: TODAY, order_quantity: 380, reorder_point: 99, safety_stock: -1, demand_over_protection: 100, deviation_over_protection: 0,
    // 70 on hand and 25 on the way.
    stock_position: 95, order_up_to: 479, protection_interval: 10, lead_time: 8, lead_time_deviation: 0, lead_time_lines: 13, lead_times: 'own receipts',
    service_level: 95, fill_rate: 100, policy: '(R, s, nQ)', demand_class: 'smooth', quantity_bound_by: 'pack',
    // 5 of the 100 pieces asked for until the next order comes are not there, 4 each.
    margin_at_stake: 20,
  })]);
});

test('what is not due yet has a day by which it is: 41 above the reorder point last into the fifth', async () => {
  const output = await asked({ warehouse: 'WH01', products: ['P2'] });

  expect(rowsOf(output)).toMatchObject([{ product_id: 'P2', order_now: false, order_by: '2026-11-29', stock_position: 140 }]);
  expect(output.evidence[0]!.warnings).toContain('1 purchase order line not counted on, overdue for too long: PO-old line 1.');
});

test('a longer review protects a longer interval; the policy of the item is the least', async () => {
  const [longer, usual] = await Promise.all([asked({ warehouse: 'WH01', products: ['P1'], review_period_days: 7 }), asked({ warehouse: 'WH01', products: ['P1'], review_period_days: 1 })]);

  // (s - 80) / 70 of the cycles.
  expect(rowsOf(longer)).toMatchObject([{ protection_interval: 15, reorder_point: 147 }]);
  expect(rowsOf(usual)).toMatchObject([{ protection_interval: 10, reorder_point: 99 }]);
});

test('all of a warehouse: what is to be ordered comes first, what cannot be worked out is counted by reason', async () => {
  const output = await asked({ warehouse: 'WH01' });

  expect(rowsOf(output).map(row => [row.product_id, row.order_now])).toEqual([['P1', true], ['P2', false]]);
  expect(output.evidence[0]!.population).toEqual({
    noun: 'products', asked: 6, worked: 2, leftOut: [
      { reason: 'without price, order cost or holding rate', count: 2 }, { reason: 'no longer sold', count: 1 }, { reason: 'less than 28 days of known demand', count: 1 },
    ],
  });
  expect(output.summary).toMatch(/Left out: 2 \(without price, order cost or holding rate\), 1 \(no longer sold\), 1 \(less than 28 days of known demand\)\.$/);
});

test('a fill rate may be asked for; the answer then says how often there is a shortage', async () => {
  const output = await asked({ warehouse: 'WH01', products: ['P1'], fill_rate: 0.99 });

  expect(output.summary).toMatch(/for a fill rate of 99 %: \d+(?:\.\d)? % of the cycles are then without a shortage\.$/);
  expect(output.evidence[0]!.inputs).toMatchObject({ fill_rate: 0.99 });
});

test('rows are of the scope only, and a product that it does not stock is said not to be', async () => {
  const narrow = somebody('warehouse_manager', ['WH02']);

  expect(rowsOf(await asked({}, narrow))).toMatchObject([{ product_id: 'P1', stock_position: 1_000, order_now: false }]);
  expect((await asked({ products: ['P2'] }, narrow)).summary).toBe('P2: not stocked within your scope (WH02).');
  await expect(asked({ warehouse: 'WH01' }, narrow)).rejects.toMatchObject({ code: 'WAREHOUSE_NOT_IN_SCOPE' });
});

test('codes that no product has are refused by name: an answer for the others would pass for one to the question', async () => {
  await expect(asked({ warehouse: 'WH01', products: ['P1', 'P9999', ' xx '] })).rejects.toMatchObject({
    code: 'PRODUCT_NOT_FOUND', message: 'There are no products P9999 and xx.',
  });
});

test('codes may be written small', async () => {
  expect(rowsOf(await asked({ warehouse: 'wh01', products: ['p1'] }))).toHaveLength(1);
});

function product(id: string, cost: number, price: number): Row {
  return { product_id: id, product_name: `Product ${id}`, base_unit: 'piece', unit_cost: cost, list_price: price };
}

function policy(warehouse: string, id: string): Row {
  return { warehouse_id: warehouse, product_id: id, supplier_id: 'S01', lead_time_days: 8, order_cost: 20, holding_rate: 0.2, order_multiple: 10, review_days: 2, unmet_demand: 'backorder' };
}

function stock(warehouse: string, id: string, onHand: number): Row {
  return { warehouse_id: warehouse, product_id: id, as_of_date: addDays(TODAY, -1), on_hand: onHand, quarantined: 0, allocated: 0, backordered: 0, on_order: 0, in_transit: 0 };
}

function demand(warehouse: string, id: string, perDay: number, days: number): Row[] {
  return Array.from({ length: days }, (_, back) => ({
    warehouse_id: warehouse, product_id: id, demand_date: addDays(TODAY, -1 - back), quantity_demanded: perDay, stocked_out_share: 0,
  }));
}

/** Confirmed for eight days later. */
function purchase(order: string, id: string, ordered: string, status: string, open = 0): Row {
  return {
    purchase_order_id: order, line_number: 1, supplier_id: 'S01', warehouse_id: 'WH01', product_id: id, order_date: ordered, requested_date: addDays(ordered, 8),
    first_confirmed_date: addDays(ordered, 8), confirmed_date: addDays(ordered, 8), quantity_ordered: status === 'open' ? open : 100,
    quantity_received: status === 'open' ? 0 : 100, quantity_cancelled: 0, status,
  };
}

test('what will run out is asked next by those alone who may use the tool for it', async () => {
  const next = async (persona: 'warehouse_manager' | 'procurement_specialist') => (await asked({ warehouse: 'WH01' }, somebody(persona))).followUps;
  expect(await next('warehouse_manager')).toContain('Which products in WH01 will run out in the next two weeks?');
  expect(await next('procurement_specialist')).not.toContain('Which products in WH01 will run out in the next two weeks?');
});

test('of the two services one is asked for', async () => {
  await expect(asked({ service_level: 0.98, fill_rate: 0.9 })).rejects.toMatchObject({ code: 'TOOL_INPUT' });
});

test('a product that is not stocked there is counted, and not passed over', async () => {
  const output = await asked({ products: ['P1', 'P2'], warehouse: 'WH02' }, somebody('warehouse_manager', ['WH01', 'WH02']));
  expect(output.summary).toMatch(/ Left out: 1 \(not stocked in WH02\)\.$/);
  expect(output.evidence[0]!.population).toMatchObject({ asked: 2, worked: 1, leftOut: [{ reason: 'not stocked in WH02', count: 1 }] });
});

test('figures of a policy that cannot be, such as a pack of 0, say as little as none at all', async () => {
  const impossible = { lead_time_days: -7, order_multiple: 0, min_order: -5, max_order: 0, review_days: -2 };
  const unknown = { lead_time_days: null, order_multiple: null, min_order: null, max_order: null, review_days: null };
  const item = { warehouse: 'WH01', onHand: 70, perDay: 10 };
  const odd = await openSmallCompany({
    warehouses: [{ warehouse_id: 'WH01' }],
    products: [product('P1', 5, 9), product('P2', 5, 9), product('P3', 5, 9)],
    ...evenItems([
      { ...item, product: 'P1', policy: impossible, stock: { in_transit: -1, allocated: -3 } }, { ...item, product: 'P2', policy: unknown },
      { ...item, product: 'P3', policy: { holding_rate: -0.2 } },
    ]),
  });
  try {
    const output = await run(calculateReorderPoints, {}, servicesOver(odd.engine), somebody());
    const [one, other] = rowsOf(output).map(row => ({ ...row, product_id: '', product_name: '' }));
    expect(one).toMatchObject({ order_quantity: 382, stock_position: 70, lead_time: 8 });
    expect(one).toEqual(other);
    expect(output.evidence[0]?.population?.leftOut).toEqual([{ reason: 'without price, order cost or holding rate', count: 1 }]);
  } finally {
    await odd.close();
  }
});
