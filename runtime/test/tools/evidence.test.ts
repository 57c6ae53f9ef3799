import { PERSONAS, TOOLS, VIEWS } from '../../../src/contract';
import { AccessController } from '../../src/access';
import { TOOL_DEFINITIONS, type ToolDefinition, type ToolServices } from '../../src/tools';
import { run, servicesOver, somebody, TODAY } from './run-with';
import { openSmallCompany } from './small-company';
import { TWO_WAREHOUSES } from './two-warehouses';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
let services: ToolServices;
beforeAll(async () => {
  company = await openSmallCompany(TWO_WAREHOUSES);
  services = servicesOver(company.engine);
});
afterAll(() => company.close());

async function rowsAgain(definition: ToolDefinition, sql: string, identity = somebody('warehouse_manager', ['WH02'])) {
  const permit = services.access.permitOfTool(definition.contract, identity);
  const { sql: guarded } = services.guard.guard(sql, permit, { asOf: TODAY, maxRows: 100_000 });
  return (await services.engine.run(guarded, { signal: new AbortController().signal, timeoutMs: 10_000, maxRows: 100_000 })).rows;
}

describe('two kinds of reading', () => {
  const stockouts = TOOL_DEFINITIONS.find(({ contract }) => contract.name === 'identify_stockout_risks')!;
  const queryData = TOOL_DEFINITIONS.find(({ contract }) => contract.name === 'query_data')!;

  test('the figures come from rows that can be read again: the stock of the answer is that of its SQL', async () => {
    const { blocks, evidence } = await run(stockouts, { warehouse: 'WH01' }, services, somebody());
    const stock = evidence[0]!.queries.find(query => query.sql.includes('inventory_position'))!;
    const rows = await rowsAgain(stockouts, stock.sql, somebody());

    expect(blocks[0]!.rows[0]!.slice(0, 3)).toEqual(['P1', 'Ball bearing 6204', 35]);
    expect(rows.map(row => row.slice(0, 4).concat(row.slice(8, 10)))).toContainEqual(['WH01', 'P1', 'Ball bearing 6204', 'piece', 40, 5]);
  });

  test('a warehouse manager gets an answer that open purchase orders went into, and is refused the same SQL', async () => {
    const { blocks, evidence } = await run(stockouts, { warehouse: 'WH01' }, services, somebody());
    const purchases = evidence[0]!.queries.find(query => query.sql.includes('purchase_order_lines'))!;

    expect(blocks[0]!.rows[0]).toContain('2026-12-02');
    await expect(run(queryData, { sql: purchases.sql, purpose: 'The same' }, services, somebody())).rejects.toMatchObject({ code: expect.stringMatching(/^QUERY_REFUSED/) });
  });

  test('a tool keeps working for a persona that may query none of its views', async () => {
    const blind = new AccessController({
      personas: { ...PERSONAS, warehouse_manager: { ...PERSONAS.warehouse_manager, views: [] } }, views: VIEWS,
    });
    const { blocks } = await run(stockouts, { warehouse: 'WH02' }, servicesOver(company.engine, blind), somebody());

    expect(blocks[0]!.total).toBe(1);
  });

  test('a tool that the persona does not have is refused before its input is looked at', async () => {
    await expect(run(stockouts, 'no object', services, somebody('procurement_specialist'))).rejects.toMatchObject({ code: 'TOOL_NOT_PERMITTED' });
  });

  test('every column in the contract of the stock-out tool is one that its SQL reads', async () => {
    const { evidence } = await run(stockouts, { warehouse: 'WH01' }, services, somebody());
    const sql = evidence[0]!.queries.map(query => query.sql).join('\n');

    for (const column of Object.values(TOOLS.identify_stockout_risks.reads).flat()) expect(sql).toMatch(new RegExp(`\\b${column}\\b`));
  });
});
