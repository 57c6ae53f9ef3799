import type { WarehouseScope } from '../../../src/access';
import type { ToolOutput } from '../../../src/tools';
import { rebalanceStock } from '../../../src/tools/inventory/rebalance-stock';
import { run, servicesOver, somebody } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';
import { evenItems, evenProduct } from './even-items';

/**
 * An order placed today, Tuesday 24 November, is there on day 8. What leaves WH02 on Wednesday is in WH01 on Thursday, day 2; it costs 30 and 1 a piece.
 * P1 in WH01: 20 on hand, 10 a day: short on days 2 to 7, 60 pieces of 4 margin each. WH02 has 1,000 of which it needs 8.
 * P2 in WH01: 5 on hand, 1 a day: short of 3 pieces, 12 of margin, less than the handling alone.
 * P4 in WH01 is as short as P1, but WH02 needs the 80 that it has itself.
 * P5 is short in WH01 and stocked nowhere else.
 */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01' }, { warehouse_id: 'WH02' }, { warehouse_id: 'WH03' }],
  products: ['P1', 'P2', 'P4', 'P5', 'P8'].map(id => evenProduct(id, { volume_m3: 0.01 })),
  ...evenItems([
    { warehouse: 'WH01', product: 'P1', onHand: 20, perDay: 10 }, { warehouse: 'WH02', product: 'P1', onHand: 1_000, perDay: 1 },
    { warehouse: 'WH01', product: 'P2', onHand: 5, perDay: 1 }, { warehouse: 'WH02', product: 'P2', onHand: 1_000, perDay: 1 },
    { warehouse: 'WH01', product: 'P4', onHand: 20, perDay: 10 }, { warehouse: 'WH02', product: 'P4', onHand: 80, perDay: 10 },
    { warehouse: 'WH01', product: 'P5', onHand: 20, perDay: 10 },
  ]),
};
const LANES = [{ from_warehouse_id: 'WH02', warehouse_id: 'WH01', distance_km: 700, transit_days: 1, fixed_cost: 30, cost_per_m3: 100 }];

let withLanes: Awaited<ReturnType<typeof openSmallCompany>>;
let withoutLanes: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { [withLanes, withoutLanes] = await Promise.all([openSmallCompany({ ...COMPANY, lanes: LANES }), openSmallCompany(COMPANY)]); });
afterAll(() => Promise.all([withLanes.close(), withoutLanes.close()]));

const asked = (input: unknown = {}, warehouses: WarehouseScope = 'all', company = withLanes) =>
  run(rebalanceStock, input, servicesOver(company.engine), somebody('warehouse_manager', warehouses));

function rowsIn({ blocks }: ToolOutput, title: RegExp): Record<string, unknown>[] {
  const block = blocks.find(each => title.test(each.title));
  return (block?.rows ?? []).map(row => Object.fromEntries(row.map((cell, place) => [block!.columns[place]!.name, cell])));
}

test('a transfer that avoids more than it causes and costs can be worked out by hand', async () => {
  const output = await asked();

  expect(rowsIn(output, /^Transfers worth making/)).toEqual([expect.objectContaining({
    product_id: 'P1', from_warehouse_id: 'WH02', to_warehouse_id: 'WH01', quantity: 60, arrives: '2026-11-26',
    margin_short: 240, avoided: 240, caused: 0, transfer_cost: 90, net_gain: 150, out_probability: 100, out_probability_after: 0,
  })]);
  expect(output.summary).toBe('1 transfer for 4 stocked items in all warehouses that may run out before an order placed today is there: together they avoid 240 of margin short, '
    + 'cause 0 and cost 90: 150 company currency gained. Most: 60 of P1 from WH02 to WH01 (150). 3 items get none, most often because '
    + 'what it avoids here, less its cost, it causes at the sending end: see why in the table.');
});

test('what is short and gets none has its true reason', async () => {
  expect(rowsIn(await asked(), /no transfer is worth making/)).toEqual([
    expect.objectContaining({ product_id: 'P4', reason: 'what it avoids here, less its cost, it causes at the sending end', margin_short: 240, transfer_cost: 90 }),
    expect.objectContaining({ product_id: 'P5', reason: 'no other warehouse stocks it', margin_short: 240, transfer_cost: null }),
    expect.objectContaining({ product_id: 'P2', reason: 'handling alone costs more than all the margin short', margin_short: 12, units_short: 3, transfer_cost: 33, cheapest_from: 'WH02' }),
  ]);
});

test('where none is worth making the sentence says so, of one item and of several', async () => {
  expect((await asked({ products: ['P5'] })).summary).toMatch(
    /^No transfer is worth making for the 1 stocked item in all warehouses that may run out before an order placed today is there\. 1 item gets none, /);
  expect((await asked({ products: ['P2', 'P5'] })).summary).toMatch(/^No transfer is worth making for any of the 2 stocked items in all warehouses that may run out /);
});

test('both ends must be in scope; one alone is said to be too little', async () => {
  const { summary, blocks } = await asked({}, ['WH01']);
  expect(summary).toBe('A transfer needs two warehouses, and your scope holds one (WH01): none was looked for. Whoever may see both ends can ask.');
  expect(blocks).toEqual([]);
});

test('stock of a warehouse out of scope is not told of, nor that there is any', async () => {
  const output = await asked({}, ['WH01', 'WH03']);

  expect(rowsIn(output, /worth making$/).map(row => row.reason)).toEqual(Array.from({ length: 4 }, () => 'no other warehouse within your scope stocks it'));
  expect(JSON.stringify(output)).not.toContain('WH02');
});

test('without lanes the gain is before freight, and the answer says so', async () => {
  const output = await asked({ products: ['p1'] }, 'all', withoutLanes);

  // Three working days after Wednesday is Monday, day 6: days 6 and 7 are saved, 20 pieces.
  expect(rowsIn(output, /what they cost is not known/)).toEqual([expect.objectContaining({ product_id: 'P1', arrives: '2026-11-30', avoided: 80, transfer_cost: null })]);
  expect(output.summary).toContain('What transfers cost is not known: this is before freight and handling');
  expect(output.evidence[0]!.warnings).toContain('Lanes are not known: cost and days of transfers are missing, so nothing could be tested against freight and handling.');
});

test('a code that no product has is refused by name, and not passed over', async () => {
  await expect(asked({ products: ['p1', 'P9'] })).rejects.toMatchObject({ code: 'PRODUCT_NOT_FOUND', message: 'There is no product P9.' });
});

test('nothing short, and a product that is not stocked, are told apart', async () => {
  expect((await asked({ products: ['P1'] }, ['WH02', 'WH03'])).summary).toBe(
    'Of 1 stocked item within your scope (WH02 and WH03) none is likely to run out before an order could be there: nothing is to be moved.',
  );
  expect((await asked({ products: ['P8'] })).summary).toBe('P8: not stocked in all warehouses.');
});
