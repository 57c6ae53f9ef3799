import type { QueryEngine } from '../../../src/data';
import { availableToPromise } from '../../../src/tools/inventory/available-to-promise';
import { calculateWarehouseCapacity } from '../../../src/tools/logistics/calculate-warehouse-capacity';
import { run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { TWO_WAREHOUSES } from '../two-warehouses';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(TWO_WAREHOUSES); });
afterAll(() => company.close());

test.each([
  [calculateWarehouseCapacity, 'field_engineer', {}],
  [availableToPromise, 'warehouse_manager', { product: 'P1', quantity: 1 }],
] as const)('what purchases and transfers go by, the day of the stock, is asked once, and stands in the evidence: %#', async (tool, persona, input) => {
  const sent: string[] = [];
  const engine: QueryEngine = { run: (sql, options) => { sent.push(sql); return company.engine.run(sql, options); } };
  const { evidence: [evidence] } = await run(tool, input, servicesOver(engine), somebody(persona));

  expect(sent.filter(sql => /stock_date/.test(sql))).toHaveLength(1);
  expect(sent.filter((sql, place) => sent.indexOf(sql) !== place)).toEqual([]);
  const purposes = evidence!.queries.map(({ purpose }) => purpose);
  expect(purposes.filter(purpose => /^(The day of the stock|Open purchase order lines|Transfers on their way|Lateness of )/.test(purpose))).toEqual([
    'Open purchase order lines', 'Lateness of the purchase order lines raised in the last 730 days', 'The day of the stock',
    'Transfers on their way', 'Lateness of the transfers of the last 365 days',
  ]);
});
