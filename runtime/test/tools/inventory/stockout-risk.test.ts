import { addDays } from '../../../src/tools/calendar-day';
import { identifyStockoutRisks } from '../../../src/tools/inventory/identify-stockout-risks';
import { rowsOf, run, servicesOver, somebody, TODAY } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

type Row = Record<string, string | number | boolean | null>;

/**
 * All items are asked for evenly, 10 a day, 30 pieces on hand: they last until the evening of day 2 and are out on day 3. Margin is 4 a piece.
 * Orders take 8 days, always; the supplier S01 has come 0, 0, 1, 1, 2, 2, 3, 3, 4 and 20 days late, ten times each.
 */
const LATE = [0, 0, 1, 1, 2, 2, 3, 3, 4, 20];
const ITEMS = ['LASTS', 'NONE', 'DUE', 'LATE', 'OLD', 'UNDATED', 'LOST', 'MOVED', 'HIDDEN', 'HIDDENLOW', 'MINUS', 'UNKNOWN'];
const HISTORY = LATE.flatMap((late, at) => Array.from({ length: 10 }, (_, time) => ({ id: `PO-${at}-${time}`, late, ordered: -400 + 30 * time + at })));

const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01' }],
  products: ITEMS.map(id => ({ product_id: id, product_name: id, base_unit: 'piece', unit_cost: 5, list_price: 9 })),
  item_policies: ITEMS.map(id => ({
    warehouse_id: 'WH01', product_id: id, supplier_id: id === 'DUE' ? 'S02' : 'S01', lead_time_days: 8, order_cost: 20, holding_rate: 0.2, order_multiple: 10,
    review_days: 1, unmet_demand: id === 'LOST' || id.startsWith('HIDDEN') ? 'lost' : 'backorder',
  })),
  inventory_position: ITEMS.map(id => ({
    warehouse_id: 'WH01', product_id: id, as_of_date: addDays(TODAY, -1), quarantined: 0, allocated: 0, backordered: 0, in_transit: 0,
    on_hand: { LASTS: 1_000, HIDDEN: 1_000, MINUS: -12, UNKNOWN: null }[id] ?? (id === 'UNKNOWN' ? null : 30),
  })),
  demand_daily: ITEMS.flatMap(id => Array.from({ length: 364 }, (_, back) => ({
    warehouse_id: 'WH01', product_id: id, demand_date: addDays(TODAY, -1 - back), quantity_demanded: 10,
    // Nobody knows what was asked for on four days of ten.
    stocked_out_share: id.startsWith('HIDDEN') && back % 10 < 4 ? 1 : 0,
  }))),
  purchase_order_lines: [
    ...HISTORY.map(({ id, late, ordered }) => ({ ...line(id, 'LASTS', ordered, ordered + 8, 100), status: 'closed', quantity_received: 100, closed_date: addDays(TODAY, ordered + 8 + late) })),
    { ...line('PO-DUE', 'DUE', -3, 5, 500), supplier_id: 'S02' },
    line('PO-LATE', 'LATE', -11, -3, 500),
    line('PO-OLD', 'OLD', -60, -52, 500),
    { ...line('PO-UNDATED', 'UNDATED', -3, 5, 500), requested_date: null, first_confirmed_date: null, confirmed_date: null },
    // First promised for tomorrow, then for in ten days.
    { ...line('PO-MOVED', 'MOVED', -7, 1, 500), confirmed_date: addDays(TODAY, 10) },
  ],
  receipts: HISTORY.map(({ id, late, ordered }) => ({
    receipt_id: `R-${id}`, purchase_order_id: id, line_number: 1, supplier_id: 'S01', warehouse_id: 'WH01', product_id: 'LASTS',
    received_date: addDays(TODAY, ordered + 8 + late), quantity_received: 100,
  })),
  transfers: [{ transfer_id: 'T1', warehouse_id: 'WH01', from_warehouse_id: 'WH02', product_id: 'LOST', quantity: 40, sent_date: TODAY, expected_date: addDays(TODAY, 3), status: 'in_transit' }],
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
let rows: Record<string, unknown>[];
let output: Awaited<ReturnType<typeof run>>;
beforeAll(async () => {
  company = await openSmallCompany(COMPANY);
  output = await run(identifyStockoutRisks, { warehouse: 'WH01' }, servicesOver(company.engine), somebody());
  rows = rowsOf(output);
}, 60_000);
afterAll(() => company.close());

const of = (product: string) => rows.find(row => row.product_id === product);

test('short is what is asked for from the day out until an order placed today is there, and what averts it is that at once', () => {
  // Out on day 3; orders take 8 days and 0 to 20 late, 8 in the mean of them: short on days 3 to 7 at least, 10 a day.
  expect(of('NONE')).toMatchObject({ usable_on_hand: 30, demand_per_day: 10, runs_out: '2026-11-27', probability: 100, probability_before_order: 100, order_by: TODAY, next_receipt: null, averted_by: null });
  expect(Number(of('NONE')!.units_short)).toBeGreaterThan(50);
  expect(Number(of('NONE')!.margin_at_stake)).toBeCloseTo(4 * Number(of('NONE')!.units_short), 1);
  expect(Number(of('NONE')!.revenue_at_stake)).toBeCloseTo(9 * Number(of('NONE')!.units_short), 1);
});

test('a supplier of whom nothing is known comes on the day promised', () => {
  // Out on days 3 and 4, 500 come on day 5; the order would take the 8 planned days.
  expect(of('DUE')).toMatchObject({ next_receipt: '2026-11-29', next_receipt_quantity: 500, order_arrives: '2026-12-02', units_short: 20, margin_at_stake: 80, short_is: 'delayed', needed_quantity: 20, needed_by: '2026-11-27', averted_by: 'PO-DUE line 1, brought forward' });
});

test('what is late already is later than what is not due yet: of those at least three days late, half came by the fourth', () => {
  // Of 41 at least three days late, with this one, 20 came on the third; 10 each of the other 20 on the fourth and the twentieth: 20 / 41, 21 / 82, 21 / 82.
  expect(of('LATE')).toMatchObject({ next_receipt: '2026-11-25' });
  expect(Math.abs(Number(of('LATE')!.probability) - 100 * 21 / 82)).toBeLessThan(4);
  // Confirmed for nine days after the day first promised: only the twenty are as late.
  expect(of('MOVED')).toMatchObject({ next_receipt: '2026-12-15' });
});

test('what is overdue beyond nearly all that ever came, or has no date, is not counted on', () => {
  for (const product of ['OLD', 'UNDATED']) expect(of(product)).toMatchObject({ next_receipt: null, probability: 100 });
  expect(output.evidence[0]!.warnings).toEqual([
    '2 purchase order lines not counted on, overdue for too long or without a date: PO-OLD line 1, PO-UNDATED line 1.', '1 stock record below zero: counted as empty.',
  ]);
});

test('a transfer counts; what cannot be served is lost where the policy says so', () => {
  // 30 and the 40 of day 3 last to day 6.
  expect(of('LOST')).toMatchObject({ next_receipt: '2026-11-27', next_receipt_quantity: 40, runs_out: '2026-12-01', short_is: 'lost' });
});

test('demand that is only known to be at least so much can show that stock runs out, never that it lasts', () => {
  expect(of('HIDDENLOW')).toMatchObject({ demand_basis: 'at least this (not recorded on 41 % of days)' });
  expect(of('HIDDEN')).toBeUndefined();
  expect(output.evidence[0]!.population).toEqual({
    noun: 'products', asked: 12, worked: 10, leftOut: [{ reason: 'demand unknown: not recorded on more than 30 % of days', count: 1 }, { reason: 'stock unknown', count: 1 }],
  });
});

test('a record below zero is an empty shelf', () => {
  expect(of('MINUS')).toMatchObject({ usable_on_hand: -12, runs_out: TODAY });
});

test('worst is the most margin short; all of it together is what the rows add up to', () => {
  const margins = rows.map(row => Number(row.margin_at_stake));
  expect(margins).toEqual(margins.toSorted((one, other) => other - one));
  const together = output.blocks[1]!;
  const [[revenue, margin, most]] = together.rows as [number[]];
  expect(together.title).toContain(` ${rows.length} items together`);
  expect(margin).toBeCloseTo(margins.reduce((sum, each) => sum + each, 0), 0);
  expect(revenue! / margin!).toBeCloseTo(9 / 4, 3);
  expect(most).toBeGreaterThan(margin!);
});

function line(order: string, product: string, ordered: number, promised: number, quantity: number): Row {
  return {
    purchase_order_id: order, line_number: 1, supplier_id: 'S01', warehouse_id: 'WH01', product_id: product, order_date: addDays(TODAY, ordered),
    requested_date: addDays(TODAY, promised), first_confirmed_date: addDays(TODAY, promised), confirmed_date: addDays(TODAY, promised),
    quantity_ordered: quantity, quantity_received: 0, quantity_cancelled: 0, status: 'open',
  };
}
