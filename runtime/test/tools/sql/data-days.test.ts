import { DATA_DAYS, PERSONAS, PLATFORM_PERSONA, SHIPPED_MANIFEST, VIEWS, type CanonicalView } from '../../../../src/contract';
import { AccessController, accessRulesOf, SqlGuard } from '../../../src/access';
import { QueryFailedError, type QueryEngine } from '../../../src/data';
import { TOOL_DEFINITIONS, type ToolServices } from '../../../src/tools';
import { dataDays } from '../../../src/tools/sql/data-days';
import { run, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';

const PLATFORM = { subject: PLATFORM_PERSONA, name: PLATFORM_PERSONA, persona: PLATFORM_PERSONA, warehouses: 'all' } as const;

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => {
  company = await openSmallCompany({
    inventory_position: [{ warehouse_id: 'WH01', as_of_date: '2026-11-20' }, { warehouse_id: 'WH02', as_of_date: '2026-11-22' }],
    stock_movements: [{ movement_id: 'M1', warehouse_id: 'WH01', moved_at: '2026-11-21T23:59:59' }],
    sales_order_lines: [
      { order_id: 'O1', line_number: 1, warehouse_id: 'WH01', order_date: '2026-11-10', last_despatched_date: '2026-11-12', promised_date: '2026-12-24' },
      { order_id: 'O2', line_number: 1, warehouse_id: 'WH02', order_date: '2026-11-11', last_delivered_date: null },
    ],
  });
});
afterAll(() => company.close());

function services(engine: QueryEngine, views: Readonly<Record<string, CanonicalView>> = VIEWS): ToolServices {
  return { engine, guard: new SqlGuard(views), access: new AccessController(accessRulesOf(SHIPPED_MANIFEST, views)) };
}

async function days(engine: QueryEngine = company.engine, views = VIEWS as Readonly<Record<string, CanonicalView>>): Promise<Record<string, unknown>> {
  const { blocks: [block] } = await run(dataDays, {}, services(engine, views), PLATFORM);
  return Object.fromEntries(block?.rows ?? []);
}

test('it says the newest day of each view on which something has happened, over all rows', async () => {
  expect(await days()).toEqual({
    inventory_position: '2026-11-22', inventory_daily: null, stock_movements: '2026-11-21', demand_daily: null, sales_orders: null,
    sales_order_lines: '2026-11-12', order_events: null, shipments: null, returns: null, purchase_orders: null, purchase_order_lines: null, receipts: null,
  });
});

test('columns that the company does not hold are not read, nor views without any', async () => {
  const without = (name: string, ...absent: string[]): CanonicalView => ({
    ...VIEWS[name]!, columns: VIEWS[name]!.columns.map(column => (absent.includes(column.name) ? { ...column, absent: true } : column)),
  });
  const found = await days(company.engine, {
    ...VIEWS, sales_order_lines: without('sales_order_lines', 'last_despatched_date'), inventory_position: without('inventory_position', 'as_of_date'),
  });
  expect(found).toMatchObject({ sales_order_lines: '2026-11-11' });
  expect(found).not.toHaveProperty('inventory_position');
});

test('a view with a value that cannot be read hides no other', async () => {
  const engine: QueryEngine = {
    run: async (sql, options) => {
      if (sql.includes('"stock_movements"')) throw new QueryFailedError('INVALID_CAST_ARGUMENT');
      return company.engine.run(sql, options);
    },
  };
  expect(await days(engine)).toMatchObject({ stock_movements: null, inventory_position: '2026-11-22' });
});

test('where the engine does not answer there is no day', async () => {
  await expect(days({ run: async () => { throw new Error('gone'); } })).rejects.toThrow('gone');
});

test('the platform alone may ask: no persona is granted it, no token can be of the platform, no model is offered it', async () => {
  const given = services(company.engine);
  for (const persona of Object.keys(PERSONAS)) expect(given.access.mayUse({ ...PLATFORM, persona }, DATA_DAYS.name)).toBe(false);
  await expect(run(dataDays, {}, given, somebody())).rejects.toMatchObject({ code: 'TOOL_NOT_PERMITTED' });
  expect(Object.keys(SHIPPED_MANIFEST.personas)).not.toContain(PLATFORM_PERSONA);
  expect(TOOL_DEFINITIONS.map(({ contract }) => contract.name)).not.toContain(DATA_DAYS.name);
});

test('the platform may ask that, and query nothing', () => {
  const { access } = services(company.engine);
  expect(access.toolsFor(PLATFORM)).toEqual([DATA_DAYS.name]);
  expect([...access.permitFor(PLATFORM).views]).toEqual([]);
});
