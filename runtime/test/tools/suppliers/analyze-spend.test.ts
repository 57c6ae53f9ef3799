import { PERSONAS, VIEWS } from '../../../../src/contract';
import { AccessController } from '../../../src/access';
import { analyzeSpend } from '../../../src/tools/suppliers/analyze-spend';
import { chainedFisher } from '../../../src/tools/suppliers/price-index';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

const line = (supplier_id: string, product_id: string, order_date: string, quantity_ordered: number, unit_price: number, rate: number, more: object = {}) => ({
  purchase_order_id: `PO ${supplier_id} ${product_id} ${order_date}`, line_number: 1, supplier_id, product_id, warehouse_id: 'WH01', order_date, quantity_ordered,
  quantity_received: quantity_ordered, quantity_cancelled: 0, unit_price, currency: rate === 1 ? 'EUR' : 'USD', unit_price_base: unit_price * rate, status: 'closed', ...more,
});

/** 12 months to 23 Nov 2026 against the 12 before. */
const COMPANY: SmallCompany = {
  products: [{ product_id: 'P1', product_group: 'Bolts', base_unit: 'piece' }, { product_id: 'P2', product_group: 'Seals', base_unit: 'piece' }],
  suppliers: [{ supplier_id: 'S1', supplier_name: 'Alder' }, { supplier_id: 'S2', supplier_name: 'Birch' }],
  purchase_order_lines: [
    line('S1', 'P1', '2025-03-01', 10, 10, 0.9, { currency: 'USD' }), line('S1', 'P1', '2026-03-01', 20, 11, 1, { currency: 'USD' }),
    line('S2', 'P2', '2025-11-23', 12, 5, 1, { quantity_cancelled: 2 }), line('S2', 'P2', '2025-11-24', 5, 5, 1, { status: 'open', quantity_received: 2 }),
    line('S2', 'P2', '2026-04-01', 7, 5, 1, { unit_price_base: null }),
    line('S2', 'P2', '2024-11-23', 99, 5, 1), line('S2', 'P2', '2026-05-01', 8, 5, 1, { quantity_cancelled: 8 }),
    line('S2', 'P2', '2026-06-01', 10, 4, 1, { warehouse_id: 'WH02' }),
  ],
};

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const buyer = somebody('procurement_specialist', ['WH01']);
const asked = (input: unknown, identity = buyer) => run(analyzeSpend, input, servicesOver(company.engine), identity);

test('spend by supplier, and why it changed', async () => {
  const [all, first, second] = rowsOf(await asked({}));

  expect(first).toEqual({
    supplier_id: 'S1', supplier_name: 'Alder', spend: 220, spend_before: 90, change: 130, change_percent: 144.4, volume: 90, volume_percent: 100,
    price: 18, price_percent: 20, mix: 0, mix_percent: 0, exchange: 22, exchange_percent: 24.4, compared: 100, share: 89.8, lines: 1, open_commitment: 0,
  });
  // 10 x 5 and 5 x 5; 3 of them are still to come. The line without a price in company currency is not in it.
  expect(second).toMatchObject({ supplier_id: 'S2', spend: 25, spend_before: 50, volume: -25, price: 0, mix: 0, exchange: 0, open_commitment: 15 });
  // Pieces 20 then, 25 now: 140 x 25 %; at old prices 205, at the old mix 175.
  expect(all).toMatchObject({ supplier_id: 'all', spend: 245, spend_before: 140, change: 105, volume: 35, mix: 30, price: 18, exchange: 22 });
});

test('the sentence adds up, and says what is not in it', async () => {
  const output = await asked({});

  expect(output.summary).toBe('Spend within your scope (WH01) in the 12 months to 23 Nov is 245 company currency, +75 % on the 12 months before: '
    + 'volume +25 %, price +12.9 %, mix +21.4 %, exchange +15.7 %. Since 1 Jan it is 220 company currency. Prices stand at 100 in 10/2026, first of 11 months = 100; '
    + 'a trend of spend takes 12 months. Open commitment: 15 company currency.');
  expect(output.evidence[0]).toMatchObject({
    warnings: ['1 line without a known price in company currency: not in it.', 'In 10 months nothing was bought that was bought in the last month with orders: there the index stands still.'],
    population: { noun: 'order lines of 12 months', asked: 3, worked: 2, leftOut: [{ reason: 'no price in company currency', count: 1 }] },
  });
});

test('by group, of one supplier, and of a scope', async () => {
  expect(rowsOf(await asked({ by: 'group' })).map(row => [row.product_group, row.spend])).toEqual([['all', 245], ['Bolts', 220], ['Seals', 25]]);
  expect((await asked({ supplier: 's2' })).summary).toMatch(/^Spend with S2 \(Birch\) within your scope \(WH01\) in the 12 months to 23 Nov is 25 company currency, -50 % on the 12 months before: volume -50 %,/);
  expect(rowsOf(await asked({ by: 'warehouse' }, somebody('procurement_specialist'))).map(row => [row.warehouse_id, row.spend])).toEqual([['all', 285], ['WH01', 245], ['WH02', 40]]);
});

test('nothing ordered is a sentence, not 0 %, and another one than ordered at prices nobody knows', async () => {
  expect((await asked({}, somebody('procurement_specialist', ['WH09']))).summary).toBe('Nothing was ordered within your scope (WH09) in two years.');

  const unpriced = await openSmallCompany({ ...COMPANY, purchase_order_lines: COMPANY.purchase_order_lines!.map(row => ({ ...row, unit_price_base: null })) });
  const { summary } = await run(analyzeSpend, { supplier: 'S1' }, servicesOver(unpriced.engine), buyer);
  await unpriced.close();
  expect(summary).toBe('Spend with S1 (Alder) within your scope (WH01) is not known: of 2 lines ordered in two years none has a price in company currency.');
});

test('a month without orders is one without spend; one whose prices nobody knows is none', async () => {
  const { blocks: [, months] } = await asked({ supplier: 'S2' });

  // Ordered in November 2025, at an unknown price in April, and cancelled in May.
  expect(months!.rows.map(([month, spend, lines, index, compared]) => [month, spend, lines, index, compared])).toEqual([
    ['2025-11-01', 75, 2, 100, null],
    ...['2025-12', '2026-01', '2026-02', '2026-03', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'].map(month => [`${month}-01`, 0, 0, 100, 0]),
  ]);
});

test('the trend of a supplier that is ordered from now and then counts the months without orders', async () => {
  const everySecond = ['2025-10', '2025-12', '2026-02', '2026-04', '2026-06', '2026-08', '2026-10'];
  const rare = await openSmallCompany({ ...COMPANY, purchase_order_lines: [
    line('S1', 'P1', '2024-11-01', 1, 1, 1), ...everySecond.map(month => line('S1', 'P1', `${month}-05`, 10, 1, 1)),
  ] });
  const { summary, evidence: [evidence] } = await run(analyzeSpend, { supplier: 'S1' }, servicesOver(rare.engine), buyer);
  await rare.close();

  // 13 months, 6 of them 0: of the 78 slopes 36 are 0, 21 up and 21 down. Without the zeros it would be seven months, too few.
  expect(summary).toContain('first of 13 months = 100; no trend of spend shown.');
  expect(evidence!.inputs).toMatchObject({ trend_a_month: 0 });
});

test('prices are held against the last month with orders, over months without', () => {
  const items = (price: number) => new Map([['item', { quantity: 1, value: price }]]);

  expect(chainedFisher([{ month: 1, items: items(10) }, { month: 2, items: new Map() }, { month: 3, items: items(12) }])).toEqual([
    { month: 1, index: 100, coverage: null }, { month: 2, index: 100, coverage: 0 }, { month: 3, index: expect.closeTo(120, 9), coverage: 1 },
  ]);
});

test('a year that is not wholly recorded is not held against: no +281 % for want of data', async () => {
  const lately = (begin: string) => openSmallCompany({ ...COMPANY, purchase_order_lines: [
    line('S1', 'P1', begin, 10, 10, 1), line('S1', 'P1', '2026-03-01', 20, 11, 1),
  ] });
  const answer = async (begin: string) => {
    const young = await lately(begin);
    const output = await run(analyzeSpend, {}, servicesOver(young.engine), buyer);
    await young.close();
    return output;
  };

  const half = await answer('2025-06-01');
  expect(half.summary).toMatch(new RegExp('^Spend within your scope \\(WH01\\) in the 12 months to 23 Nov is 220 company currency; it cannot be held against the 12 months before, '
    + 'for orders are recorded from 1 Jun 2025 on only\\. '));
  expect(half.blocks[0]!.title).toBe('Spend of 12 months by supplier');
  expect(rowsOf(half)[0]).toMatchObject({ spend: 220, spend_before: null, change: null, change_percent: null, volume: null, price_percent: null, compared: null });

  expect((await answer('2026-02-01')).summary).toMatch(
    /^Spend within your scope \(WH01\) in the 12 months to 23 Nov is 320 company currency; orders are recorded from 1 Feb on only, so that it is less than that of 12 months\./);
  // The first order may be some days after the year has begun.
  expect((await answer('2024-12-20')).summary).toContain('+120 % on the 12 months before');
});

test('spend of the calendar year so far, and of the months asked for', async () => {
  expect((await asked({ supplier: 'S1', months: 9 })).summary).toContain(
    'Since 1 Jan it is 220 company currency. In the 9 complete months to 31 Oct it is 220 company currency.');
  expect((await asked({ supplier: 'S1' })).summary).not.toContain('complete months');
});

test('a share of the spend of a single supplier would be all of it: it is not shown', async () => {
  expect(rowsOf(await asked({ supplier: 'S1' }))[0]).not.toHaveProperty('share');
  expect(rowsOf(await asked({ supplier: 'S2', by: 'product' }))[0]).toMatchObject({ product_id: 'P2', share: 100 });
});

test('whoever may not read prices gets the percents', async () => {
  const personas = { ...PERSONAS, planner: { id: 'planner', title: 'planner', views: ['products'], tools: ['analyze_spend'] } };
  const output = await run(analyzeSpend, {}, servicesOver(company.engine, new AccessController({ personas, views: VIEWS })), { ...buyer, persona: 'planner' });

  expect(Object.keys(rowsOf(output)[0]!)).toEqual(['supplier_id', 'change_percent', 'volume_percent', 'price_percent', 'mix_percent', 'exchange_percent', 'compared', 'share', 'lines']);
  expect(output.summary).toMatch(/^Spend within your scope \(WH01\) in the 12 months to 23 Nov, \+75 % on the 12 months before:/);
  expect(output.summary).not.toContain('company currency');
});
