import { DEFINITIONS, PERSONAS, VIEWS, type PersonaGrant } from '../../../src/contract';
import { AccessController, type Identity, type WarehouseScope } from '../../src/access';
import { queryData } from '../../src/tools/sql/query-data';
import { rowsOf, run, servicesOver, somebody } from '../tools/run-with';
import { openSmallCompany } from '../tools/small-company';
import { HAND_WORKED } from './hand-worked';

/** Reads every view but customers, as the executive of the configuration's example does. */
const EXECUTIVE: PersonaGrant = { id: 'executive', title: 'executive', views: Object.keys(VIEWS).filter(view => view !== 'customers'), tools: ['query_data'] };
const ACCESS = new AccessController({ personas: { ...PERSONAS, executive: EXECUTIVE }, views: VIEWS });

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => {
  company = await openSmallCompany(HAND_WORKED);
});
afterAll(() => company.close());

const reader = (warehouses: WarehouseScope = 'all'): Identity => ({ subject: 'user-1', name: 'Eva', persona: 'executive', warehouses });

const measured = (definition: string, more: object = {}, identity: Identity = reader()) =>
  run(queryData, { definition, purpose: definition, ...more }, servicesOver(company.engine, ACCESS), identity);

/** Each with the sum that gives it: see the company's own description. */
const WORKED: readonly (readonly [string, number, number])[] = [
  // P1 90 x 2.50 + P2 40 x 10 + P3 10 x 4; P4 has no cost.
  ['stock_value', 665, 4],
  // 100 - 10 - 20, 40, 10, 6.
  ['free_stock', 126, 4],
  // 100 - 10 - 20 - 5 + 30 + 7, 40, 10, 6.
  ['stock_position', 158, 4],
  // P1 above 60: 30 x 2.50; P2 below 50; P3 has no level, P4 no cost.
  ['excess_value', 75, 4],
  // P3 alone.
  ['obsolete_value', 40, 1],
  // 10 + 12 m3 of 50, 20 m3 of 40: 42 of 90; WH03 has no capacity.
  ['capacity_used', 46.6667, 3],
  // 4 + 8 + 5 + 1 of 4 + 10 + 5 + 5.
  ['unit_fill_rate', 75, 4],
  ['units_short', 6, 4],
  // (0 + 0.5 + 1) / 3.
  ['stockout_days', 50, 3],
  // 365 x 13 x 2.50 / (100 x 2.50 twice), in the last 365 days; the days are the 20th and the 21st.
  ['inventory_turns', 23.725, 2],
  // Two of three; the opening stock is no count.
  ['stock_accuracy', 66.6667, 3],
  // |20 - 15| + |2 - 5| of 15 + 5.
  ['forecast_wape', 40, 2],
  // 5 - 3 of 20.
  ['forecast_bias', 10, 2],
  // C and D.
  ['open_order_lines', 2, 2],
  // C.
  ['late_orders', 1, 1],
  // A1, A2, F2, G1 of 7 lines due; not D (not yet due), not F1 (withdrawn).
  ['line_fill_rate', 57.1429, 7],
  // B1 beside them; E1 ended after the promise, C1 has not begun.
  ['on_time_despatch', 71.4286, 7],
  // A and F of A, B, C, E, F, G.
  ['customer_otif', 33.3333, 6],
  // A 6, F 7, G 8, E 11 days: the mean of the two in the middle.
  ['order_cycle_time', 7.5, 4],
  // 1 + 2 of 32.
  ['return_rate', 9.375, 6],
  // H1 of H1, H2, H3.
  ['carrier_on_time', 33.3333, 3],
  // L1 of L1 to L4.
  ['supplier_otif', 25, 4],
  ['supplier_on_time', 25, 4],
  // L1, L2, L3.
  ['supplier_in_full', 75, 4],
  // 21, 20 and 8 days; two lines have not been received in full.
  ['supplier_lead_time', 16.3333, 5],
  // 3 of 167.
  ['supplier_ppm', 17_964.0719, 5],
  // 0.10 x 100 - 0.10 x 50 + 1 x 15 - 1 x 2.
  ['purchase_price_variance', 18, 5],
  // 100 x 2.60 + 50 x 2.40 + (20 - 5) x 11 + 10 x 11 + 5 x 9; L6 was cancelled altogether.
  ['purchase_spend', 700, 5],
  // 10 x 11 + 3 x 9.
  ['open_commitment', 137, 2],
  // 10,000 x (380 x 380 + 183 x 183) / (563 x 563).
  ['spend_concentration', 5_612.19, 5],
];

test.each(WORKED)('%s is %d over %d cases', async (definition, value, cases) => {
  const [row] = rowsOf(await measured(definition));
  expect(row![definition]).toBeCloseTo(value, 2);
  expect(row!.number_of_cases).toBe(cases);
});

test('days of cover go by the forecast where there is one, else by the mean of 90 days, which is said', async () => {
  // P1 90 at 3 a day (21 a week), P2 40 at 5 a day, weighed by 2.50 and 10: (225 + 400) / (7.50 + 50).
  expect(rowsOf(await measured('days_of_cover'))[0]!.days_of_cover).toBeCloseTo(10.8696, 4);

  // The warehouse manager reads no forecasts: P1 5 a day. (225 + 400) / (12.50 + 50).
  const output = await measured('days_of_cover', {}, somebody());
  expect(rowsOf(output)[0]!.days_of_cover).toBeCloseTo(10, 6);
  expect(output.evidence[0]!.assumptions).toContain('Demand is the mean of the last 90 days: there is no forecast to read.');
  expect(output.evidence[0]!.population).toMatchObject({ asked: 4, worked: 2, leftOut: [{ reason: 'without a known stock, cost or demand', count: 2 }] });
});

test('amounts in different currencies never fall together', async () => {
  expect(rowsOf(await measured('freight_per_order'))).toEqual([
    { currency: 'USD', freight_per_order: 40, orders: 1, number_of_cases: 1 },
    { currency: 'EUR', freight_per_order: 20, orders: 4, number_of_cases: 2 },
  ]);
});

test('every measure that ships is worked out here', () => {
  const worked = [...WORKED.map(([id]) => id), 'days_of_cover', 'freight_per_order'];
  expect(worked.sort()).toEqual(Object.keys(DEFINITIONS).sort());
});

test.each([
  ['customer_otif', { variant: 'lines' }, 42.8571, 7], // A1, A2, F2 of 7: E1 and G1 came too late
  ['customer_otif', { variant: 'last_promise' }, 60, 5], // C is promised for the 26th now; A, E, F of 5
  ['customer_otif', { variant: 'requested' }, 50, 6], // A, F, G
  ['on_time_despatch', { variant: 'last_promise' }, 100, 6], // C is not due any more, E was promised for the 22nd
  ['on_time_despatch', { variant: 'requested' }, 71.4286, 7],
  ['carrier_on_time', { variant: 'despatch' }, 66.6667, 3], // H3 left a day late
  ['supplier_otif', { variant: 'last_promise' }, 50, 4], // L2 was confirmed again
  ['supplier_on_time', { variant: 'requested' }, 25, 4], // L3 only: L1's second part came after the 8th
  ['supplier_otif', { settings: [{ name: 'grace_days', value: 2 }] }, 50, 4], // L2 too
  ['supplier_on_time', { settings: [{ name: 'early_days', value: 6 }] }, 50, 4], // L3 too
])('%s with %j is %d over %d cases', async (definition, more, value, cases) => {
  const [row] = rowsOf(await measured(definition, more));
  expect(row![definition]).toBeCloseTo(value, 3);
  expect(row!.number_of_cases).toBe(cases);
});

test.each([
  ['on_time_despatch', {}, { late_lines: 2 }], // of 7: D and E
  ['carrier_on_time', {}, { late_shipments: 2 }], // of 3
  ['carrier_on_time', { variant: 'despatch' }, { late_shipments: 1 }],
  ['supplier_on_time', {}, { late_lines: 3 }], // of 4
  ['supplier_on_time', { settings: [{ name: 'early_days', value: 6 }] }, { late_lines: 2 }],
])('%s with %j counts what was not on time', async (definition, more, figures) => {
  expect(rowsOf(await measured(definition, more))).toEqual([expect.objectContaining(figures)]);
});

test('a period is half open', async () => {
  // The 20th and the 21st, not the 22nd: 14 of 20.
  expect(rowsOf(await measured('unit_fill_rate', { from: '2026-11-20', until: '2026-11-22' }))[0]).toMatchObject({ unit_fill_rate: 70, number_of_cases: 3 });
  expect(rowsOf(await measured('unit_fill_rate', { from: '2026-11-20', until: '2026-11-21' }))[0]).toMatchObject({ unit_fill_rate: 80, number_of_cases: 1 });
});

test('the worst comes first, and a key leads to the columns of its view', async () => {
  const output = await measured('supplier_otif', { group_by: ['supplier_name'] });
  expect(rowsOf(output)).toEqual([
    { supplier_name: 'Rhône', supplier_otif: 0, number_of_cases: 2 }, { supplier_name: 'Nordwind', supplier_otif: 50, number_of_cases: 2 },
  ]);
  expect(output.blocks[0]!.order).toBe('worst first');
  expect(output.blocks[0]!.columns).toEqual([
    { name: 'supplier_name', label: 'Supplier name', type: 'text' }, { name: 'supplier_otif', label: 'Supplier OTIF', type: 'number', unit: '%' },
    { name: 'number_of_cases', label: 'Purchase order lines due', type: 'integer' },
  ]);
});

test('a measure by month stands in the order of its months', async () => {
  const rows = rowsOf(await measured('unit_fill_rate', { group_by: ['month', 'product_group'] }));
  expect(rows.map(row => [row.month, row.product_group, row.unit_fill_rate])).toEqual([
    ['2025-11-01', 'Bearings', 100], ['2026-11-01', 'Bearings', 86.66666666666667], ['2026-11-01', 'Pumps', 20],
  ]);
});

test('the median and the concentration are those of each group', async () => {
  expect(rowsOf(await measured('order_cycle_time', { group_by: ['warehouse_id'], order: 'lowest_first' }))).toMatchObject([
    { warehouse_id: 'WH01', order_cycle_time: 6 }, { warehouse_id: 'WH02', order_cycle_time: 8 },
  ]);
  expect(rowsOf(await measured('spend_concentration', { group_by: ['warehouse_id'] }))).toMatchObject([
    { spend_concentration: 10_000, suppliers: 1 }, { spend_concentration: 10_000, suppliers: 1 },
  ]);
});

test('conditions bound the cases, also by columns that a key leads to', async () => {
  expect(rowsOf(await measured('stock_value', { filters: [{ column: 'product_group', values: ['Bearings', 'Valves'] }] }))[0]).toMatchObject({ stock_value: 265, number_of_cases: 2 });
});

test('the answer carries the definition, its date, its denominator and n', async () => {
  const output = await measured('customer_otif');
  expect(output.label).toBe('by_definition');
  expect(output.summary).toBe('Customer OTIF: 33.3 %, over 6 customer orders due (first promised date of the last line up to 24 Nov 2026).');
  expect(output.evidence[0]).toMatchObject({
    definition: { id: 'customer_otif', wording: DEFINITIONS.customer_otif!.wording },
    assumptions: [
      'Counted by first promised date of the last line up to 24 Nov 2026.', '1 of the customer orders due: without a delivery record, counted by the day of despatch.',
    ],
    population: { noun: 'customer orders due', asked: 6, worked: 6, leftOut: [] },
  });
});

test('no cases are neither 0 % nor 100 %, and none within a scope is another sentence', async () => {
  const nothing = { from: '2020-01-01', until: '2021-01-01' };
  expect((await measured('customer_otif', nothing)).summary)
    .toBe('Customer OTIF: no cases. There are no customer orders due (first promised date of the last line from 1 Jan 2020 before 1 Jan 2021).');
  const output = await measured('customer_otif', nothing, reader(['WH01']));
  expect(output.summary)
    .toBe('Customer OTIF: no cases. There are no customer orders due within your scope (WH01) (first promised date of the last line from 1 Jan 2020 before 1 Jan 2021).');
  expect(rowsOf(output)).toEqual([{ customer_otif: null, number_of_cases: 0 }]);
});

test('the scope of who asks bounds every measure', async () => {
  expect(rowsOf(await measured('stock_value', {}, reader(['WH02'])))[0]).toMatchObject({ stock_value: 400, number_of_cases: 1 });
  expect(rowsOf(await measured('supplier_otif', {}, reader(['WH01'])))[0]).toMatchObject({ supplier_otif: 50, number_of_cases: 2 });
  expect(rowsOf(await measured('supplier_otif', {}, reader([])))[0]).toMatchObject({ supplier_otif: null, number_of_cases: 0 });
});

test.each([
  [{ definition: 'customer_otiff' }, 'There is no definition "customer_otiff" that you may use.'],
  [{ definition: 'customer_otif', variant: 'lies' }, 'customer_otif has no variant "lies".'],
  [{ definition: 'customer_otif', group_by: ['product_id'] }, 'customer_otif cannot be broken down or bounded by "product_id".'],
  [{ definition: 'stock_value', from: '2026-01-01' }, 'stock_value is a state on the as-of date, not of a period.'],
  [{ definition: 'supplier_otif', settings: [{ name: 'grace_days', value: 400 }] }, 'supplier_otif cannot take 400 for grace_days.'],
  [{ definition: 'supplier_otif', from: '2026-11-01', until: '2026-11-01' }, 'supplier_otif was asked for a period that ends before it begins.'],
])('%j is refused with what is wrong', async (input, message) => {
  await expect(run(queryData, { purpose: 'x', ...input }, servicesOver(company.engine, ACCESS), reader())).rejects.toThrow(message);
});

test('a measure over views that somebody may not query does not exist for them', async () => {
  await expect(measured('supplier_otif', {}, somebody('warehouse_manager'))).rejects.toMatchObject({ code: 'MEANING_NOT_OFFERED' });
});

/** Every way to break a measure down runs through the guard and the engine. */
test.each(Object.values(DEFINITIONS).flatMap(({ id, variants = {} }) => [[id, undefined], ...Object.keys(variants).map(variant => [id, variant])] as [string, string?][]))(
  '%s (%s) can be broken down by each of its groups', async (id, variant) => {
    const definition = DEFINITIONS[id]!;
    const groups = [...(variant === undefined ? definition : { ...definition, ...definition.variants![variant] }).groups, ...(definition.date === undefined ? [] : ['month'])];
    const output = await measured(id, { ...(variant === undefined ? {} : { variant }), group_by: groups });
    expect(output.blocks[0]!.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(groups));
  },
);

test('the sentence names the worst, and what they are measured over', async () => {
  expect((await measured('supplier_otif', { group_by: ['supplier_id', 'supplier_name'] })).summary).toBe(
    'Supplier OTIF by supplier id and supplier name, worst first: S2 (Rhône) 0 %, S1 (Nordwind) 50 %, over 4 purchase order lines due (first confirmed date up to 24 Nov 2026).',
  );
  expect((await measured('freight_per_order', { filters: [{ column: 'carrier_id', values: ['C1'] }] })).summary)
    .toBe('Freight per order of EUR: 20, over 2 shipments despatched (day of despatch up to 24 Nov 2026).');
});
