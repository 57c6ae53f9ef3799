import { TOOLS, VIEWS } from '../../../src/contract';
import { AccessController, SqlGuard } from '../../src/access';
import type { QueryEngine } from '../../src/data';
import { runTool } from '../../src/tools';
import { defineTool } from '../../src/tools/define-tool';
import type { ToolDefinition, ToolResult } from '../../src/tools/definition';
import { identifyStockoutRisks } from '../../src/tools/inventory/identify-stockout-risks';
import { run, servicesOver, somebody, TODAY } from './run-with';
import { openSmallCompany } from './small-company';
import { TWO_WAREHOUSES } from './two-warehouses';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(TWO_WAREHOUSES); });
afterAll(() => company.close());

/** A tool that does as it is told, under the name and the reads of the stock-out tool. */
function tool(work: ToolDefinition['run']): ToolDefinition {
  return defineTool({
    contract: TOOLS.identify_stockout_risks,
    title: 'Testing',
    description: 'Use for: tests. Not for: anything else.',
    input: { type: 'object', properties: {}, additionalProperties: false },
    label: null,
    timeoutSeconds: 5,
    run: work,
  });
}

const nothing: ToolResult = { summary: '', blocks: [], evidence: [], followUps: [] };

test('a tool reads what its contract names, and nothing else', async () => {
  const reading = (sql: string) => run(tool(async (_, context) => { await context.query(sql, 'Reading'); return nothing; }), {}, servicesOver(company.engine));

  await expect(reading('SELECT product_id FROM purchase_order_lines')).resolves.toEqual(nothing);
  await expect(reading('SELECT unit_price FROM purchase_order_lines')).rejects.toMatchObject({ code: expect.stringMatching(/^QUERY_REFUSED/) });
  await expect(reading('SELECT supplier_name FROM suppliers')).rejects.toMatchObject({ code: expect.stringMatching(/^QUERY_REFUSED/) });
});

test('a call that names fewer views reads those only; one that names others reads no more', async () => {
  const reading = (sql: string, views: readonly string[]) => runTool(
    tool(async (_, context) => { await context.query(sql, 'Reading'); return nothing; }),
    { input: {}, identity: somebody(), views, asOf: TODAY, signal: new AbortController().signal, progress: () => undefined }, servicesOver(company.engine),
  );

  await expect(reading('SELECT product_id FROM purchase_order_lines', ['purchase_order_lines'])).resolves.toEqual(nothing);
  await expect(reading('SELECT product_id FROM purchase_order_lines', ['products'])).rejects.toMatchObject({ code: expect.stringMatching(/^QUERY_REFUSED/) });
  await expect(reading('SELECT supplier_name FROM suppliers', ['suppliers'])).rejects.toMatchObject({ code: expect.stringMatching(/^QUERY_REFUSED/) });
});

test('the evidence keeps the SQL as the tool wrote it, and the engine gets it scoped', async () => {
  const ran: string[] = [];
  const listening: QueryEngine = { run: (sql, options) => { ran.push(sql); return company.engine.run(sql, options); } };
  const sql = 'SELECT p.product_id FROM inventory_position AS p';
  const output = await run(tool(async (_, context) => {
    const query = await context.query(sql, 'Products');
    return { ...nothing, evidence: [{ views: query.views, queries: [query.evidence, query.evidence], method: { name: 'list' }, inputs: {}, assumptions: [], warnings: [] }] };
  }), {}, servicesOver(listening), somebody('warehouse_manager', ['WH01']));

  expect(output.evidence).toEqual([{
    tool: 'identify_stockout_risks', views: ['inventory_position'], method: { name: 'list' }, inputs: {}, assumptions: [], warnings: [],
    queries: [{ purpose: 'Products', sql, rowsRead: 5, truncated: false }, { purpose: 'Products', sql, rowsRead: 5, truncated: false }],
    rowsRead: 10, asOf: '2026-11-24', scope: 'WH01',
  }]);
  expect(ran).toEqual([expect.stringContaining('\'WH01\'')]);
});

test('current_date is the day of the question', async () => {
  const output = await run(tool(async (_, context) => {
    const { result } = await context.query('SELECT COUNT(*) AS days FROM demand_daily AS d WHERE d.product_id = \'P3\' AND d.demand_date < current_date', 'Days');
    return { ...nothing, summary: String(result.rows[0]![0]) };
  }), {}, servicesOver(company.engine), somebody(), '2026-11-21');

  expect(output.summary).toBe('88');
});

test('a block over 1,000 rows is cut, and the evidence says so', async () => {
  const rows = Array.from({ length: 1_500 }, (_, place) => [place]);
  const output = await run(tool(async () => ({
    ...nothing,
    blocks: [{ kind: 'table', title: 'Numbers', columns: [{ name: 'n', label: 'N', type: 'integer' }], rows, order: 'smallest first', total: 1_500, shown: 10 }],
    evidence: [{ views: [], queries: [], method: { name: 'counting' }, inputs: {}, assumptions: [], warnings: ['Nothing was read.'] }],
  })), {}, servicesOver(company.engine));

  expect(output.blocks[0]).toMatchObject({ total: 1_500, rows: rows.slice(0, 1_000) });
  expect(output.evidence[0]!.warnings).toEqual(['Nothing was read.', '"Numbers" is cut: 1,000 of 1,500 rows, smallest first.']);
});

test('a run that is stopped stops its query', async () => {
  const stopped = AbortSignal.abort();
  const running = runTool(identifyStockoutRisks, { input: {}, identity: somebody(), asOf: TODAY, signal: stopped, progress: () => undefined }, servicesOver(company.engine));

  await expect(running).rejects.toMatchObject({ code: 'QUERY_CANCELLED' });
});

test('progress is told in words, and grows', async () => {
  const told: [string, number | undefined][] = [];
  await runTool(identifyStockoutRisks, {
    input: { warehouse: 'WH01' }, identity: somebody(), asOf: TODAY, signal: new AbortController().signal, progress: (message, fraction) => told.push([message, fraction]),
  }, servicesOver(company.engine));

  expect(told).toEqual([
    ['Reading stock, demand and open orders in WH01', 0.1], ['Forecasting 0 of 5 items', 0.2], ['Projecting 5 items on 1,000 paths', 0.9],
  ]);
});

test('a projection from a part of the rows would be wrong, so there is none', async () => {
  const cutting: QueryEngine = { run: async (sql, options) => ({ ...await company.engine.run(sql, options), truncated: sql.includes('demand_daily') }) };

  await expect(run(identifyStockoutRisks, {}, { engine: cutting, access: new AccessController(), guard: new SqlGuard(VIEWS) }))
    .rejects.toMatchObject({ code: 'TOO_MANY_ITEMS', remedy: 'Ask for one warehouse.' });
});
