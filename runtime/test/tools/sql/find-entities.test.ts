import type { PersonaId } from '../../../../src/contract';
import { findEntities } from '../../../src/tools/sql/find-entities';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { TWO_WAREHOUSES } from '../two-warehouses';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => {
  const screws = Array.from({ length: 14 }, (_, place) => ({ product_id: `X${place + 10}`, product_name: `Hex screw M${place + 3}`, product_group: 'Screws', base_unit: 'piece' }));
  company = await openSmallCompany({ ...TWO_WAREHOUSES, products: [...TWO_WAREHOUSES.products!, ...screws] });
});
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody()) => run(findEntities, input, servicesOver(company.engine), identity);
const found = async (text: string, identity = somebody()) => rowsOf(await asked({ text }, identity)).map(row => [row.kind, row.id, row.match]);

test('a code is found, whatever the kind', async () => {
  expect(await found('WH01')).toEqual([['warehouse', 'WH01', 1]]);
  expect((await found('product p-1'))[0]).toEqual(['product', 'P1', 1]);
  expect((await found('order SO1001'))[0]).toEqual(['order', 'SO-1001', 1]);
});

test('the beginning of a code finds all that begin so', async () => {
  expect((await found('SO-10')).filter(([kind]) => kind === 'order').map(([, id]) => id)).toEqual(['SO-1001', 'SO-1002']);
});

test('a name, a city and a misspelling are found, best match first', async () => {
  expect((await found('ball bearing'))[0]).toEqual(['product', 'P1', expect.any(Number)]);
  expect(await found('hamburg')).toContainEqual(['warehouse', 'WH01', 1]);
  expect((await found('gear pmup'))[0]![1]).toBe('P2');
  expect((await found('bearings'))[0]).toEqual(['product_group', 'Bearings', 1]);
});

test('at most ten of a kind are given, and the cut is said', async () => {
  const output = await asked({ text: 'hex screw' });

  expect(rowsOf(output).filter(row => row.kind === 'product')).toHaveLength(10);
  expect(output.blocks[0]!.total).toBe(15);
  expect(output.evidence[0]!.warnings).toEqual([expect.stringMatching(/is cut: 11 of 15 rows, best match first\.$/)]);
});

test('only kinds that are asked for are looked for', async () => {
  expect(rowsOf(await asked({ text: 'bearings', kinds: ['product'] })).map(row => row.kind)).toEqual(['product']);
});

test('what the person may not query is not found', async () => {
  expect(await found('Nordwind')).toEqual([]);
  expect(await found('Nordwind', somebody('procurement_specialist'))).toEqual([['supplier', 'S01', expect.any(Number)]]);
  expect(await found('PO-77', somebody('procurement_specialist'))).toContainEqual(['purchase_order', 'PO-77', 1]);
});

test('what is out of scope is not found, and the sentence says that there was a scope', async () => {
  const output = await asked({ text: 'Hamburg' }, somebody('warehouse_manager', ['WH02']));

  expect(output.summary).toBe('Nothing within your scope (WH02) is called "Hamburg".');
  expect((await asked({ text: 'Atlantis' })).summary).toBe('Nothing here is called "Atlantis".');
});

test('an area that orders go to is found, in scope only', async () => {
  const orders = [
    { order_id: 'SO-1', warehouse_id: 'WH01', delivery_area: 'Flanders', order_date: '2026-11-01' },
    { order_id: 'SO-2', warehouse_id: 'WH02', delivery_area: 'Brabant', order_date: '2026-11-01' },
  ];
  const other = await openSmallCompany({ ...TWO_WAREHOUSES, sales_orders: orders });
  const areas = async (text: string, identity = somebody()) => run(findEntities, { text }, servicesOver(other.engine), identity);
  const everywhere = await areas('flandres');
  const [here, elsewhere, buyer] = [
    await areas('Flanders', somebody('warehouse_manager', ['WH01'])), await areas('Flanders', somebody('warehouse_manager', ['WH02'])),
    await areas('Flanders', somebody('procurement_specialist')),
  ];
  await other.close();

  expect(everywhere.summary).toBe('"flandres" is most probably area Flanders.');
  expect(rowsOf(here)).toEqual([{ kind: 'area', id: 'Flanders', name: 'Flanders', match: 1 }]);
  expect(elsewhere.summary).toBe('Nothing within your scope (WH02) is called "Flanders".');
  expect(rowsOf(buyer)).toEqual([]);
});

test('a code that nothing has is not taken for another one: those like it are only listed', async () => {
  const output = await asked({ text: 'warehouse WH-02' }, somebody('warehouse_manager', ['WH01']));

  expect(rowsOf(output).map(row => [row.kind, row.id, row.match])).toContainEqual(['warehouse', 'WH01', 0.7]);
  expect(output.summary).toMatch(/^Nothing within your scope \(WH01\) has the code "warehouse WH-02"\. Codes or names like it: warehouse WH01 \(/);
  expect((await asked({ text: 'SO-10' })).summary).toMatch(/^Nothing here has the code "SO-10"\. Codes or names like it: order SO-1001, order SO-1002/);
  // A size is a part of a name, written as it is.
  expect((await asked({ text: 'M8' })).summary).toBe('"M8" is most probably product X15 (Hex screw M8).');
});

test('which kinds were looked for is accounted for', async () => {
  expect((await asked({ text: 'Hamburg' })).evidence[0]!.population).toEqual({
    noun: 'kinds of things', asked: 7, worked: 4, leftOut: [
      { reason: 'you may not look them up', count: 2 }, { reason: 'found by the beginning of a code, and the text holds none', count: 1 },
    ],
  });
  expect((await asked({ text: 'Hamburg', kinds: ['supplier'] })).evidence[0]!.population).toEqual({
    noun: 'kinds of things', asked: 1, worked: 0, leftOut: [{ reason: 'you may not look them up', count: 1 }],
  });
});

test('the text is data: quotes and wildcards in it find nothing and break nothing', async () => {
  expect(await found("' OR 1=1 -- 9")).toEqual([]);
  expect(await found('%')).toEqual([]);
});

test('things without a name are found by their code, and rows without a code are nothing to be found', async () => {
  const nameless = await openSmallCompany({
    warehouses: [{ warehouse_id: 'Lager Süd' }], products: [{ product_id: '4711', product_name: ' ' }, { product_name: 'No code' }, { product_id: 'Art 0105/5', product_group: ' ' }], suppliers: [{ supplier_id: 'S9' }],
  });
  try {
    const ask = async (text: string, persona: PersonaId = 'procurement_specialist') => rowsOf(await run(findEntities, { text }, servicesOver(nameless.engine), somebody(persona)))
      .map(row => [row.kind, row.id, row.name, row.match]);
    expect(await ask('4711')).toEqual([['product', '4711', '4711', 1]]);
    expect(await ask('S9')).toEqual([['supplier', 'S9', 'S9', 1]]);
    expect(await ask('no code')).toEqual([]);
    expect(await ask('Lager Süd', 'warehouse_manager')).toEqual([['warehouse', 'Lager Süd', 'Lager Süd', 1]]);
    expect(await ask('warehouse lager sud', 'warehouse_manager')).toEqual([['warehouse', 'Lager Süd', 'Lager Süd', 0.99]]);
    expect(await ask('the product Art 0105 5')).toEqual([['product', 'Art 0105/5', 'Art 0105/5', 1]]);
    expect(await ask('4712')).toEqual([['product', '4711', '4711', 0.7]]);
  } finally {
    await nameless.close();
  }
});
