import type { Cell } from '../../../../src/contract';
import { queryData } from '../../../src/tools/sql/query-data';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { TWO_WAREHOUSES } from '../two-warehouses';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => {
  const movements = Array.from({ length: 1_203 }, (_, place): Record<string, Cell> => ({ movement_id: `M${place}`, warehouse_id: 'WH01', product_id: 'P1', quantity: place, kind: 'issue' }));
  company = await openSmallCompany({ ...TWO_WAREHOUSES, stock_movements: movements });
});
afterAll(() => company.close());

const asked = (sql: string, identity = somebody()) => run(queryData, { sql, purpose: 'Stock' }, servicesOver(company.engine), identity);

test('columns of the catalogue keep their units, and rows are as the engine gives them', async () => {
  const output = await asked('SELECT warehouse_id, on_hand, as_of_date FROM inventory_position WHERE product_id = \'P1\' ORDER BY on_hand DESC;');

  expect(output.summary).toBe('2 rows.');
  expect(output.blocks[0]).toEqual({
    kind: 'table',
    title: 'Stock',
    columns: [
      { name: 'warehouse_id', label: 'Warehouse id', type: 'text' },
      { name: 'on_hand', label: 'On hand', type: 'number', unit: 'base units' },
      { name: 'as_of_date', label: 'As of date', type: 'date' },
    ],
    rows: [['WH01', 40, '2026-11-23'], ['WH02', 6, '2026-11-23']],
    total: 2,
    shown: 2,
  });
});

test('a single row is said in the sentence', async () => {
  expect((await asked('SELECT COUNT(*) AS products FROM products')).summary).toBe('Products: 5.');
  expect((await asked('SELECT product_id, on_hand FROM inventory_position WHERE warehouse_id = \'WH02\'')).summary).toBe('Product id: P1, On hand: 6 base units.');
  expect((await asked('SELECT MAX(discontinued_date) AS latest FROM products WHERE product_id = \'P1\'')).summary).toBe('Latest: unknown.');
});

test('a result over 1,000 rows is cut, counted, and said to be cut', async () => {
  const output = await asked('SELECT movement_id, quantity FROM stock_movements ORDER BY quantity DESC');

  expect(output.summary).toBe('1,203 rows, cut at 1,000.');
  expect(output.blocks[0]).toMatchObject({ total: 1_203, shown: 10 });
  expect(output.blocks[0]!.rows).toHaveLength(1_000);
  expect(output.blocks[0]!.rows[0]).toEqual(['M1202', 1_202]);
  expect(output.evidence[0]!.warnings).toEqual(['"Stock" is cut: 1,000 of 1,203 rows.']);
  expect(output.evidence[0]!.queries.map(({ purpose, truncated }) => [purpose, truncated])).toEqual([['Stock', true], ['Rows of the whole result', false]]);
});

test.each([
  'WITH m AS (SELECT movement_id FROM stock_movements) SELECT movement_id FROM m ORDER BY movement_id',
  'SELECT movement_id, quantity FROM stock_movements -- all of them',
  'SELECT movement_id, movement_id FROM stock_movements',
  'SELECT quantity + 1 FROM stock_movements;',
])('what is cut is counted whatever the query looks like: %s', async sql => {
  expect((await asked(sql)).summary).toBe('1,203 rows, cut at 1,000.');
});

test('"none" and "none within your scope" are different sentences', async () => {
  const narrow = somebody('warehouse_manager', ['WH02']);

  expect((await asked('SELECT product_id FROM inventory_position WHERE on_hand > 9000')).summary).toBe('None: the data hold no such row.');
  expect((await asked('SELECT product_id FROM inventory_position WHERE on_hand > 9000', narrow)).summary).toBe('None within your scope (WH02).');
  expect((await asked('SELECT product_id FROM products WHERE product_id = \'P9\'', narrow)).summary).toBe('None: the data hold no such row.');
});

test('a reader of one warehouse gets its rows only', async () => {
  const output = await asked('SELECT warehouse_id, product_id FROM inventory_position', somebody('warehouse_manager', ['WH02']));

  expect(rowsOf(output)).toEqual([{ warehouse_id: 'WH02', product_id: 'P1' }]);
});

test.each([
  'SELECT supplier_name FROM suppliers',
  'SELECT email FROM customers',
  'SELECT name FROM people',
  'DELETE FROM products',
  'SELECT 1; SELECT 2',
  'SELECT product_id FROM products) AS q, (SELECT supplier_name FROM suppliers',
])('what the persona may not query, or what is no SELECT, is refused: %s', async sql => {
  await expect(asked(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^QUERY_REFUSED/) });
});

test('a total says in its sentence what it leaves out', async () => {
  const half = await openSmallCompany({
    products: [{ product_id: 'P1', unit_cost: 4 }, { product_id: 'P2' }],
    inventory_position: ['P1', 'P2'].map(product_id => ({ warehouse_id: 'WH01', product_id, on_hand: 10, quarantined: 0 })),
  });
  try {
    const { summary } = await run(queryData, { definition: 'stock_value', purpose: 'Value' }, servicesOver(half.engine));
    expect(summary).toBe('Stock value: 40 company currency, over 2 items in a warehouse (as of 24 Nov 2026). Left out: 1 (without a known stock or standard cost).');
  } finally {
    await half.close();
  }
});

test('days of which nobody recorded what was shipped on time are left out of the fill rate, and not days of failure', async () => {
  const demand = (day: number, quantity_demanded: number, quantity_shipped_on_time: number | null) =>
    ({ warehouse_id: 'WH01', product_id: 'P1', demand_date: `2026-11-0${day}`, quantity_demanded, quantity_shipped_on_time });
  const gaps = await openSmallCompany({ demand_daily: [demand(1, 10, 9), demand(2, 10, null), demand(3, 30, 27)] });
  try {
    const said = async (definition: string) => (await run(queryData, { definition, purpose: 'Service' }, servicesOver(gaps.engine))).summary;
    expect(await said('unit_fill_rate')).toMatch(/^Unit fill rate: 90 %, .* Left out: 1 \(of which it is not known what was shipped on time\)\.$/);
    expect(await said('units_short')).toMatch(/^Units short: 4 base units, .* Left out: 1 \(of which it is not known what was shipped on time\)\.$/);
  } finally {
    await gaps.close();
  }
});
