import type { Cell } from '../../../../src/contract';
import { addDays } from '../../../src/tools/calendar-day';
import { inventoryHealth } from '../../../src/tools/inventory/inventory-health';
import { run, servicesOver, somebody, TODAY } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

type Row = Readonly<Record<string, Cell>>;

/**
 * All cost 2 a piece and 20 % of it a year to hold.
 * P1 dead: 100 pieces, last asked for 400 days ago: 200 obsolete. P2: 10 a day, 300 on hand, up to 200: 200 of the 600 are excess, the rest is sold in
 * 20 days. P3: 1 a day, 250 on hand, no level: 180 days are 180 pieces, so 70 are slow. P4: 1 a day, a lot of 50 that expires in 20 days: 30 will expire.
 * P5: no cost.
 */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01' }],
  products: ['P1', 'P2', 'P3', 'P4', 'P5'].map(id => ({ product_id: id, product_name: `Product ${id}`, base_unit: 'piece', unit_cost: id === 'P5' ? null : 2, successor_id: id === 'P1' ? 'P2' : null })),
  item_policies: ['P1', 'P2', 'P3', 'P4'].map(id => ({ warehouse_id: 'WH01', product_id: id, order_up_to: id === 'P2' ? 200 : id === 'P4' ? 500 : null, holding_rate: 0.2, unmet_demand: 'backorder' })),
  inventory_position: [stock('P1', 100), stock('P2', 300), stock('P3', 250), stock('P4', 50), stock('P5', 10)],
  demand_daily: [...demand('P1', 5, 450, 400), ...demand('P2', 10, 450), ...demand('P3', 1, 450), ...demand('P4', 1, 450), ...demand('P5', 1, 450)],
  lots: [{ lot_id: 'L1', warehouse_id: 'WH01', product_id: 'P4', received_date: addDays(TODAY, -90), expiry_date: addDays(TODAY, 20), quantity: 50 }],
  // 4 a day at 2 went out for a year, 2,920; the stock of a day was worth 730: four turns.
  stock_movements: Array.from({ length: 365 }, (_, day) => ({
    movement_id: `M${day}`, moved_at: `${addDays(TODAY, -1 - day)}T10:00:00`, warehouse_id: 'WH01', product_id: 'P2', quantity: -4, kind: 'issue',
  })),
  inventory_daily: Array.from({ length: 365 }, (_, day) => ({ warehouse_id: 'WH01', product_id: 'P2', stock_date: addDays(TODAY, -1 - day), closing_on_hand: 365, unit_cost: 2 })),
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody()) => run(inventoryHealth, input, servicesOver(company.engine), identity);

test('stock is told apart into parts that add up, each worked out by hand', async () => {
  const { summary, blocks: [items, parts, warehouses] } = await asked({ warehouse: 'WH01' });

  expect(parts).toMatchObject({ kind: 'shares', rows: [['obsolete', 1, 200, 14.3], ['expiring', 1, 60, 4.3], ['excess', 1, 200, 14.3], ['slow', 1, 140, 10], ['healthy', 3, 800, 57.1]] });
  expect(items!.rows.map(row => [row[0], row[4], row[5], row[6], row[7], row[8], row[9], row[10]])).toEqual([
    // Cover, obsolete, expiring, excess, cash released once, cost saved a year, replaced by.
    ['P1', null, 200, 0, 0, 200, 40, 'P2'], ['P2', 30, 0, 0, 200, 200, 40, null], ['P4', 50, 0, 60, 0, 60, 12, null],
  ]);
  expect(warehouses!.rows).toEqual([['WH01', 4, 730, 91.3, 100]]);
  expect(summary).toBe(
    'Usable stock in WH01 is worth 1,400 in company currency: 14.3 % obsolete, 4.3 % expiring, 14.3 % excess, 10 % slow, 57.1 % healthy.'
    + ' Clearing what is obsolete, expiring or excess releases 460 once, at cost, and saves 92 a year of holding it. Left out: 1 (stock, cost or demand unknown).',
  );
});

test('what is left out is counted, and a scope without a warehouse is said to be one', async () => {
  expect((await asked({})).evidence[0]!.population).toEqual({ noun: 'products', asked: 5, worked: 4, leftOut: [{ reason: 'stock, cost or demand unknown', count: 1 }] });
  expect((await asked({}, somebody('warehouse_manager', []))).summary).toBe('There is no warehouse within your scope (no warehouse), so no stock was looked at.');
});

function stock(id: string, onHand: number): Row {
  return { warehouse_id: 'WH01', product_id: id, as_of_date: addDays(TODAY, -1), on_hand: onHand, quarantined: 0 };
}

function demand(id: string, perDay: number, days: number, endedDaysAgo = 0): Row[] {
  return Array.from({ length: days }, (_, back) => ({
    warehouse_id: 'WH01', product_id: id, demand_date: addDays(TODAY, -1 - back), quantity_demanded: back < endedDaysAgo ? 0 : perDay,
    quantity_shipped_on_time: back < endedDaysAgo ? 0 : perDay, stocked_out_share: 0,
  }));
}
