import { VIEWS } from '../../../src/contract';
import { SqlGuard } from '../../src/access';
import { companyMeanings, type CompanyWords } from '../../src/definitions';
import { queryData } from '../../src/tools/sql/query-data';
import { rowsOf, run, servicesOver, somebody, TODAY } from '../tools/run-with';
import { openSmallCompany } from '../tools/small-company';
import { HAND_WORKED } from './hand-worked';

const GUARD = new SqlGuard(VIEWS);
const words = (given: Partial<CompanyWords>) => companyMeanings({ definitions: {}, verifiedQuestions: {}, ...given }, VIEWS, GUARD, TODAY);

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => {
  company = await openSmallCompany(HAND_WORKED);
});
afterAll(() => company.close());

const asked = (input: object, given: Partial<CompanyWords>, identity = somebody()) =>
  run(queryData, { purpose: 'x', ...input }, { ...servicesOver(company.engine), meanings: async () => words(given).meanings }, identity);

test('a setting that the company changes holds for whoever asks, and stands in the wording', async () => {
  const output = await asked({ definition: 'supplier_otif' }, { definitions: { supplier_otif: { settings: { grace_days: '2' } } } }, somebody('procurement_specialist'));
  expect(rowsOf(output)[0]).toMatchObject({ supplier_otif: 50, number_of_cases: 4 });
  expect(output.evidence[0]!.definition!.wording).toContain('from 5 days before to 2 days after');
});

test('another SELECT takes the place of the one that ships, without the notes that went with it', async () => {
  const cases = 'SELECT i.warehouse_id, i.product_id, i.on_hand * 1E0 AS pieces FROM inventory_position AS i';
  const output = await asked({ definition: 'stock_value' }, { definitions: { stock_value: { wording: 'Pieces.', unit: 'pieces', cases, value: 'SUM(pieces)' } } });
  expect(rowsOf(output)).toEqual([{ stock_value: 158, number_of_cases: 4 }]);
  expect(output.evidence[0]!.definition).toEqual({ id: 'stock_value', wording: 'Pieces.' });
});

test('a measure of the company\'s own is asked for like those that ship', async () => {
  const definitions = {
    heavy_lines: {
      wording: 'Order lines of ten and more.', unit: 'lines', noun: 'lines', groups: ['warehouse_id'], date: 'order_date', value: 'COUNT(*)',
      cases: 'SELECT l.warehouse_id, l.order_date FROM sales_order_lines AS l WHERE l.quantity_ordered >= 9',
      variants: { very: { wording: 'Of ten.', cases: 'SELECT l.warehouse_id, l.order_date FROM sales_order_lines AS l WHERE l.quantity_ordered >= 10' } },
    },
  };
  expect(rowsOf(await asked({ definition: 'heavy_lines', group_by: ['warehouse_id'] }, { definitions }))).toEqual([
    { warehouse_id: 'WH01', heavy_lines: 1, number_of_cases: 1 }, { warehouse_id: 'WH02', heavy_lines: 1, number_of_cases: 1 },
  ]);
  expect(rowsOf(await asked({ definition: 'heavy_lines', variant: 'very' }, { definitions }))).toEqual([{ heavy_lines: 1, number_of_cases: 1 }]);
});

test('what the guard refuses is dropped and named, and everything else holds', async () => {
  const { meanings, dropped } = words({
    definitions: {
      stock_value: { cases: 'SELECT i.warehouse_id, secret FROM inventory_position AS i' },
      free_stock: { title: 'Unpromised stock' },
    },
    verifiedQuestions: {
      broken: { question: 'Which?', sql: 'DELETE FROM products' },
      sound: { question: 'How many products are there?', sql: 'SELECT COUNT(*) AS products FROM products;' },
    },
  });
  expect(dropped).toEqual([
    { kind: 'definition', id: 'stock_value', reason: expect.stringMatching(/\S/) }, { kind: 'verified question', id: 'broken', reason: expect.stringMatching(/\S/) },
  ]);
  expect(meanings.definitions.stock_value).toBeUndefined();
  expect(meanings.definitions.free_stock!.title).toBe('Unpromised stock');
  expect(meanings.verifiedQuestions).toEqual([{ id: 'sound', question: 'How many products are there?', sql: 'SELECT COUNT(*) AS products FROM products' }]);
});

test('a verified question gives the same SQL and the same figures ten times, in the rows of who asks', async () => {
  const verifiedQuestions = {
    stock_by_warehouse: {
      question: 'How much stock is in each warehouse?', by: 'Ada', since: '2026-11-20',
      sql: 'SELECT i.warehouse_id, SUM(i.on_hand) AS on_hand FROM inventory_position AS i GROUP BY i.warehouse_id ORDER BY i.warehouse_id',
    },
  };
  const outputs = [];
  for (let time = 0; time < 10; time++) outputs.push(await asked({ verified_question: 'stock_by_warehouse' }, { verifiedQuestions }));
  expect(new Set(outputs.map(output => JSON.stringify([output.evidence[0]!.queries, output.blocks]))).size).toBe(1);
  expect(outputs[0]).toMatchObject({
    label: 'verified',
    evidence: [{ method: { name: 'approved question: How much stock is in each warehouse?', source: 'approved by Ada, 2026-11-20' } }],
  });
  expect(rowsOf(outputs[0]!)).toEqual([{ warehouse_id: 'WH01', on_hand: 118 }, { warehouse_id: 'WH02', on_hand: 40 }]);

  const narrow = await asked({ verified_question: 'stock_by_warehouse' }, { verifiedQuestions }, somebody('warehouse_manager', ['WH02']));
  expect(rowsOf(narrow)).toEqual([{ warehouse_id: 'WH02', on_hand: 40 }]);
  await expect(asked({ verified_question: 'stock_by_warehouse' }, { verifiedQuestions }, somebody('procurement_specialist'))).rejects.toMatchObject({ code: 'MEANING_NOT_OFFERED' });
});

test('one way to ask at a time', async () => {
  await expect(asked({ sql: 'SELECT 1 AS one', definition: 'stock_value' }, {})).rejects.toMatchObject({ code: 'TOOL_INPUT' });
  await expect(asked({}, {})).rejects.toMatchObject({ code: 'TOOL_INPUT' });
});
