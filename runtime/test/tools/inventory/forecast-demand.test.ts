import { PERSONAS, VIEWS } from '../../../../src/contract';
import { AccessController } from '../../../src/access';
import { forecastDemand } from '../../../src/tools/inventory/forecast-demand';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { TWO_WAREHOUSES } from '../two-warehouses';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(TWO_WAREHOUSES); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody()) => run(forecastDemand, input, servicesOver(company.engine), identity);

test('even demand goes on: 10 a day are 300 in thirty days, and the weeks add up to them', async () => {
  const output = await asked({ product: 'P1', warehouse: 'WH01' });

  expect(output.summary).toBe(
    'Demand of P1 (Ball bearing 6204) in WH01 over the next 30 days: 300 pieces expected, with 80 % probability between 300 and 300. Its demand is smooth.'
    + ' Such forecasts were off by 0 % a day in back-tests, last week again by 0 %.',
  );
  const [whole, weeks] = output.blocks;
  expect(rowsOf(output)).toMatchObject([{ expected: 300, low_95: 300, high_95: 300, demand_class: 'smooth', forecast_error: 0 }]);
  expect(weeks).toMatchObject({ kind: 'series', title: 'Demand expected by week', total: 5 });
  // From Tuesday 24 November: six days of that week, then whole ones, then three days.
  expect(weeks!.rows.map(row => row.slice(0, 3))).toEqual([
    ['2026-11-24', '2026-11-29', 60], ['2026-11-30', '2026-12-06', 70], ['2026-12-07', '2026-12-13', 70], ['2026-12-14', '2026-12-20', 70], ['2026-12-21', '2026-12-23', 30],
  ]);
  expect(weeks!.rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(whole!.rows[0]![0]);
  expect(output.measured).toEqual({ forecastError: 0 });
});

test('without a warehouse all in scope are taken together: 14 a day', async () => {
  expect(rowsOf(await asked({ product: 'p1', horizon_days: 10, granularity: 'day' }))).toMatchObject([{ expected: 140 }]);
  const narrow = await asked({ product: 'P1', horizon_days: 10 }, somebody('warehouse_manager', ['WH02']));
  expect(rowsOf(narrow)).toMatchObject([{ expected: 40 }]);
  expect(narrow.evidence[0]).toMatchObject({ scope: 'WH02', population: { asked: 1, worked: 1 } });
});

test('that days out of stock are left out is said only where they are recorded', async () => {
  const demand = VIEWS.demand_daily!;
  const columns = demand.columns.map(column => (column.name === 'stocked_out_share' ? { ...column, absent: true as const } : column));
  const unrecorded = new AccessController({ personas: PERSONAS, views: { ...VIEWS, demand_daily: { ...demand, columns } } });
  const recorded = 'Days out of stock whose demand nobody recorded are left out, not taken for no demand.';
  const not = 'No record says which days were out of stock (demand_daily.stocked_out_share): the demand of each day counts as it is recorded.';
  const saidBy = async (access?: AccessController) => {
    const { evidence } = await run(forecastDemand, { product: 'P1' }, servicesOver(company.engine, access), somebody());
    return evidence[0]!.assumptions.filter(each => [recorded, not].includes(each));
  };
  expect([await saidBy(), await saidBy(unrecorded)]).toEqual([[recorded], [not]]);
});

test.each([
  ['P4', 'No demand of P4 (Old valve) in WH01 was forecast: no longer sold since 30 Jun.'],
  ['P5', 'No demand of P5 (New belt) in WH01 was forecast: less than 28 days of known demand.'],
])('%s has no forecast, and the reason is said', async (product, summary) => {
  const output = await asked({ product, warehouse: 'WH01' });
  expect(output).toMatchObject({ summary, blocks: [] });
  expect(output.evidence[0]!.population).toMatchObject({ asked: 1, worked: 0 });
});

test('a product that was never stocked there has no history, which is not no demand', async () => {
  expect((await asked({ product: 'P3', warehouse: 'WH02' })).summary).toBe('No demand of P3 (Shaft seal) in WH02 was forecast: without demand history.');
});

test('a product that does not exist is an error with the way to find it', async () => {
  await expect(asked({ product: 'P99' })).rejects.toMatchObject({ code: 'PRODUCT_NOT_FOUND', message: 'There is no product P99.', remedy: expect.stringContaining('find_entities') });
});

test('the stock of the product is asked for next by those alone who may query stock', async () => {
  const next = async (persona: 'warehouse_manager' | 'procurement_specialist') => (await asked({ product: 'P1', warehouse: 'WH01' }, somebody(persona))).followUps;
  expect(await next('warehouse_manager')).toEqual(['How much P1 is on hand?', 'What is the demand forecast of P1 for the next 90 days?']);
  expect(await next('procurement_specialist')).toEqual(['What is the demand forecast of P1 for the next 90 days?']);
});

test('where demand was not recorded on many days, the figure is a least one', async () => {
  const hidden = await openSmallCompany({
    ...TWO_WAREHOUSES,
    demand_daily: TWO_WAREHOUSES.demand_daily!.map((row, place) => (place % 2 === 0 ? { ...row, stocked_out_share: 1 } : row)),
    item_policies: [{ warehouse_id: 'WH01', product_id: 'P1', unmet_demand: 'lost' }],
  });
  const output = await run(forecastDemand, { product: 'P1', warehouse: 'WH01' }, servicesOver(hidden.engine));
  await hidden.close();

  expect(output.summary).toMatch(/over the next 30 days: at least 300 pieces expected/);
  expect(output.evidence[0]!.warnings).toEqual(['Demand unknown, at least this: nobody recorded it on 50.5 % of the days.']);
});
