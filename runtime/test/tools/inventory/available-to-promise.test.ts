import fc from 'fast-check';
import type { Cell } from '../../../../src/contract';
import type { ToolOutput } from '../../../src/tools';
import { addDays } from '../../../src/tools/calendar-day';
import { availableToPromise } from '../../../src/tools/inventory/available-to-promise';
import { fromSeveral, promiseOption } from '../../../src/tools/inventory/promise-options';
import { rowsOf, run, servicesOver, somebody, TODAY } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

type Row = Readonly<Record<string, Cell>>;

/**
 * 50 bearings P1 are usable in WH01 on Tuesday 24 November, 10 are overdue and 25 promised for Friday: 15 are free until 40 come on Monday 30. Orders have always
 * taken 8 days: what is ordered today is there on 2 December. WH02 has 30 that nobody ordered, and no supplier. Two P3 replace one P1 and are preferred to P2, whose
 * record is below nothing.
 */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01', calendar_id: 'CAL' }, { warehouse_id: 'WH02' }],
  // A bank holiday; all other days follow Monday to Friday.
  calendars: [{ calendar_id: 'CAL', day: '2026-12-07', working: false }],
  products: [
    { product_id: 'P1', product_name: 'Bearing', base_unit: 'piece' }, { product_id: 'P2', base_unit: 'piece' }, { product_id: 'P3', base_unit: 'piece' },
    { product_id: 'P4', product_name: 'Old seal', base_unit: 'piece', discontinued_date: '2026-01-31', successor_id: 'P5' }, { product_id: 'P5', base_unit: 'piece' },
    { product_id: 'P6', product_name: 'Grease', base_unit: 'kg' },
  ],
  substitutes: [
    { product_id: 'P1', substitute_id: 'P2', quantity_ratio: 1, preference: 2 }, { product_id: 'P1', substitute_id: 'P3', quantity_ratio: 2, preference: 1 },
  ],
  item_policies: ['P1', 'P4'].map(id => ({ warehouse_id: 'WH01', product_id: id, supplier_id: 'S1', lead_time_days: 20 })),
  inventory_position: [
    stock('WH01', 'P1', 52, 2), stock('WH02', 'P1', 30), stock('WH01', 'P2', -3), stock('WH01', 'P3', 200), stock('WH01', 'P4', 5), stock('WH01', 'P5', 0),
    { ...stock('WH01', 'P6', 0), on_hand: null },
  ],
  sales_order_lines: [
    line('SO-1', 'P1', '2026-11-19', 12, { quantity_despatched: 2 }), line('SO-2', 'P1', '2026-11-27', 30, { quantity_cancelled: 5, promised_date: '2026-12-20' }),
    line('SO-3', 'P1', '2026-11-20', 4, { quantity_despatched: 4 }),
  ],
  purchase_order_lines: [
    ...Array.from({ length: 24 }, (_, number) => purchase(`OLD-${number}`, addDays(TODAY, -60 - number), 100, 'closed')),
    purchase('PO-1', '2026-11-22', 40, 'open'),
    // Two months late, and never has anything been late: not counted on.
    purchase('PO-0', '2026-09-20', 500, 'open'),
  ],
  receipts: Array.from({ length: 24 }, (_, number) => ({
    receipt_id: `R-${number}`, purchase_order_id: `OLD-${number}`, line_number: 1, supplier_id: 'S1', warehouse_id: 'WH01', product_id: 'P1',
    received_date: addDays(TODAY, -52 - number), quantity_received: 100,
  })),
  transfers: [{ transfer_id: 'T1', warehouse_id: 'WH01', from_warehouse_id: 'WH02', product_id: 'P5', quantity: 7, sent_date: '2026-11-20', expected_date: '2026-12-05', status: 'in_transit' }],
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody()) => run(availableToPromise, input, servicesOver(company.engine), identity);

const parts = (output: ToolOutput, title: RegExp) => output.blocks.find(block => title.test(block.title))?.rows;

test('what earlier promises need is not promised again: the rest waits for Monday, and other ways are named', async () => {
  const output = await asked({ product: 'p1', quantity: 20, warehouse: 'WH01' });

  expect(output.summary).toBe(
    '20 pieces of P1 (Bearing) can leave WH01 on 30 Nov, the first 15 today. All of it can leave WH02 today. Its substitute P3 can leave WH01 today instead.',
  );
  expect(parts(output, /^In parts/)).toEqual([['WH01', TODAY, 15, 'on hand'], ['WH01', '2026-11-30', 5, 'what is coming']]);
  expect(rowsOf(output).map(row => [row.option, row.warehouse_id, row.product_id, row.quantity, row.promise_date, row.free_today, row.promisable])).toEqual([
    ['other warehouse', 'WH02', 'P1', 20, TODAY, 20, 20], ['substitute', 'WH01', 'P3', 40, TODAY, 40, 40], ['as asked', 'WH01', 'P1', 20, '2026-11-30', 15, 20],
    // Nobody brings P2, and its record counts as an empty shelf.
    ['substitute', 'WH01', 'P2', 20, null, 0, 0],
  ]);
  expect(output.evidence[0]).toMatchObject({
    population: { noun: 'stocked items', asked: 4, worked: 4, leftOut: [] },
    warnings: ['1 record of stock below zero: counted as nothing on hand.', '1 purchase order line not counted on: later than nearly all that ever came, or without a date.'],
  });
});

test('a day by which it must leave is in time or too late', async () => {
  expect((await asked({ product: 'P1', quantity: 20, warehouse: 'WH01', by: '2026-12-01' })).summary).toMatch(/on 30 Nov, the first 15 today: in time for 1 Dec\./);
  const late = await asked({ product: 'P1', quantity: 20, warehouse: 'WH01', by: '2026-11-27' });
  expect(late.summary).toMatch(/: too late for 27 Nov, by when 15 can leave\. All of it can leave WH02 today\./);
  expect(rowsOf(late).find(row => row.option === 'as asked')).toMatchObject({ promised_by: 15 });
  await expect(asked({ product: 'P1', quantity: 20, by: '2026-11-20' })).rejects.toMatchObject({ code: 'TOOL_INPUT' });
});

test('beyond what is coming it waits for an order placed today; warehouses together may be earlier', async () => {
  const output = await asked({ product: 'P1', quantity: 60, warehouse: 'WH01' });
  expect(output.summary).toMatch(/^60 pieces of P1 \(Bearing\) can leave WH01 on 2 Dec, once an order placed today has come, the first 15 today\. From WH01 and WH02 together it can leave on 30 Nov\./);
  expect(parts(output, /^From several/)).toEqual([['WH02', TODAY, 30, 'on hand'], ['WH01', TODAY, 15, 'on hand'], ['WH01', '2026-11-30', 15, 'what is coming']]);

  expect((await asked({ product: 'P1', quantity: 40 })).summary).toMatch(/can leave WH01 on 30 Nov, the first 15 today\. From WH01 and WH02 together it can leave today\./);
});

test('what is not sold any more is promised as far as it lasts; its successor leaves on a working day', async () => {
  const output = await asked({ product: 'P4', quantity: 6 });
  // The transfer comes on a Saturday, and Monday 7 December is a holiday.
  expect(output.summary).toBe('Only 5 of the 6 pieces of P4 (Old seal) can be promised in WH01, the last of them today: more is neither on order nor can be ordered. Its successor P5 can leave WH01 on 8 Dec instead.');
});

test('the scope holds, and empty answers say why', async () => {
  const narrow = somebody('warehouse_manager', ['WH02']);
  const output = await asked({ product: 'P1', quantity: 40 }, narrow);
  expect(output.summary).toBe('Only 30 of the 40 pieces of P1 (Bearing) can be promised in WH02, the last of them today: more is neither on order nor can be ordered.');
  expect(rowsOf(output).map(row => row.warehouse_id)).toEqual(['WH02']);
  await expect(asked({ product: 'P1', quantity: 1, warehouse: 'WH01' }, narrow)).rejects.toMatchObject({ code: 'WAREHOUSE_NOT_IN_SCOPE' });
  expect((await asked({ product: 'P4', quantity: 1 }, narrow)).summary).toBe('P4 (Old seal) is not stocked within your scope (WH02).');
  expect((await asked({ product: 'P6', quantity: 1 })).summary).toBe('The stock of P6 (Grease) in all warehouses is not known, so nothing can be promised.');
  await expect(asked({ product: 'P99', quantity: 1 })).rejects.toMatchObject({ code: 'PRODUCT_NOT_FOUND' });
});

test('whatever is promised, from one warehouse or several, no earlier promise is broken before an order of today could mend it', () => {
  const event = (last: number) => fc.array(fc.record({ day: fc.integer({ min: 0, max: last }), quantity: fc.integer({ min: 1, max: 20 }) }), { maxLength: 6 });
  const stocked = fc.record({
    usableOnHand: fc.integer({ min: -5, max: 60 }), receipts: event(15), promised: event(25), helpArrives: fc.option(fc.integer({ min: 1, max: 30 })), closed: fc.integer({ min: 0, max: 6 }),
  });
  fc.assert(fc.property(fc.array(stocked, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 120 }), (places, quantity) => {
    const options = places.map((place, number) => promiseOption(
      { ...place, warehouse: `WH${number}`, product: 'P', name: null, unit: 'piece', discontinued: false }, { id: 'P', kind: 'asked', rank: 0, quantity }, TODAY,
      day => new Date(day).getUTCDay() !== place.closed,
    )!);
    const together = fromSeveral(options, quantity);
    expect(together.reduce((sum, part) => sum + part.quantity, 0)).toBeLessThanOrEqual(quantity + 1e-9);
    for (const [number, { usableOnHand, receipts, promised, helpArrives, closed }] of places.entries()) {
      for (const mine of [options[number]!.parts, together.filter(({ warehouse }) => warehouse === `WH${number}`)]) {
        expect(mine.every(({ day }) => new Date(day).getUTCDay() !== closed)).toBe(true);
        const balance = (until: number, more: typeof mine) => Math.max(0, usableOnHand)
          + receipts.filter(({ day }) => day <= until).reduce((sum, each) => sum + each.quantity, 0)
          - promised.filter(({ day }) => day <= until).reduce((sum, each) => sum + each.quantity, 0)
          - more.filter(({ day }) => day <= addDays(TODAY, until)).reduce((sum, each) => sum + each.quantity, 0);
        for (let until = 0; until < (helpArrives ?? 40); until++) {
          expect(balance(until, mine)).toBeGreaterThanOrEqual(Math.min(0, balance(until, [])) - 1e-9);
        }
      }
    }
  }));
});

function stock(warehouse: string, id: string, onHand: number, quarantined = 0): Row {
  return { warehouse_id: warehouse, product_id: id, as_of_date: addDays(TODAY, -1), on_hand: onHand, quarantined };
}

function line(order: string, id: string, day: string, quantity: number, more: Row): Row {
  return {
    order_id: order, line_number: 1, warehouse_id: 'WH01', product_id: id, order_date: addDays(day, -5), requested_date: day, first_promised_date: day, promised_date: day,
    quantity_ordered: quantity, quantity_despatched: 0, quantity_cancelled: 0, ...more,
  };
}

/** Confirmed for eight days later, and come then where it is closed. */
function purchase(order: string, ordered: string, quantity: number, status: string): Row {
  return {
    purchase_order_id: order, line_number: 1, supplier_id: 'S1', warehouse_id: 'WH01', product_id: 'P1', order_date: ordered, requested_date: addDays(ordered, 8),
    first_confirmed_date: addDays(ordered, 8), confirmed_date: addDays(ordered, 8), quantity_ordered: quantity, quantity_received: status === 'closed' ? quantity : 0,
    quantity_cancelled: 0, status,
  };
}
