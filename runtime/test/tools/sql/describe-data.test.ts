import { PERSONAS, VIEWS } from '../../../../src/contract';
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
