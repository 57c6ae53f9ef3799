import * as z from 'zod/mini';
import { TOOLS } from '../../../src/contract';
import { StockInputError } from '../../src/stock';
import { defineTool } from '../../src/tools/define-tool';
import type { ToolContext, ToolDefinition } from '../../src/tools/definition';
import { queriesInEvidence, readRows, rowQuery } from '../../src/tools/row-query';
import { run, servicesOver } from './run-with';
import { openSmallCompany } from './small-company';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => {
  company = await openSmallCompany({
    purchase_order_lines: [
      { purchase_order_id: 'PO1', line_number: 1, supplier_id: 'S1', warehouse_id: 'WH01', product_id: 'P1', quantity_ordered: 10 },
      { purchase_order_id: 'PO1', line_number: 2, supplier_id: 'S1', warehouse_id: 'WH01', quantity_ordered: 20 },
      { purchase_order_id: 'PO2', line_number: 1, supplier_id: 'S2', warehouse_id: 'WH01', product_id: 'P2' },
      { purchase_order_id: 'PO2', line_number: 2, supplier_id: 'S2', warehouse_id: 'WH01' },
    ],
  });
});
afterAll(() => company.close());

/** A tool that does as it is told, under the name and the reads of the stock-out tool. */
function tool(work: ToolDefinition['run']): ToolDefinition {
  return defineTool({
    contract: TOOLS.identify_stockout_risks, title: 'Testing', description: 'Use for: tests. Not for: anything else.',
    input: { type: 'object', properties: {}, additionalProperties: false }, label: null, timeoutSeconds: 5, run: work,
  });
}

/** The sum of what was ordered, of the lines that fit. */
const ordered = (where: string) => tool(async (_, context: ToolContext) => {
  const { rows, query } = await readRows(rowQuery(
    'Purchase order lines',
    `SELECT p.product_id, p.quantity_ordered FROM purchase_order_lines AS p WHERE ${where} ORDER BY p.purchase_order_id, p.line_number`,
    z.object({ product_id: z.string(), quantity_ordered: z.number() }),
  ), context);
  const evidence = { ...queriesInEvidence([query]), method: { name: 'sum' }, inputs: {}, assumptions: [], warnings: ['A warning of the tool.'] };
  return { summary: String(rows.reduce((sum, row) => sum + row.quantity_ordered, 0)), blocks: [], evidence: [evidence], followUps: [] };
});

test('rows in which something needed is unknown are left out, and the evidence says how many and why', async () => {
  const output = await run(ordered('p.line_number > 0'), {}, servicesOver(company.engine));

  expect(output.summary).toBe('10');
  expect(output.evidence[0]?.warnings).toEqual([
    'A warning of the tool.', 'Purchase order lines: 3 of 4 rows are left out, for product_id or quantity_ordered is unknown there.',
  ]);
  expect(output.evidence[0]?.queries).toEqual([{ purpose: 'Purchase order lines', sql: expect.any(String), rowsRead: 4, truncated: false }]);
});

test('one row that is left out is said of one', async () => {
  const output = await run(ordered('p.purchase_order_id = \'PO1\''), {}, servicesOver(company.engine));

  expect(output.evidence[0]?.warnings).toContain('Purchase order lines: 1 of 2 rows is left out, for product_id is unknown there.');
});

test('where no row can be used the tool says what is unknown', async () => {
  await expect(run(ordered('p.product_id IS NULL'), {}, servicesOver(company.engine))).rejects.toMatchObject({
    code: 'UNFIT_DATA', status: 422, retryable: false,
    message: 'Purchase order lines: none of the 2 rows can be used, for product_id or quantity_ordered is unknown there.',
    remedy: 'Whoever runs the platform sees with scap data check what the data lack.',
  });
  await expect(run(ordered('p.purchase_order_id = \'PO1\' AND p.line_number = 2'), {}, servicesOver(company.engine)))
    .rejects.toThrow('Purchase order lines: the one row cannot be used, for product_id is unknown there.');
});

test('an engine that answers something else than was asked for is a fault, not a matter of the data', async () => {
  const wrong = tool(async (_, context) => {
    await readRows(rowQuery('Lines', 'SELECT p.line_number FROM purchase_order_lines AS p', z.object({ line_number: z.string() })), context);
    throw new Error('read');
  });

  await expect(run(wrong, {}, servicesOver(company.engine))).rejects.toThrow(/invalid_type/);
});

test('a value that the engines refuse is said in their words, not as an unforeseen fault', async () => {
  const refusing = (thrown: Error) => run(tool(async () => { throw thrown; }), {}, servicesOver(company.engine));

  await expect(refusing(new StockInputError('holding rate', -1.28, 'a number above 0'))).rejects.toMatchObject({
    code: 'UNFIT_DATA', status: 422,
    message: 'A value in the data cannot be worked with: holding rate is -1.28; it has to be a number above 0.',
    remedy: 'Whoever runs the platform sees with scap data check what the data lack.',
  });
  // As an error comes out of a thread: without its class.
  await expect(refusing(Object.assign(new Error('vehicles has van twice. Give each its own id.'), { code: 'ROUTING_PROBLEM_INVALID' }))).rejects.toMatchObject({
    code: 'UNFIT_DATA', message: 'A value in the data cannot be worked with: vehicles has van twice. Give each its own id.',
  });
  await expect(refusing(new Error('a fault of the code'))).rejects.not.toMatchObject({ code: 'UNFIT_DATA' });
});
