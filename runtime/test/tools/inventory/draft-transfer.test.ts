import { addDays } from '../../../src/tools/calendar-day';
import { draftTransfer } from '../../../src/tools/inventory/draft-transfer';
import { rowsOf, run, servicesOver, somebody, TODAY } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

const stock = (warehouse: string, product: string, onHand: number, more = {}) =>
  ({ warehouse_id: warehouse, product_id: product, as_of_date: TODAY, on_hand: onHand, quarantined: 0, allocated: 0, backordered: 0, in_transit: 0, ...more });

/** WH02 has 150 on hand, of which 20 are quarantined and 30 allocated: 100 are free. It sells 2 a day, WH01 5 a day. */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01' }, { warehouse_id: 'WH02' }, { warehouse_id: 'WH03' }],
  products: [{ product_id: 'P1', product_name: 'Ball bearing', base_unit: 'piece' }, { product_id: 'P2', product_name: null, base_unit: null }],
  item_policies: [{ warehouse_id: 'WH02', product_id: 'P1', reorder_point: 60 }],
  inventory_position: [stock('WH01', 'P1', 10), stock('WH02', 'P1', 150, { quarantined: 20, allocated: 30, backordered: 4 }), stock('WH02', 'P2', 7)],
  demand_daily: Array.from({ length: 120 }, (_, back) => addDays(TODAY, -1 - back)).flatMap(day => [
    { warehouse_id: 'WH01', product_id: 'P1', demand_date: day, quantity_demanded: 5 }, { warehouse_id: 'WH02', product_id: 'P1', demand_date: day, quantity_demanded: 2 },
  ]),
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const asked = (input: object, identity = somebody()) => run(draftTransfer, { product: 'P1', from: 'WH02', to: 'WH01', ...input }, servicesOver(company.engine), identity);

test('a 0 with a sign in the data is read as 0', async () => {
  const other = await openSmallCompany({ ...COMPANY, item_policies: [{ warehouse_id: 'WH02', product_id: 'P1', reorder_point: -0 }], inventory_position: [stock('WH02', 'P1', -0)] });
  const output = await run(draftTransfer, { product: 'P1', from: 'WH02', to: 'WH01', quantity: 1 }, servicesOver(other.engine), somebody());

  expect(output.summary).toBe('No transfer was drafted: 1 piece is more than what is free in WH02, 0 pieces.');
  expect(rowsOf(output)[0]).toEqual({ warehouse_id: 'WH02', free: 0, free_after: 0, backordered: 0, reorder_point: 0, demand_a_day: 2 });
  await other.close();
});

test('a transfer of free stock is drafted, with what both ends have left and for how long', async () => {
  const output = await asked({ quantity: 30 });
  expect(output.summary).toBe('A transfer of 30 pieces of P1 Ball bearing from WH02 to WH01 is drafted. '
    + 'WH02 keeps 70 pieces free, 35 days of its demand; WH01 then has 40 pieces free, 8 days of its demand. WH02 owes customers 4 pieces itself.');
  expect(rowsOf(output)).toEqual([
    { warehouse_id: 'WH02', free: 100, free_after: 70, backordered: 4, reorder_point: 60, demand_a_day: 2 },
    { warehouse_id: 'WH01', free: 10, free_after: 40, backordered: 0, reorder_point: null, demand_a_day: 5 },
  ]);
  expect(output.draft).toMatchObject({
    kind: 'transfer', need: 'transfer WH02 WH01 P1', title: 'Move 30 pieces of P1 Ball bearing from WH02 to WH01', warehouses: ['WH02', 'WH01'],
    lines: [{ productId: 'P1', productName: 'Ball bearing', quantity: 30, unit: 'piece' }], notes: ['WH02 owes customers 4 pieces itself.'],
  });
  expect(output.draft?.supplier).toBeUndefined();
});

test('what leaves the giving warehouse at its own reorder point is drafted and said', async () => {
  expect((await asked({ quantity: 40 })).evidence[0]!.warnings).toContain('WH02 is left at or below its own reorder point of 60 pieces, as its policy sets it.');
});

test('all that is free may be moved, and nothing more', async () => {
  expect((await asked({ quantity: 100 })).draft).toBeDefined();
  const output = await asked({ quantity: 101 });
  expect([output.draft, output.summary]).toEqual([undefined, 'No transfer was drafted: 101 pieces are more than what is free in WH02, 100 pieces.']);
  expect(output.evidence[0]!.population).toEqual({ noun: 'products', asked: 1, worked: 0, leftOut: [{ reason: 'more than free stock', count: 1 }] });
});

test('a warehouse without the product gives none, and may get some', async () => {
  expect((await asked({ product: 'P2', from: 'WH01', to: 'WH02', quantity: 1 })).summary).toBe('No transfer was drafted: WH01 does not stock P2.');
  expect((await asked({ product: 'P2', to: 'WH01', quantity: 5 })).summary).toBe('A transfer of 5 base units of P2 from WH02 to WH01 is drafted. '
    + 'WH02 keeps 2 base units free; WH01 then has 5 base units free. WH01 has not stocked it so far.');
});

test('both ends must be within the scope, and two', async () => {
  for (const ends of [{ from: 'WH02', to: 'WH01' }, { from: 'WH01', to: 'WH02' }]) {
    await expect(asked({ ...ends, quantity: 1 }, somebody('warehouse_manager', ['WH01']))).rejects.toMatchObject({ code: 'WAREHOUSE_NOT_IN_SCOPE' });
  }
  await expect(asked({ from: 'WH01', quantity: 1 })).rejects.toMatchObject({ code: 'TOOL_INPUT' });
});
