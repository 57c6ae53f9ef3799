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

/** An input with which each tool finds something. A tool without one fails here. */
const INPUTS: Readonly<Record<string, unknown>> = {
  identify_stockout_risks: { warehouse: 'WH02' },
  find_entities: { text: 'WH02' },
  describe_data: { view: 'products' },
  query_data: { sql: 'SELECT warehouse_id, product_id, on_hand FROM inventory_position ORDER BY on_hand DESC', purpose: 'Stock on hand' },
};

const WITHOUT_QUERY = ['describe_data'];

async function rowsAgain(definition: ToolDefinition, sql: string, identity = somebody('warehouse_manager', ['WH02'])) {
  const permit = services.access.permitOfTool(definition.contract, identity);
  const { sql: guarded } = services.guard.guard(sql, permit, { asOf: TODAY, maxRows: 100_000 });
  return (await services.engine.run(guarded, { signal: new AbortController().signal, timeoutMs: 10_000, maxRows: 100_000 })).rows;
}

describe.each(TOOL_DEFINITIONS.map(definition => [definition.contract.name, definition] as const))('%s', (name, definition) => {
  const narrow = somebody('warehouse_manager', ['WH02']);

  test('the SQL of its evidence, run again by the same identity, gives the rows that it read', async () => {
    const { evidence } = await run(definition, INPUTS[name], services, narrow);
    const queries = evidence.flatMap(each => each.queries);

    expect(queries.length > 0).toBe(!WITHOUT_QUERY.includes(name));
    for (const query of queries) expect(await rowsAgain(definition, query.sql)).toHaveLength(query.rowsRead);
  });

  test('its evidence reads only what its contract, or the caller\'s permit, opens', async () => {
    const { evidence } = await run(definition, INPUTS[name], services, narrow);
    const open = definition.contract.reads === 'persona' ? PERSONAS.warehouse_manager.views : Object.keys(definition.contract.reads);

    for (const view of evidence.flatMap(each => each.views)) expect(open).toContain(view);
  });

  test('its evidence is complete: tool, day, scope, rows read, method', async () => {
    for (const evidence of (await run(definition, INPUTS[name], services, narrow)).evidence) {
      expect(evidence).toMatchObject({ tool: name, asOf: TODAY, scope: 'WH02', method: { name: expect.stringMatching(/./) } });
      expect(evidence.rowsRead).toBe(evidence.queries.reduce((sum, query) => sum + query.rowsRead, 0));
    }
  });

  test('no row of another warehouse is in what it gives', async () => {
    expect(JSON.stringify((await run(definition, INPUTS[name], services, narrow)).blocks)).not.toContain('WH01');
  });
});

describe('two kinds of reading', () => {
  const stockouts = TOOL_DEFINITIONS.find(({ contract }) => contract.name === 'identify_stockout_risks')!;
  const queryData = TOOL_DEFINITIONS.find(({ contract }) => contract.name === 'query_data')!;

  test('the figures come from rows that can be read again: the stock of the answer is that of its SQL', async () => {
    const { blocks, evidence } = await run(stockouts, { warehouse: 'WH01' }, services, somebody());
    const stock = evidence[0]!.queries.find(query => query.sql.includes('inventory_position'))!;
    const rows = await rowsAgain(stockouts, stock.sql, somebody());

    expect(blocks[0]!.rows[0]!.slice(0, 4)).toEqual(['P1', 'Ball bearing 6204', 'piece', 35]);
    expect(rows).toContainEqual(['WH01', 'P1', 'Ball bearing 6204', 'piece', null, '2026-11-23', 35, 'backorder']);
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
