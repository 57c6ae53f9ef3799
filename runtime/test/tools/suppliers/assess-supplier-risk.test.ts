import { PERSONAS, VIEWS } from '../../../../src/contract';
import { AccessController, QueryRefusedError } from '../../../src/access';
import { queryData } from '../../../src/tools/sql/query-data';
import { assessSupplierRisk } from '../../../src/tools/suppliers/assess-supplier-risk';
import { assessRisk, concentrationOf } from '../../../src/tools/suppliers/supplier-risk';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

const offer = (supplier_id: string, product_id: string, more: object = {}) =>
  ({ supplier_id, product_id, min_quantity: 1, price: 1, currency: 'EUR', unit_factor: 1, valid_from: '2026-01-01', valid_to: '2026-12-31', approved: true, ...more });
const bought = (id: string, supplier_id: string, warehouse_id: string, quantity: number, unit_price_base: number) => ({
  lines: { purchase_order_id: id, line_number: 1, supplier_id, warehouse_id, product_id: 'P1', order_date: '2026-08-01', first_confirmed_date: '2026-08-10', quantity_ordered: quantity, unit_price: unit_price_base, unit_price_base, currency: 'EUR' },
  receipt: { receipt_id: `R${id}`, purchase_order_id: id, line_number: 1, supplier_id, warehouse_id, product_id: 'P1', received_date: '2026-08-10', quantity_received: quantity, quantity_rejected: 0 },
});
const BOUGHT = [bought('1', 'S1', 'WH01', 60, 10), bought('2', 'S2', 'WH01', 30, 10), bought('3', 'S3', 'WH02', 10, 10)];
const sale = (product_id: string, quantity_ordered: number, unit_price: number, more: object = {}) =>
  ({ order_id: 'O', warehouse_id: 'WH01', product_id, order_date: '2026-09-01', quantity_ordered, unit_price, currency: 'EUR', ...more });

const COMPANY: SmallCompany = {
  products: ['P1', 'P2', 'P3', 'P4'].map(id => ({ product_id: id, product_name: `Part ${id}`, unit_cost: 6, discontinued_date: id === 'P4' ? '2026-03-01' : null })),
  suppliers: [{ supplier_id: 'S1', supplier_name: 'Alder', approved: true }, { supplier_id: 'S2', supplier_name: 'Birch', approved: true }, { supplier_id: 'S3', supplier_name: 'Cedar', approved: false }],
  supplier_prices: [
    offer('S1', 'P1'), offer('S2', 'P1'), offer('S1', 'P2'), offer('S3', 'P2'), offer('S2', 'P2', { valid_to: '2026-06-30' }), offer('S2', 'P3'), offer('S1', 'P4'),
  ],
  purchase_order_lines: BOUGHT.map(({ lines }) => lines),
  receipts: BOUGHT.map(({ receipt }) => receipt),
  exchange_rates: [{ currency: 'USD', day: '2026-11-01', rate_to_base: 0.5 }],
  sales_order_lines: [
    sale('P1', 5, 10), sale('P1', 5, 10),
    sale('P2', 10, 10), sale('P2', 10, 22, { currency: 'USD' }), sale('P2', 10, 10, { quantity_cancelled: 10, cancel_reason: 'customer' }),
    sale('P3', 4, 10), sale('P4', 100, 10), sale('P2', 9, 10, { order_date: '2025-01-01' }),
  ],
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const buyer = somebody('procurement_specialist');
const asked = (input: unknown, identity = buyer) => run(assessSupplierRisk, input, servicesOver(company.engine), identity);

test('what hangs on each supplier can be worked out by hand', async () => {
  const output = await asked({});

  // P2: S2's price has ended and S3 is not approved, so S1 alone. 10 x (10 - 6) + 10 x (22 x 0.5 - 6) = 40 + 50. P3: S2 alone, 4 x 4. P4 is not sold any more.
  // Value received 600, 300, 100 of 1,000: HHI 3,600 + 900 + 100 = 4,600, as 10,000 / 4,600 = 2.2 equal ones.
  expect(rowsOf(output)).toEqual([
    { supplier_id: 'S1', supplier_name: 'Alder', single_source_products: 1, best_sellers: 0, margin_at_stake: 90, revenue_at_stake: 210, value_received: 600, value_share: 60, products: 1, hhi: 4600, effective_suppliers: 2.2, lead_before: null, lead_after: null, notable: 'not ranked: fewer than 5 purchase orders due' },
    { supplier_id: 'S2', supplier_name: 'Birch', single_source_products: 1, best_sellers: 0, margin_at_stake: 16, revenue_at_stake: 40, value_received: 300, value_share: 30, products: 1, hhi: 4600, effective_suppliers: 2.2, lead_before: null, lead_after: null, notable: 'not ranked: fewer than 5 purchase orders due' },
    { supplier_id: 'S3', supplier_name: 'Cedar', single_source_products: 0, best_sellers: 0, margin_at_stake: 0, revenue_at_stake: 0, value_received: 100, value_share: 10, products: 1, hhi: 4600, effective_suppliers: 2.2, lead_before: null, lead_after: null, notable: 'not ranked: fewer than 5 purchase orders due' },
  ]);
  expect(output.blocks[1]!.rows).toEqual([
    ['P2', 'Part P2', 'S1', 2, 2, false, 90, 210, 'S3'],
    ['P3', 'Part P3', 'S2', 1, 3, false, 16, 40, null],
  ]);
  expect(output.summary).toBe('The concentration of value received in 12 months in all warehouses is 4,600 HHI points of 10,000, as of 2.2 suppliers of the same size. '
    + '2 products of 3 sold have one approved source; most hangs on S1 (Alder): 1 product with a margin of 90 company currency a year on it.');
});

test('what is said of one supplier names the scope it holds for, and what counts as sold is told', async () => {
  const output = await asked({ supplier: 'S1' }, somebody('procurement_specialist', ['WH01']));

  // S3 delivers to WH02 only: 600 of 900.
  expect(output.summary).toMatch(
    /^Within your scope \(WH01\) S1 \(Alder\) is the only approved source of 1 product sold with a margin of 90 company currency a year on it\. It delivered 1 product in 12 months, 66\.7 % of the value received\./);
  expect((await asked({ supplier: 'S1' })).summary).toMatch(/^S1 \(Alder\) is the only approved source of 1 product sold/);
  expect(output.evidence[0]!.assumptions).toContain(
    'Sold is what customers ordered, less what they withdrew themselves; what was cancelled for want of stock is in it: that, too, hangs on the source.');
});

test('without a rate a margin is not known, never 0: no total of a part, ranked by share of value, and said', async () => {
  // P2, of S1 alone, is sold in EUR and USD: no total. P3, of S2 alone, is sold in EUR only: 16.
  const poor = await openSmallCompany({ ...COMPANY, exchange_rates: [] });
  const output = await run(assessSupplierRisk, {}, servicesOver(poor.engine), buyer);
  const one = await run(assessSupplierRisk, { supplier: 'S1' }, servicesOver(poor.engine), buyer);
  await poor.close();

  expect(rowsOf(output).map(row => [row.supplier_id, row.margin_at_stake, row.revenue_at_stake, row.value_share]))
    .toEqual([['S1', null, null, 60], ['S2', 16, 40, 30], ['S3', 0, 0, 10]]);
  expect(output.blocks[0]!.order).toBe('largest share of value first: not every margin that hangs on a supplier is known');
  expect(output.blocks[1]!.rows.map(([product, , , , , , margin]) => [product, margin])).toEqual([['P3', 16], ['P2', null]]);
  expect(output.summary).toContain('2 products of 3 sold have one approved source; not every margin is known: of these sources the largest by value received is '
    + 'S1 (Alder): 1 product with a margin that is not known (of 1).');
  expect(output.evidence[0]!.warnings).toEqual(expect.arrayContaining([
    'Sales in USD have no exchange rate: the margin of what is sold in it is not known.',
    'The margin of 1 product is not known: no rate, price or standard cost. A supplier with one of them has no total, and suppliers rank by their share of the value received.',
  ]));
  expect(one.summary).toMatch(/^S1 \(Alder\) is the only approved source of 1 product sold with a margin that is not known \(of 1\)\./);
});

test('one supplier alone', async () => {
  expect((await asked({ supplier: 'S2' })).summary).toMatch(/^S2 \(Birch\) is the only approved source of 1 product sold with a margin of 16 company currency a year on it\. It delivered 1 product in 12 months, 30 % of the value received\./);
});

test('within a scope, a supplier that delivers elsewhere only is not seen, and it is said', async () => {
  const output = await asked({}, somebody('procurement_specialist', ['WH01']));

  expect(rowsOf(output).map(row => row.supplier_id)).toEqual(['S1', 'S2']);
  expect(output.evidence[0]!.warnings[0]).toBe('Sources, sales and value are those within your scope: a supplier that delivers elsewhere only is not seen.');
});

test('the tool reads sales that its user may not query: the same SQL is refused', async () => {
  const sql = 'SELECT SUM(quantity_ordered) AS q FROM sales_order_lines';

  await expect(run(queryData, { sql, purpose: 'sales' }, servicesOver(company.engine), buyer)).rejects.toBeInstanceOf(QueryRefusedError);
  expect((await asked({})).evidence[0]!.views).toContain('sales_order_lines');
});

test('whoever may not read prices and names gets counts and shares', async () => {
  const personas = { ...PERSONAS, planner: { id: 'planner', title: 'planner', views: ['products'], tools: ['assess_supplier_risk'] } };
  const output = await run(assessSupplierRisk, {}, servicesOver(company.engine, new AccessController({ personas, views: VIEWS })), { ...buyer, persona: 'planner' });

  expect(Object.keys(rowsOf(output)[0]!).filter(name => /name|margin|revenue|value_received/.test(name))).toEqual([]);
  expect(output.summary).toContain('most hangs on S1: 1 product.');
});

test('no purchase orders is a sentence of its own', async () => {
  expect((await asked({}, somebody('procurement_specialist', ['WH09']))).summary)
    .toBe('No purchase orders are recorded within your scope (WH09), so no supplier was assessed.');
});

test('the index of a single supplier is 10,000, of n equal ones 10,000 / n, and it never leaves these', () => {
  expect(concentrationOf([5])).toEqual({ hhi: 1e4, effectiveSuppliers: 1, value: 5 });
  expect(concentrationOf([3, 3, 3, 3])).toEqual({ hhi: 2_500, effectiveSuppliers: 4, value: 12 });
  // U.S. Department of Justice, Herfindahl-Hirschman Index: four firms with shares of 30, 30, 20 and 20 percent, the HHI is 2,600.
  expect(concentrationOf([30, 30, 20, 20])!.hhi).toBeCloseTo(2_600, 9);
  expect(concentrationOf([])).toBeNull();
});

test('the index is the chance that two euros went to the same supplier, drawn one by one with replacement', () => {
  const values = [7, 5, 3, 1];
  const euros = values.flatMap((value, supplier) => Array.from({ length: value }, () => supplier));
  let same = 0;
  for (const one of euros) for (const other of euros) same += one === other ? 1 : 0;
  expect(concentrationOf(values)!.hhi).toBeCloseTo(1e4 * same / euros.length ** 2, 9);
});

test('the best sellers are 5 % of the products sold, by order lines', () => {
  const sold = Array.from({ length: 40 }, (_, place) => ({ product: `P${place}`, name: null, lines: 100 - place, quantity: 1, revenue: 1, margin: 1 }));
  const sources = sold.map(({ product }) => ({ product, approved: ['S1'], candidates: [] }));
  expect(assessRisk([{ id: 'S1', name: null }], new Map(), sources, sold).hanging.filter(({ bestSeller }) => bestSeller).map(({ product }) => product)).toEqual(['P0', 'P1']);
});
