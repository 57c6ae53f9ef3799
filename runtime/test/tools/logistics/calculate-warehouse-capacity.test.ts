import type { Cell } from '../../../../src/contract';
import { addDays, isoWeekday } from '../../../src/tools/calendar-day';
import { calculateWarehouseCapacity } from '../../../src/tools/logistics/calculate-warehouse-capacity';
import { rowsOf, run, servicesOver, somebody, TODAY } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

type Row = Readonly<Record<string, Cell>>;

/**
 * WH01 with 100 m3, of which 80 % can be used: 80 m3. Tuesday 24 November 2026, stock of the evening before.
 * P1 (ambient, 0.5 m3): 100 on hand, 10 quarantined among them; 4 asked for each day from Monday to Friday; 30 booked for Wednesday.
 *    40 come on Thursday by purchase, 20 on Friday by transfer; 500 on a purchase that is overdue since June: not counted on.
 * P2 (cool, 1 m3): 10 on hand, no demand. P3: no dimensions, 7 on hand. P4 (ambient, 2 m3): 3 less than nothing on hand.
 * WH02: its capacity is unknown.
 */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01', capacity_m3: 100, usable_share: 0.8 }, { warehouse_id: 'WH02' }],
  products: [product('P1', 'ambient', 0.5), product('P2', 'cool', 1), product('P3', 'ambient', null), product('P4', 'ambient', 2)],
  inventory_position: [stock('P1', 100, 10), stock('P2', 10), stock('P3', 7), stock('P4', -3), { ...stock('P1', 6), warehouse_id: 'WH02' }],
  demand_daily: Array.from({ length: 56 }, (_, back) => addDays(TODAY, -1 - back))
    .map(day => ({ warehouse_id: 'WH01', product_id: 'P1', demand_date: day, quantity_demanded: isoWeekday(day) < 6 ? 4 : 0 })),
  sales_order_lines: [
    { order_id: 'SO-1', line_number: 1, warehouse_id: 'WH01', product_id: 'P1', promised_date: '2026-11-25', requested_date: '2026-11-25', quantity_ordered: 30, quantity_despatched: 0, quantity_cancelled: 0 },
  ],
  purchase_order_lines: [purchase('PO-1', '2026-11-26', 40), purchase('PO-2', '2026-06-01', 500)],
  transfers: [{ transfer_id: 'T-1', warehouse_id: 'WH01', from_warehouse_id: 'WH02', product_id: 'P1', quantity: 20, sent_date: '2026-11-20', expected_date: '2026-11-27', status: 'in_transit' }],
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody('field_engineer')) => run(calculateWarehouseCapacity, input, servicesOver(company.engine), identity);

test('space is projected by what comes and goes, and can be worked out by hand', async () => {
  const output = await asked({ warehouse: 'WH01', horizon_days: 5 });

  // P1: 100; Tue 96; Wed 66 (30 booked, not 4 more); Thu 66 + 40 - 4 = 102; Fri 102 + 20 - 4 = 118; Sat 118. At 0.5 m3, and 10 m3 of P2.
  expect(output.blocks.find(({ kind }) => kind === 'series')!.rows).toEqual([
    ['2026-11-23', 'WH01', 60, 75], ['2026-11-24', 'WH01', 58, 72.5], ['2026-11-25', 'WH01', 43, 53.8], ['2026-11-26', 'WH01', 61, 76.3],
    ['2026-11-27', 'WH01', 69, 86.3], ['2026-11-28', 'WH01', 69, 86.3],
  ]);
  expect(rowsOf(output)).toEqual([{
    warehouse_id: 'WH01', usable_m3: 80, used_m3: 60, used_percent: 75, peak_day: '2026-11-27', peak_m3: 69, peak_percent: 86.3, full_day: null, items_without_dimensions: 1,
  }]);
  expect(output.summary).toBe('WH01 is 75 % full, with its peak of 86.3 % on 27 Nov. 1 of 4 items without dimensions are not in it: there is at least this much.');
});

test('classes add up to the whole, and items without dimensions are listed', async () => {
  const output = await asked({ warehouse: 'WH01', horizon_days: 5 });

  expect(output.blocks[1]!.rows).toEqual([['WH01', 'ambient', 50, 62.5, 59, 73.8], ['WH01', 'cool', 10, 12.5, 10, 12.5]]);
  expect(output.blocks.find(({ title }) => title === 'Items without dimensions')!.rows).toEqual([['WH01', 'P3', 'Product P3', 'piece', 7]]);
  expect(output.evidence[0]!.population).toEqual({ noun: 'stocked items', asked: 4, worked: 3, leftOut: [{ reason: 'without dimensions', count: 1 }] });
});

test('what comes until the peak is listed, the most space first, and what is not counted on is said', async () => {
  const output = await asked({ warehouse: 'WH01' });

  expect(output.blocks.find(({ title }) => title === 'What comes until the peak day')!.rows).toEqual([
    ['WH01', 'PO-1', 'P1', '2026-11-26', 40, 20], ['WH01', 'T-1', 'P1', '2026-11-27', 20, 10],
  ]);
  expect(output.evidence[0]!.warnings).toEqual([
    '1 item without dimensions: counted and listed, not in the space.', '1 stock record below zero: counted as empty.',
    '1 purchase order line not counted on: without a date, or later than nearly all that came before.',
  ]);
});

test('what comes for the first time takes space too', async () => {
  const first = await openSmallCompany({
    ...COMPANY, products: [...COMPANY.products!, product('P5', 'cool', 1.5)], purchase_order_lines: [...COMPANY.purchase_order_lines!, { ...purchase('PO-3', '2026-11-26', 14), product_id: 'P5' }],
  });
  const output = await run(calculateWarehouseCapacity, { warehouse: 'WH01', horizon_days: 5 }, servicesOver(first.engine), somebody('field_engineer'));

  // 69 m3 on Friday without it, 21 m3 more with it: above the 80 from Thursday on, when it is 61 and 21.
  expect(rowsOf(output)).toMatchObject([{ used_m3: 60, peak_day: '2026-11-27', peak_m3: 90, full_day: '2026-11-26' }]);
  expect(output.summary).toMatch(/^WH01 is 75 % full and passes 100 % on 26 Nov, in 2 days, with its peak of 112\.5 % on 27 Nov\./);
  expect(output.blocks[1]!.rows).toEqual([['WH01', 'ambient', 50, 62.5, 59, 73.8], ['WH01', 'cool', 10, 12.5, 31, 38.8]]);
  await first.close();
});

test('a warehouse that is too full already is said to be', async () => {
  const full = await openSmallCompany({ ...COMPANY, warehouses: [{ warehouse_id: 'WH01', capacity_m3: 100, usable_share: 0.5 }] });
  expect((await run(calculateWarehouseCapacity, { warehouse: 'WH01' }, servicesOver(full.engine), somebody('field_engineer'))).summary).toMatch(/^WH01 is 120 % full: it is out of room already, with its peak of/);
  await full.close();
  const today = await openSmallCompany({ ...COMPANY, purchase_order_lines: [purchase('PO-1', TODAY, 60)] });
  // 100 + 60 - 4 pieces at 0.5 m3 and 10 m3: 88 of 80.
  expect((await run(calculateWarehouseCapacity, { warehouse: 'WH01', horizon_days: 1 }, servicesOver(today.engine), somebody('field_engineer'))).summary)
    .toMatch(/^WH01 is 75 % full and passes 100 % on 24 Nov, today, with its peak of 110 % on 24 Nov\./);
  await today.close();
});

test('an unknown capacity, no stock and no warehouse are three different sentences', async () => {
  expect((await asked({ warehouse: 'WH02' })).summary).toBe('How much room there is in WH02 is not recorded.');
  expect((await asked({}, somebody('field_engineer', []))).summary).toBe('There is no warehouse within your scope (no warehouse), so no space was looked at.');
  const empty = await openSmallCompany({ warehouses: [{ warehouse_id: 'WH01' }] });
  expect((await run(calculateWarehouseCapacity, {}, servicesOver(empty.engine), somebody('field_engineer'))).summary).toBe('No stock is recorded in all warehouses, so no space is taken.');
  await empty.close();
});

test('the caller sees only warehouses of the scope', async () => {
  expect(rowsOf(await asked({}, somebody('field_engineer', ['WH02']))).map(row => row.warehouse_id)).toEqual(['WH02']);
});

function product(id: string, storageClass: string, volume: number | null): Row {
  return { product_id: id, product_name: `Product ${id}`, base_unit: 'piece', storage_class: storageClass, volume_m3: volume };
}

function stock(id: string, onHand: number, quarantined = 0): Row {
  return { warehouse_id: 'WH01', product_id: id, as_of_date: addDays(TODAY, -1), on_hand: onHand, quarantined, allocated: 0 };
}

function purchase(order: string, day: string, quantity: number): Row {
  return {
    purchase_order_id: order, line_number: 1, supplier_id: 'S1', warehouse_id: 'WH01', product_id: 'P1', requested_date: day, first_confirmed_date: day, confirmed_date: day,
    quantity_ordered: quantity, quantity_received: 0, quantity_cancelled: 0, status: 'open',
  };
}
