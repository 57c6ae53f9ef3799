import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import type { ToolDefinition } from '../../../src/tools';
import { analyzeSupplierPerformance } from '../../../src/tools/suppliers/analyze-supplier-performance';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { rowsOf, run, servicesOver, somebody } from '../run-with';

const Truth = z.object({ findings: z.array(z.looseObject({ finding: z.number(), title: z.string() })) });

let engine: DuckDbEngine;
let truth: z.infer<typeof Truth>;
beforeAll(async () => {
  const directory = await sampleCompany();
  engine = await DuckDbEngine.open(directory);
  truth = Truth.parse(JSON.parse(await readFile(path.join(directory, 'truth.json'), 'utf8')));
}, 120_000);
afterAll(() => engine.close());

const asked = (tool: ToolDefinition, input: unknown) => run(tool, input, servicesOver(engine), somebody('procurement_specialist'), SAMPLE_AS_OF);
function planted(finding: number, title?: string) {
  const found = truth.findings.find(each => each.finding === finding && (title === undefined || each.title === title));
  if (!found) throw new Error(`No finding ${finding}.`);
  return found;
}
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
  expect(output.summary).toMatch(/Notable: lead time has drifted from (9|10) to 1\d days\./);
  expect(output.blocks[1]).toMatchObject({ kind: 'series', total: 24 });
});
