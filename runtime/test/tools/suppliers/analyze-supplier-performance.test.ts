import { PERSONAS, VIEWS } from '../../../../src/contract';
import { AccessController } from '../../../src/access';
import { analyzeSupplierPerformance } from '../../../src/tools/suppliers/analyze-supplier-performance';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { DELIVERING_SUPPLIERS } from './delivering-suppliers';

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(DELIVERING_SUPPLIERS); });
afterAll(() => company.close());

const buyer = somebody('procurement_specialist');
const asked = (input: unknown, identity = buyer) => run(analyzeSupplierPerformance, input, servicesOver(company.engine), identity);

test('each figure of a supplier can be worked out by hand', async () => {
  const [row] = rowsOf(await asked({ supplier: 'S1' }));

  // Due: PO1 to PO5; PO6 not yet, PO7 is not wanted any more. On time by the first date: PO1 and PO3 (PO2 late, PO4 12 days early, PO5 not come).
  // By the last date PO2 too. In full: all but PO5; PO3 in two deliveries.
  expect(row).toMatchObject({
    rank: null, supplier_id: 'S1', supplier_name: 'Alder', lines_due: 5, orders_due: 5, otif: 40, on_time: 40, on_time_last: 60, in_full: 80, in_parts: 25,
  });
  // Wilson for 2 of 5.
  expect(row).toMatchObject({ otif_low: 11.8, otif_high: 76.9 });
  // 10, 19, 12 and 5 days: mean 46 / 4, deviation sqrt(101 / 3).
  expect(row).toMatchObject({ lead_days: 11.5, lead_deviation: 5.8, lead_trend: null, lead_trend_says: 'fewer than 12 months' });
  // 2 of 38 units.
  expect(row).toMatchObject({ ppm: 52632 });
  // 38 x (9 - 8) dearer; at the 0.80 of January the 10 dollars would have been 8: all of it is exchange.
  expect(row).toMatchObject({ price_variance: 38, exchange_part: 38 });
  // 0.40 x 11.76 + 0.25 x 0 + 0.20 x 49.55 + 0.15 x 100
  expect(row).toMatchObject({ score: 29.6, score_delivery: 11.8, score_quality: 0, score_lead_time: 49.5, score_price: 100 });
});

test('what is said of one supplier names the scope it holds for', async () => {
  const scoped = await asked({ supplier: 'S1' }, somebody('procurement_specialist', ['WH01']));

  expect(scoped.summary).toContain('(95 % interval 11.8 to 76.9 %, 5 purchase orders) within your scope (WH01) from 28 May to 23 Nov.');
  expect((await asked({ supplier: 'S3' }, somebody('procurement_specialist', ['WH01']))).summary)
    .toBe('No purchase order line of S3 (Cedar) within your scope (WH01) was due from 28 May to 23 Nov: no cases.');
});

test('the company\'s own currency needs no rate: its price variance has no part of exchange', async () => {
  const exchange_rates = DELIVERING_SUPPLIERS.exchange_rates!.filter(row => row['currency'] !== 'EUR');
  const euroless = await openSmallCompany({ ...DELIVERING_SUPPLIERS, exchange_rates });
  const output = await run(analyzeSupplierPerformance, { supplier: 'S2' }, servicesOver(euroless.engine), buyer);
  await euroless.close();

  // 40 at 8 euros, which is the standard.
  expect(rowsOf(output)[0]).toMatchObject({ supplier_id: 'S2', price_variance: 0, exchange_part: 0 });
  expect(output.evidence[0]!.warnings).toEqual([]);
});

test('one supplier is told in sentences, and its months are drawn', async () => {
  const output = await asked({ supplier: 'alder' });

  expect(output.summary).toBe(
    'S1 (Alder) delivered 40 % of 5 lines due on time in full, by the date first confirmed (95 % interval 11.8 to 76.9 %, 5 purchase orders) from 28 May to 23 Nov. '
    + 'Its score is 29.6 of 100. Its lead time is 11.5 days (deviation 5.8); for a trend there are fewer than 12 months. '
    + 'Notable: on time for 60 % by the date confirmed last, for 40 % by the first.');
  expect(output.blocks[1]).toMatchObject({ kind: 'series', rows: [['2026-06-01', 10, 1], ['2026-07-01', 12, 2], ['2026-08-01', 5, 1], ['2026-09-01', null, 1]] });
});

test('four perfect orders are not ranked, and never first', async () => {
  const output = await asked({});

  expect(rowsOf(output).map(row => [row.rank, row.supplier_id, row.score, row.otif, row.notable])).toEqual([
    [1, 'S1', 29.6, 40, 'on time only by dates confirmed later'],
    [null, 'S2', null, 100, 'not ranked: fewer than 5 purchase orders due'],
    [null, 'S4', null, 100, 'not ranked: fewer than 5 purchase orders due'],
  ]);
  expect(output.summary).toMatch(/^S1 \(Alder\) is the one supplier ranked in all warehouses: score 29\.6 of 100, .+ Not ranked: 2 with fewer than 5 purchase orders due\.$/);
});

test('of several suppliers the worst is named, and the best', async () => {
  const { purchase_order_lines: lines = [], receipts = [] } = DELIVERING_SUPPLIERS;
  const fifth = { purchase_order_id: 'PQ4', line_number: 1 };
  const with5 = await openSmallCompany({
    ...DELIVERING_SUPPLIERS,
    purchase_order_lines: [...lines, { ...lines.find(line => line.purchase_order_id === 'PQ3')!, ...fifth, order_date: '2026-11-01', first_confirmed_date: '2026-11-06', confirmed_date: '2026-11-06' }],
    receipts: [...receipts, { ...receipts.find(each => each.purchase_order_id === 'PQ3')!, ...fifth, receipt_id: 'Q4', received_date: '2026-11-06' }],
  });
  const output = await run(analyzeSupplierPerformance, {}, servicesOver(with5.engine), buyer);
  with5.close();
  const { summary } = output;
  // Worst first, and rank 1 is the best, as of carriers.
  expect(rowsOf(output).map(row => [row.supplier_id, row.rank])).toEqual([['S1', 2], ['S2', 1], ['S4', null]]);
  expect(summary).toMatch(/^Of 2 suppliers ranked in all warehouses, S1 \(Alder\) does worst: .+ S2 \(Birch\) does best: score \d+(?:\.\d)? of 100, 100 % of 5 lines on time in full\. /);
});

test('who had nothing due is left out and counted; late lines of suppliers are none of customer orders', async () => {
  const output = await asked({});

  expect(output.evidence[0]!.population).toEqual({ noun: 'suppliers', asked: 4, worked: 3, leftOut: [{ reason: 'nothing due in the period', count: 1 }] });
  expect(output.measured).toBeUndefined();
});

test('no cases, none of a scope and none at all are different sentences', async () => {
  expect((await asked({ supplier: 'S3' })).summary).toBe('No purchase order line of S3 (Cedar) was due from 28 May to 23 Nov: no cases.');
  expect((await asked({}, somebody('procurement_specialist', ['WH09']))).summary)
    .toBe('No purchase orders are recorded within your scope (WH09), so no supplier was rated.');
});

test('a supplier out of scope and one that does not exist are refused with the same words', async () => {
  const narrow = somebody('procurement_specialist', ['WH01']);
  const refusal = (supplier: string) => asked({ supplier }, narrow).catch((error: unknown) => error);

  expect(await refusal('S4')).toMatchObject({ code: 'SUPPLIER_NOT_IN_SCOPE', message: 'There is no supplier S4 that delivers within your scope (WH01).' });
  expect(await refusal('S9')).toMatchObject({ code: 'SUPPLIER_NOT_IN_SCOPE', message: 'There is no supplier S9 that delivers within your scope (WH01).' });
});

test('whoever may not read supplier names and prices gets the figures without them', async () => {
  const personas = { ...PERSONAS, planner: { id: 'planner', title: 'planner', views: ['products'], tools: ['analyze_supplier_performance'] } };
  const services = servicesOver(company.engine, new AccessController({ personas, views: VIEWS }));
  const output = await run(analyzeSupplierPerformance, { supplier: 'S1' }, services, { ...buyer, persona: 'planner' });

  expect(Object.keys(rowsOf(output)[0]!)).not.toEqual(expect.arrayContaining(['supplier_name']));
  expect(Object.keys(rowsOf(output)[0]!).filter(name => name.includes('price') || name.includes('exchange'))).toEqual([]);
  expect(output.summary).toMatch(/^S1 delivered 40 %/);
  expect(output.evidence[0]!.warnings).toContain('Price variances are not shown: you may not read purchase prices.');
});

test('the definition of the company sets the window of being on time', async () => {
  const { SHIPPED_MEANINGS } = await import('../../../src/definitions');
  const { supplier_otif: otif, ...others } = SHIPPED_MEANINGS.definitions;
  const grace = { ...otif!, settings: { ...otif!.settings, grace_days: { ...otif!.settings!.grace_days!, value: 10 } } };
  const meanings = async () => ({ ...SHIPPED_MEANINGS, definitions: { ...others, supplier_otif: grace } });
  const [row] = rowsOf(await run(analyzeSupplierPerformance, { supplier: 'S1' }, { ...servicesOver(company.engine), meanings }, buyer));

  expect(row).toMatchObject({ on_time: 60, otif: 60 });
});
