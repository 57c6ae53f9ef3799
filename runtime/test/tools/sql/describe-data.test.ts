import { PERSONAS, VIEWS } from '../../../../src/contract';
import { AccessController } from '../../../src/access';
import type { QueryEngine } from '../../../src/data';
import { describeData } from '../../../src/tools/sql/describe-data';
import { rowsOf, run, servicesOver, somebody } from '../run-with';

const noEngine: QueryEngine = { run: () => Promise.reject(new Error('the catalogue needs no query')) };
const asked = (input: unknown, identity = somebody()) => run(describeData, input, servicesOver(noEngine), identity);

test('the views that the person may query are listed, and no others', async () => {
  const output = await asked({}, somebody('procurement_specialist'));

  expect(rowsOf(output).map(row => row.view)).toEqual([...PERSONAS.procurement_specialist.views].sort());
  expect(output.summary).toBe('You may query 10 views.');
});

test('a view is described by its columns, with type, unit and meaning', async () => {
  const output = await asked({ view: 'inventory_position' });

  expect(rowsOf(output)).toContainEqual({
    column: 'quarantined', type: 'number', unit: 'base units', meaning: 'Quantity in stock that may not be used (blocked, quality inspection, quarantine)',
  });
  expect(output.blocks[0]!.total).toBe(VIEWS.inventory_position!.columns.length);
});

test('a personal column is described as masked to who may not read it', async () => {
  const views = { ...VIEWS, products: { ...VIEWS.products!, columns: VIEWS.products!.columns.map(column => ({ ...column, sensitivity: 'personal' as const })) } };
  const access = new AccessController({ personas: { warehouse_manager: { ...PERSONAS.warehouse_manager, personalColumns: ['products.product_id'] } }, views });
  const output = await run(describeData, { view: 'products' }, servicesOver(noEngine, access), somebody());

  const meanings = new Map(rowsOf(output).map(row => [row.column, String(row.meaning)]));
  expect(meanings.get('product_id')).not.toContain('masked');
  expect(meanings.get('product_name')).toContain('(personal: masked, can be selected and nothing else)');
});

test('a view is found by its full name in any case', async () => {
  expect((await asked({ view: ' AwsDataCatalog.supply_chain."Products" ' })).blocks[0]!.title).toBe('Columns of products');
});

test('a view that is not granted and one that does not exist are refused with the same words', async () => {
  const refusal = (view: string) => asked({ view }).catch((error: unknown) => error);

  expect(await refusal('suppliers')).toMatchObject({ code: 'VIEW_NOT_GRANTED', message: 'There is no view suppliers that you may query.', status: 403 });
  expect(await refusal('secrets')).toMatchObject({ code: 'VIEW_NOT_GRANTED', message: 'There is no view secrets that you may query.', status: 403 });
  expect(await refusal('constructor')).toMatchObject({ code: 'VIEW_NOT_GRANTED' });
});

test('a name that is nearly right is answered with the right one', async () => {
  await expect(asked({ view: 'inventory_positions' })).rejects.toMatchObject({ remedy: expect.stringMatching(/^Did you mean inventory_position/) });
});

test('definitions are offered with their views: nobody is offered one over views that they may not query', async () => {
  const offered = async (persona: Parameters<typeof somebody>[0]) => {
    const block = (await asked({}, somebody(persona))).blocks.find(({ title }) => title === 'Definitions');
    return block!.rows.map(([id]) => id);
  };
  expect(await offered('procurement_specialist')).toEqual([
    'supplier_otif', 'supplier_on_time', 'supplier_in_full', 'supplier_lead_time', 'supplier_ppm', 'purchase_price_variance', 'purchase_spend', 'open_commitment', 'spend_concentration',
  ]);
  expect(await offered('warehouse_manager')).not.toContain('supplier_otif');
  expect(await offered('warehouse_manager')).toContain('stock_value');
});

test('a definition is described with its variants, settings and SQL', async () => {
  const output = await asked({ definition: 'supplier_otif' }, somebody('procurement_specialist'));
  expect(output.summary).toContain('received from 5 days before to 0 days after the date first confirmed');
  const said = new Map(output.blocks[0]!.rows.map(([part, says]) => [part, says]));
  expect(said.get('counted by')).toBe('first confirmed date');
  expect(said.get('broken down by')).toContain('supplier_name');
  expect(said.get('variant last_promise')).toBe('As supplier OTIF, against the date confirmed last.');
  expect(said.get('setting grace_days')).toBe('0. How many days after the confirmed date a receipt is still on time.');
  expect(said.get('SQL of the cases')).toContain('FROM purchase_order_lines');
  await expect(asked({ definition: 'supplier_otif' })).rejects.toMatchObject({ code: 'MEANING_NOT_OFFERED' });
});
