import { PERSONAS, VIEWS } from '../../../../src/contract';
import { AccessController } from '../../../src/access';
import { compareSupplierCosts } from '../../../src/tools/suppliers/compare-supplier-costs';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { OFFERING_SUPPLIERS } from './offering-suppliers';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(OFFERING_SUPPLIERS); });
afterAll(() => company.close());

const buyer = somebody('procurement_specialist');
const asked = (input: unknown) => run(compareSupplierCosts, input, servicesOver(company.engine), buyer);

test('offers are compared by the piece and in company currency, at the break of the real order size', async () => {
  const rows = rowsOf(await asked({ products: ['P1'] }));

  // Ordered 60 and 140, mean 100: from 100 on a carton of 10 is 19. Freight 5 %; 73 days at 8 % are worth 1.9 x 0.08 / 5.
  // 10 and 14 days: deviation 2.828; 1.9646 x (1.645 x 2.828 x 0.25 / 365 + 2 / 200) = 0.0259.
  expect(rows.find(row => row.supplier_id === 'S1')).toMatchObject({
    index: 100, price: 1.9, freight: 0.095, duty: 0, terms: 0.0304, landed: 1.9646, unreliability: 0.0259, total: 1.9905, quoted: 19, unit_factor: 10,
    order_quantity: 100, usual: true, bought: 200, ends_on: '2026-12-31',
  });
  // 18 a carton looks cheaper than 19, and holds 8; 1.95 dollars are 2.145.
  expect(rows.filter(row => row.supplier_id === 'S2' || row.supplier_id === 'S3').map(row => [row.supplier_id, row.price, row.index, row.unreliability]))
    .toEqual([['S3', 2.145, 107.8, null], ['S2', 2.25, 113, null]]);
});

test('who is not approved is shown, and never the base of the index', async () => {
  const output = await asked({ products: ['P1'] });

  expect(rowsOf(output)[0]).toMatchObject({ supplier_id: 'S5', approved: false, index: 50.2 });
  expect(output.summary).toBe('P1 (Hex bolt M8) is offered by 4 suppliers; S1 (Alder), from which most is bought, is cheapest at 1.9905 company currency a piece, all costs in. '
    + 'Prices of S1 end on 31 Dec with none to follow.');
  expect(output.evidence[0]!.warnings).toEqual([
    'Cost of unreliability not known for 3 offers: the supplier delivered too little in 12 months. It counts as none.',
    '1 offer of suppliers that are not approved: shown, never the base of the index.',
  ]);
});

test('a minimum order of 14 months is not the cheapest offer', async () => {
  const output = await asked({ group: 'seals' });

  // 1,400 of 1,200 a year.
  expect(rowsOf(output).map(row => [row.supplier_id, row.min_order_months])).toEqual([['S2', 14], ['S1', 0]]);
  expect(rowsOf(output)[1]).toMatchObject({ index: 100 });
  expect(output.summary).toMatch(/S2 \(Birch\) asks for less \(index 9\d.*\), but its minimum order of 1,400 lasts 14 months\./);
});

test('of several price lists that end each has its day', async () => {
  const ends: Readonly<Record<string, string>> = { S1: '2026-12-31', S2: '2026-12-05', S3: '2026-12-05' };
  const supplier_prices = OFFERING_SUPPLIERS.supplier_prices!.filter(row => row['product_id'] === 'P1')
    .map(row => ({ ...row, valid_to: row['valid_to'] === '2025-12-31' ? '2025-12-31' : ends[String(row['supplier_id'])] ?? '2027-12-31' }));
  const ending = await openSmallCompany({ ...OFFERING_SUPPLIERS, supplier_prices });
  const { summary } = await run(compareSupplierCosts, { products: ['P1'] }, servicesOver(ending.engine), buyer);
  await ending.close();

  expect(summary).toMatch(/ Prices of S3, S2 end on 5 Dec with none to follow\. Prices of S1 end on 31 Dec with none to follow\.$/);
});

test('an offer that cannot be used is not called cheapest', async () => {
  const supplier_prices = OFFERING_SUPPLIERS.supplier_prices!.filter(row => row['supplier_id'] === 'S5');
  const unusable = await openSmallCompany({ ...OFFERING_SUPPLIERS, supplier_prices });
  const { summary } = await run(compareSupplierCosts, { products: ['P1'] }, servicesOver(unusable.engine), buyer);
  await unusable.close();

  expect(summary).toBe('P1 (Hex bolt M8) is offered by 1 supplier, which is not approved, or whose minimum order lasts longer than 12 months; '
    + 'S5 (Elm) asks least, 1.00 company currency a piece, all costs in.');
});

test('a price in a currency that the data do not name is said to be one', async () => {
  const supplier_prices = OFFERING_SUPPLIERS.supplier_prices!.map(row => row['product_id'] === 'P3' && row['supplier_id'] === 'S4' ? { ...row, currency: null } : row);
  const nameless = await openSmallCompany({ ...OFFERING_SUPPLIERS, supplier_prices });
  const { evidence: [evidence] } = await run(compareSupplierCosts, { products: ['P3'] }, servicesOver(nameless.engine), buyer);
  await nameless.close();

  expect(evidence!.warnings).toContain('Offers in no named currency are not compared: there is no exchange rate.');
});

test('a scope is said with what was compared in it; none of several reads as none', async () => {
  const scoped = (input: unknown, warehouse: string) => run(compareSupplierCosts, input, servicesOver(company.engine), somebody('procurement_specialist', [warehouse]));

  // 3 less 73 days at 8 % is 2.952; deviation of 2.828 days at 20 %, and 1 % rejects.
  expect((await scoped({ products: ['P2'] }, 'WH01')).summary).toBe(
    'P2 (Hex bolt M9) is offered by 1 supplier within your scope (WH01); S1 (Alder) is cheapest at 2.989 company currency a piece, all costs in. '
    + 'Prices of S1 end on 31 Dec with none to follow.');
  expect((await scoped({}, 'WH09')).summary).toBe('Nothing can be compared for all products within your scope (WH09): no price holds now from more than one supplier.');
  expect((await asked({ products: ['P1', 'P2'] })).summary).toMatch(/^For none of the 2 products another supplier is cheaper than the one from which most is bought, all costs in\./);
});

test('a currency without a rate is refused, not taken for the company\'s own', async () => {
  const output = await asked({ products: ['P3'] });

  expect(rowsOf(output).map(row => row.supplier_id)).toEqual(['S1']);
  expect(output.evidence[0]!.warnings).toContain('Offers in JPY are not compared: there is no exchange rate.');
});

test('without products all are looked at that several suppliers offer, and the others are counted', async () => {
  const output = await asked({});

  expect([...new Set(rowsOf(output).map(row => row.product_id))].sort()).toEqual(['P1', 'P4']);
  expect(output.evidence[0]!.population).toEqual({ noun: 'products', asked: 4, worked: 2, leftOut: [{ reason: 'offered by one supplier only', count: 2 }] });
});

test('a product, a group and a product without a price are different sentences', async () => {
  await expect(asked({ products: ['P9'] })).rejects.toMatchObject({ code: 'NO_SUCH_PRODUCT', message: 'There is no product P9.' });
  await expect(asked({ group: 'Screws' })).rejects.toMatchObject({ code: 'NO_SUCH_PRODUCT', message: 'There is no product group Screws.' });
  expect((await asked({ products: ['P5'] })).summary).toBe('Nothing can be compared for P5: no supplier has a price that holds now.');
});

test('whoever may not read prices gets the index without them', async () => {
  const personas = { ...PERSONAS, planner: { id: 'planner', title: 'planner', views: ['products'], tools: ['compare_supplier_costs'] } };
  const services = servicesOver(company.engine, new AccessController({ personas, views: VIEWS }));
  const output = await run(compareSupplierCosts, { products: ['P1'] }, services, { ...buyer, persona: 'planner' });

  expect(Object.keys(rowsOf(output)[0]!)).toEqual([
    'product_id', 'base_unit', 'supplier_id', 'index', 'price_unit', 'unit_factor', 'order_quantity', 'min_order', 'min_order_months', 'lead_days', 'bought', 'usual', 'approved', 'ends_on',
  ]);
  expect(output.summary).toMatch(/^P1 \(Hex bolt M8\) is offered by 4 suppliers; S1, from which most is bought, is cheapest at index 100, all costs in\./);
});
