import type { Cell } from '../../../../src/contract';
import type { ToolOutput } from '../../../src/tools';
import { checkDataQuality } from '../../../src/tools/sql/check-data-quality';
import { run, servicesOver, somebody } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

type Row = Readonly<Record<string, Cell>>;

/**
 * One thing wrong of each sort. A movement has its number twice and names a product that nobody knows; a line was despatched before it was ordered and is dated
 * tomorrow; 3 of P1 are missing in WH01; two counts of three in the last 30 days found less, P2 for more money; a day of demand of P1 is missing, and 2 of its 3
 * were out of stock; stock was last written eleven days before the movements.
 */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01' }, { warehouse_id: 'WH02' }],
  products: [{ product_id: 'P1', unit_cost: 2 }, { product_id: 'P2', unit_cost: 50 }],
  inventory_position: [
    { warehouse_id: 'WH01', product_id: 'P1', as_of_date: '2026-11-12', on_hand: -3, quarantined: 0 }, { warehouse_id: 'WH02', product_id: 'P1', as_of_date: '2026-11-12', on_hand: 4 },
  ],
  stock_movements: [
    movement('M1', 'WH01', 'P1', '2026-11-20', -7, 'count'), movement('M2', 'WH02', 'P2', '2026-11-21', -1, 'count'), movement('M3', 'WH02', 'P1', '2026-11-22', 0, 'count'),
    movement('M4', 'WH01', 'P1', '2026-10-01', -90, 'count'), movement('M5', 'WH01', 'P9', '2026-11-23', 5, 'receipt'), movement('M5', 'WH01', 'P1', '2026-11-23', 5, 'receipt'),
  ],
  sales_orders: [{ order_id: 'SO-1', warehouse_id: 'WH01', order_date: '2026-11-20' }],
  sales_order_lines: [
    { order_id: 'SO-1', line_number: 1, warehouse_id: 'WH02', product_id: 'P1', order_date: '2026-11-25', first_despatched_date: '2026-11-21' },
    { order_id: 'SO-9', line_number: 1, warehouse_id: 'WH02', product_id: 'P1', order_date: '2026-11-20' },
  ],
  demand_daily: ['2026-11-20', '2026-11-21', '2026-11-23'].map((day, place) => (
    { warehouse_id: 'WH01', product_id: 'P1', demand_date: day, quantity_demanded: 1, stocked_out_share: place < 2 ? 1 : 0 })),
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody()) => run(checkDataQuality, input, servicesOver(company.engine), identity);
const block = ({ blocks }: ToolOutput, title: RegExp) => blocks.find(each => title.test(each.title))?.rows;
const findings = (output: ToolOutput) => (block(output, /^What is wrong/) ?? []).map(([severity, view, , message]) => `${severity}: ${view}: ${message}`)
  .filter(finding => !finding.endsWith(': holds no rows'));

test('what is wrong is found, errors first', async () => {
  const output = await asked({});

  expect(findings(output)).toEqual([
    'error: demand_daily: 1 day missing at 1 product in a warehouse: a day without demand or stock needs its row too, with 0',
    'error: sales_order_lines: order_date lies after 2026-11-24 in 1 row, and it says what has happened',
    'error: sales_order_lines: first_despatched_date is before order_date in 1 row',
    'error: sales_order_lines: 1 row whose order_id sales_orders does not have, such as SO-9',
    'error: stock_movements: 1 of 6 rows shares its movement_id with another row',
    'error: stock_movements: 1 row whose product_id products does not have, such as P9',
    'warning: inventory_position: The data of inventory_position end on 2026-11-12, 12 days before the newest (2026-11-24)',
    'warning: demand_daily: 67 % of the days were out of stock: demand there is a lower bound',
    'warning: stock_movements: 2 of 3 counts since 2026-10-25 found another quantity than the record',
    'warning: inventory_position: on_hand is negative in 1 row',
  ]);
  expect(block(output, /less than nothing/)).toEqual([['WH01', 'P1', -3]]);
  // 1 of 50 is worth more than 7 of 2; what was counted in October is long put right.
  expect(block(output, /^Counts/)?.map(([warehouse, product, , quantity, value]) => [warehouse, product, quantity, value])).toEqual([
    ['WH02', 'P2', -1, -50], ['WH01', 'P1', -7, -14],
  ]);
});

test('age, unknown values and days out of stock are those of each view', async () => {
  const output = await asked({ view: 'SUPPLY_CHAIN.demand_daily' });
  expect(block(output, /^How recent/)).toEqual([['demand_daily', 3, '2026-11-23', 1, 4, 66.7]]);

  const position = await asked({ view: 'inventory_position' });
  expect(position.summary).toBe('In inventory_position (2 rows) 0 errors and 2 warnings were found; the first: inventory_position: '
    + 'The data of inventory_position end on 2026-11-12, 12 days before the day of the answers (2026-11-24). 1 item has less than nothing on hand.');
  expect(block(position, /^How recent/)).toEqual([['inventory_position', 2, '2026-11-12', 12, 5, null]]);
  expect(block(position, /not there/)).toContainEqual(['inventory_position', 'quarantined', 50, 1]);
});

test('where nothing is wrong it says what was checked', async () => {
  expect((await asked({ view: 'products' })).summary).toBe(
    'Nothing wrong was found in products (2 rows), checked for double keys, references that lead nowhere, impossible dates, stock below zero, counts with differences, gaps, days out of stock and age.',
  );
});

test('only rows of the scope are looked at, and what may be hidden is not called lost', async () => {
  const narrow = somebody('warehouse_manager', ['WH02']);
  const lines = await asked({ view: 'sales_order_lines' }, narrow);

  expect(findings(lines).filter(finding => finding.includes('order_id'))).toEqual([]);
  expect(lines.evidence[0]!.assumptions).toContain('References by order_id, warehouse_id were not checked: what they name may lie outside the scope.');
  expect((await asked({ view: 'inventory_position' }, narrow)).summary).toMatch(/^In inventory_position \(1 row\) 0 errors and 1 warning were found; the first: inventory_position: The data of inventory_position end on 2026-11-12, /);
});

test('a view that is not granted is refused like one that does not exist', async () => {
  for (const view of ['suppliers', 'nonsense']) await expect(asked({ view })).rejects.toMatchObject({ code: 'VIEW_NOT_GRANTED' });
  // A field engineer may not read policies: nothing is said of them.
  expect((await asked({}, somebody('field_engineer'))).evidence[0]!.views).not.toContain('item_policies');
});

function movement(id: string, warehouse: string, product: string, day: string, quantity: number, kind: string): Row {
  return { movement_id: id, warehouse_id: warehouse, product_id: product, moved_at: `${day}T10:00:00`, quantity, kind };
}
