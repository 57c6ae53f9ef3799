import * as z from 'zod/mini';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import type { ToolDefinition } from '../../../src/tools';
import { analyzeSpend } from '../../../src/tools/suppliers/analyze-spend';
import { analyzeSupplierPerformance } from '../../../src/tools/suppliers/analyze-supplier-performance';
import { assessSupplierRisk } from '../../../src/tools/suppliers/assess-supplier-risk';
import { compareSupplierCosts } from '../../../src/tools/suppliers/compare-supplier-costs';
import { identifyCostSavings } from '../../../src/tools/suppliers/identify-cost-savings';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { plantedIn, readTruth, type SampleTruth } from '../../sample-truth';
import { rowsOf, run, servicesOver, somebody } from '../../tools/run-with';

let engine: DuckDbEngine;
let truth: SampleTruth;
beforeAll(async () => {
  const directory = await sampleCompany();
  engine = await DuckDbEngine.open(directory);
  truth = await readTruth(directory);
}, 120_000);
afterAll(() => engine.close());

const asked = (tool: ToolDefinition, input: unknown) => run(tool, input, servicesOver(engine), somebody('procurement_specialist'), SAMPLE_AS_OF);
const planted = (finding: number, title?: string) => plantedIn(truth, finding, title);
const within = (value: unknown, low: number, high: number) => {
  expect(Number(value)).toBeGreaterThanOrEqual(low);
  expect(Number(value)).toBeLessThanOrEqual(high);
};

describe('how suppliers perform', () => {
  let rows: Record<string, unknown>[];
  beforeAll(async () => { rows = rowsOf(await asked(analyzeSupplierPerformance, {})); }, 60_000);
  const of = (finding: number) => rows.find(row => row.supplier_id === planted(finding).supplier_id)!;
  const remarked = (words: string) => rows.filter(row => String(row.notable).includes(words)).map(row => row.supplier_id);

  test('1: one supplier\'s lead time has drifted, and no other\'s', () => {
    expect(remarked('lead time has drifted')).toEqual([planted(1).supplier_id]);
    within(of(1).lead_before, 9, 10.5);
    within(of(1).lead_after, 12, 16);
  });

  test('2: one supplier has a good mean lead time and a terrible spread', () => {
    expect(remarked('lead time spreads widely')).toEqual([planted(2).supplier_id]);
    within(of(2).lead_days, 12, 16);
    within(of(2).lead_deviation, 8, 12);
  });

  test('3: one supplier is on time only because it re-confirms later dates', () => {
    expect(remarked('on time only by dates confirmed later')).toEqual([planted(3).supplier_id]);
    within(of(3).on_time, 60, 75);
    within(of(3).on_time_last, 97, 100);
  });

  test('4: one supplier is in full only in two parts', () => {
    expect(remarked('in full only in several deliveries')).toEqual([planted(4).supplier_id]);
    within(of(4).in_full, 97, 100);
    within(of(4).in_parts, 80, 95);
  });

  test('5: the quality of one supplier breaks, from 300 to 9,000 ppm', () => {
    expect(remarked('rejects have risen')).toEqual([planted(5).supplier_id]);
    within(of(5).ppm_before, 200, 400);
    within(of(5).ppm_recent, 7_500, 10_500);
  });

  test('6: four perfect receipts are not ranked: neither best nor worst', () => {
    expect(of(6)).toMatchObject({ rank: null, score: null, otif: 100, orders_due: planted(6).receipts });
    expect(rows.filter(row => row.rank !== null).length).toBeGreaterThan(20);
    expect(rows.at(-1)).toMatchObject({ supplier_id: planted(6).supplier_id });
  });
});

test('1 to 5: the sentence names them', async () => {
  const { summary } = await asked(analyzeSupplierPerformance, {});
  for (const finding of [1, 2, 3, 4, 5]) expect(summary).toContain(`${String(planted(finding).supplier_id)}: `);
});

test('1: asked for alone, the supplier\'s drift is said and its months are drawn', async () => {
  const output = await asked(analyzeSupplierPerformance, { supplier: planted(1).supplier_id });
  expect(output.summary).toMatch(/Notable: lead time has drifted from (9|10) to 1\d days in the last 3 complete months\./);
  expect(output.blocks[1]).toMatchObject({ kind: 'series', total: 24 });
});

describe('what suppliers ask', () => {
  const rowsFor = async (product: unknown) => rowsOf(await asked(compareSupplierCosts, { products: [product] }));

  test('8: cheaper per carton, dearer per piece', async () => {
    const { product_id, supplier_id, usual_supplier_id, carton_price, piece_price, usual_piece_price } = planted(8, 'cheaper per carton, dearer per piece');
    const rows = await rowsFor(product_id);
    const [other, usual] = [supplier_id, usual_supplier_id].map(id => rows.find(row => row.supplier_id === id)!);
    expect(other).toMatchObject({ quoted: carton_price, price: piece_price });
    expect(usual).toMatchObject({ price: usual_piece_price, usual: true, index: 100 });
    within(other!.index, 110, 120);
  });

  test('8: cheaper in dollars only before the rate', async () => {
    const { product_id, supplier_id, usual_supplier_id } = planted(8, 'cheaper in dollars only before the rate');
    const rows = await rowsFor(product_id);
    const [other, usual] = [supplier_id, usual_supplier_id].map(id => rows.find(row => row.supplier_id === id)!);
    expect(other).toMatchObject({ currency: 'USD' });
    expect(Number(other!.quoted)).toBeLessThan(Number(usual!.quoted));
    expect(Number(other!.price)).toBeGreaterThan(Number(usual!.price));
    expect(usual).toMatchObject({ index: 100 });
  });

  test('7: the cheaper supplier with a minimum order of 14 months is not the cheapest that one can use', async () => {
    const { product_id, supplier_id, usual_supplier_id } = planted(7);
    const output = await asked(compareSupplierCosts, { products: [product_id] });
    const other = rowsOf(output).find(row => row.supplier_id === supplier_id)!;
    within(other.min_order_months, 12.5, 16);
    expect(rowsOf(output).find(row => row.supplier_id === usual_supplier_id)).toMatchObject({ index: 100 });
    expect(output.summary).toContain('but its minimum order of');
  });

  test('9: the price list that ends is pointed out', async () => {
    const { supplier_id, valid_to } = planted(9);
    expect(valid_to).toBe('2027-01-03');
    expect((await asked(compareSupplierCosts, {})).summary).toContain(`Prices of ${String(supplier_id)} end on 3 Jan 2027 with none to follow.`);
  });
});

test('10: three best sellers have no other source, and the sentence names them', async () => {
  const products = z.array(z.looseObject({ product_id: z.string(), supplier_id: z.string() })).parse(planted(10).products);
  const output = await asked(assessSupplierRisk, {});
  const { columns, rows } = output.blocks[1]!;
  const cell = (row: readonly unknown[], name: string) => row[columns.findIndex(column => column.name === name)];
  const found = rows.filter(row => cell(row, 'best_seller') === true && cell(row, 'candidates') === null);
  expect(found.map(row => [cell(row, 'product_id'), cell(row, 'supplier_id')]).sort()).toEqual(products.map(each => [each.product_id, each.supplier_id]).sort());
  expect(output.summary).toMatch(/Best sellers without any other source: (\w+ \(S\d\d\)(, )?){3}\./);
  for (const { product_id, supplier_id } of products) expect(output.summary).toContain(`${product_id} (${supplier_id})`);
  expect(output.summary).toMatch(new RegExp(`Getting worse: .*${String(planted(1).supplier_id)}: lead time has drifted`));
});

test('11: spend up by 12 %: 9 volume, 2 price, 1 mix, to the cent', async () => {
  const { supplier_id, spend_before, spend_after, total, volume, price, mix } = planted(11);
  const row = rowsOf(await asked(analyzeSpend, {})).find(each => each.supplier_id === supplier_id)!;
  expect(row).toMatchObject({ spend: spend_after, spend_before });
  const percents = [row.change_percent, row.volume_percent, row.price_percent, row.mix_percent, row.exchange_percent].map(Number);
  [total, volume, price, mix, 0].forEach((share, place) => expect(percents[place]).toBeCloseTo(100 * Number(share), 1));
  expect(Number(row.volume) + Number(row.price) + Number(row.mix) + Number(row.exchange)).toBeCloseTo(Number(row.change), 9);
  expect((await asked(analyzeSpend, { supplier: supplier_id })).summary).toMatch(/, \+12\.3 % on the 12 months before: volume \+9\.1 %, price \+2\.2 %, mix \+1 %, exchange 0 %\./);
});

test('7 and 8: savings are found, and none where a minimum order, a carton or a currency only looks like one', async () => {
  const output = await asked(identifyCostSavings, { min_savings_percent: 1 });
  const traps = truth.findings.filter(({ finding }) => finding === 7 || finding === 8);
  expect(rowsOf(output).length).toBeGreaterThan(10);
  for (const { product_id, supplier_id } of traps) expect(rowsOf(output).filter(row => row.product_id === product_id && row.to_supplier === supplier_id)).toEqual([]);
  const { columns, rows } = output.blocks[1]!;
  const onPaper = rows.map(row => Object.fromEntries(row.map((cell, place) => [columns[place]!.name, cell])));
  const minimum = planted(7);
  expect(onPaper.find(row => row.product_id === minimum.product_id && row.to_supplier === minimum.supplier_id))
    .toMatchObject({ reason: 'minimum order longer than a year of demand' });
});

test('9: a price list that ends in 40 days saves nothing', async () => {
  const { blocks: [taken] } = await asked(identifyCostSavings, { min_savings_percent: 0 });
  expect(taken!.rows.length).toBeGreaterThan(0);
  expect(taken!.rows.map(row => row[taken!.columns.findIndex(({ name }) => name === 'to_supplier')])).not.toContain(planted(9).supplier_id);
});
