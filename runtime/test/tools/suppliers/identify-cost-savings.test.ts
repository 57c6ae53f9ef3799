import { PERSONAS, VIEWS } from '../../../../src/contract';
import { AccessController } from '../../../src/access';
import { identifyCostSavings } from '../../../src/tools/suppliers/identify-cost-savings';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';
import { SAVING_SUPPLIERS } from './offering-suppliers';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(SAVING_SUPPLIERS); });
afterAll(() => company.close());

const buyer = somebody('procurement_specialist');
const asked = (input: unknown) => run(identifyCostSavings, input, servicesOver(company.engine), buyer);

test('a saving can be worked out by hand', async () => {
  const output = await asked({});

  // Now 10 less 73 days at 8 % is 9.84; there 8 x 1.1 = 8.80; 1,200 a year. S3 has delivered nothing: as reliable as the middle, which here is S1.
  expect(rowsOf(output)).toEqual([{
    product_id: 'P6', product_name: 'Belt', base_unit: 'piece', from_supplier: 'S1', to_supplier: 'S3', to_supplier_name: 'Cedar', net_saving: 1248, net_percent: 10.6,
    gross_saving: 1248, minimum_order_cost: 0, safety_stock_cost: 0, reject_cost: 0, landed_now: 9.84, landed_then: 8.8, demand: 1200, order_quantity: 100, order_months: 1, valid_days: 365,
  }]);
  expect(output.measured!.savingsFound).toBeCloseTo(1_248, 6);
  expect(output.summary).toBe('1 product of 3 with another approved offer saves 5 % net or more: 1,248 company currency a year net (1,248 gross). '
    + 'Most: P6 from S3 (Cedar) instead of S1, 1,248 (10.6 %). 1 offer is cheaper on paper and not taken: see why in the second table.');
});

test('cheaper on paper by a minimum order of 14 months, by carton or in dollars: no saving, and the reason is told', async () => {
  const output = await asked({});
  const { columns, rows } = output.blocks[1]!;

  // P4 from S2: 9.84 - 9.20 on 1,200.
  expect(rows.map(row => Object.fromEntries(row.map((cell, place) => [columns[place]!.name, cell])))).toEqual([
    expect.objectContaining({ product_id: 'P4', to_supplier: 'S2', gross_saving: 768, reason: 'minimum order longer than a year of demand' }),
  ]);
  expect(output.evidence[0]!.warnings.slice(0, 2)).toEqual([
    '1 product without a saving: no alternative is cheaper.', '1 product without a saving: minimum order longer than a year of demand.',
  ]);
});

test('everybody is accounted for, and how capacity is shared is said', async () => {
  const { evidence: [evidence] } = await asked({});

  expect(evidence!.population).toEqual({
    noun: 'products', asked: 5, worked: 3, leftOut: [{ reason: 'not bought in 12 months', count: 2 }],
  });
  expect(evidence!.assumptions.at(-1)).toContain('Capacity that products share is allocated so that all of them together save most net (mixed-integer program, HiGHS)');
  expect(evidence!.warnings).toContain('Capacity of suppliers is not known: every saving is taken as if there were enough.');
});

test('without a rate an offer is not compared: the currency is named, and who is left out for it is counted', async () => {
  const poor = await openSmallCompany({ ...SAVING_SUPPLIERS, exchange_rates: [] });
  const { evidence: [evidence] } = await run(identifyCostSavings, {}, servicesOver(poor.engine), buyer);
  await poor.close();

  // P6 has an offer in EUR and one in USD; P1 has others in EUR as well.
  expect(evidence!.population).toEqual({
    noun: 'products', asked: 5, worked: 2, leftOut: [
      { reason: 'no exchange rate for the other approved offers: USD', count: 1 }, { reason: 'not bought in 12 months', count: 2 },
    ],
  });
  expect(evidence!.warnings[0]).toBe('Offers in USD are not compared: there is no exchange rate.');
});

test('what is bought in a currency without a rate is not called unbought', async () => {
  const prices = SAVING_SUPPLIERS.supplier_prices!.map(row => row.product_id === 'P6' && row.supplier_id === 'S1' ? { ...row, currency: 'CHF' } : row);
  const poor = await openSmallCompany({ ...SAVING_SUPPLIERS, supplier_prices: prices });
  const { summary } = await run(identifyCostSavings, { group: 'Belts' }, servicesOver(poor.engine), buyer);
  await poor.close();

  expect(summary).toBe('No product of the group Belts can be judged: 1 (bought in CHF, which has no exchange rate).');
});

const answerOver = async (changed: SmallCompany, input: unknown, identity = buyer) => {
  const changedCompany = await openSmallCompany({ ...SAVING_SUPPLIERS, ...changed });
  const output = await run(identifyCostSavings, input, servicesOver(changedCompany.engine), identity);
  await changedCompany.close();
  return output;
};

test('a scope does not see what other warehouses take of a supplier\'s capacity, and the answer says so', async () => {
  const supplier_capacity = Array.from({ length: 12 }, (_, month) => ({
    supplier_id: 'S3', product_group: 'Belts', period_start: `${2026 + Math.floor((month + 11) / 12)}-${String((month + 11) % 12 + 1).padStart(2, '0')}-01`, capacity: 200,
  }));
  const purchase_order_lines = [...SAVING_SUPPLIERS.purchase_order_lines!, {
    ...SAVING_SUPPLIERS.purchase_order_lines!.find(row => row['product_id'] === 'P6')!, purchase_order_id: 'PO10', supplier_id: 'S3', quantity_ordered: 1,
  }];
  const scoped = await answerOver({ supplier_capacity, purchase_order_lines }, { group: 'Belts' }, somebody('procurement_specialist', ['WH01']));

  expect(scoped.summary).toContain('1 product of 1 of the group Belts with another approved offer saves 5 % net or more within your scope (WH01): ');
  expect(scoped.summary).toContain(' What warehouses beyond your scope take of the capacity of these suppliers is not known here: ask before you count on it.');
  expect(scoped.evidence[0]!.warnings).toContain(
    'Of the capacity of suppliers only what your warehouses take is taken off: others may leave less, and a saving may then not be had.');
  const whole = await answerOver({ supplier_capacity, purchase_order_lines }, { group: 'Belts' });
  expect(whole.summary).not.toContain('beyond your scope');
});

test('a price list that begins above the minimum order is a minimum', async () => {
  const supplier_prices = SAVING_SUPPLIERS.supplier_prices!.map(row => row['product_id'] === 'P6' && row['supplier_id'] === 'S3' ? { ...row, min_quantity: 1_300 } : row);
  const output = await answerOver({ supplier_prices }, { group: 'Belts' });

  // 1,200 a year.
  expect(output.summary).toBe('Not even the one product of the group Belts with another approved offer saves 5 % net or more. '
    + '1 offer is cheaper on paper and not taken: see why in the second table.');
  expect(output.blocks[1]!.rows.map(row => row.at(-1))).toEqual(['minimum order longer than a year of demand']);
});

test('what was cancelled was not bought; bought without a price that holds is another reason than not bought', async () => {
  const lines = (more: object) => SAVING_SUPPLIERS.purchase_order_lines!.map(row => row['product_id'] === 'P6' ? { ...row, ...more } : row);

  expect((await answerOver({ purchase_order_lines: lines({ quantity_cancelled: 100 }) }, { group: 'Belts' })).summary)
    .toBe('No product of the group Belts can be judged: 1 (not bought in 12 months).');
  expect((await answerOver({ purchase_order_lines: lines({ supplier_id: 'S4' }) }, { group: 'Belts' })).summary)
    .toBe('No product of the group Belts can be judged: 1 (bought from a supplier without a price that holds now).');
});

test('none of a group and nothing to judge are different sentences', async () => {
  expect((await asked({ group: 'bolts' })).summary).toBe('Not even the one product of the group Bolts with another approved offer saves 5 % net or more.');
  expect((await asked({ group: 'Washers' })).summary).toBe('No product of the group Washers can be judged: 1 (not bought in 12 months).');
  expect((await asked({ min_savings_percent: 20 })).summary).toMatch(/^None of the 3 products with another approved offer saves 20 % net or more\./);
});

test('whoever may not read prices gets percents', async () => {
  const personas = { ...PERSONAS, planner: { id: 'planner', title: 'planner', views: ['products'], tools: ['identify_cost_savings'] } };
  const output = await run(identifyCostSavings, {}, servicesOver(company.engine, new AccessController({ personas, views: VIEWS })), { ...buyer, persona: 'planner' });

  expect(Object.keys(rowsOf(output)[0]!).filter(name => /saving|cost|landed|name$/.test(name))).toEqual(['product_name']);
  expect(output.summary).toMatch(/^1 product of 3 with another approved offer saves 5 % net or more\. Most: P6 from S3 instead of S1, 10\.6 %\./);
});
