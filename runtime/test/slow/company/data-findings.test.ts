import * as z from 'zod/mini';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import type { ToolOutput } from '../../../src/tools';
import { checkDataQuality } from '../../../src/tools/sql/check-data-quality';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { plantedIn, readTruth } from '../../sample-truth';
import { run, servicesOver, somebody } from '../../tools/run-with';

const item = { warehouse_id: z.string(), product_id: z.string() };
const Wrong = z.object({
  negative: z.array(z.object({ ...item, on_hand: z.number() })), count_differences: z.array(z.object({ ...item, day: z.string(), quantity: z.number() })),
});

let engine: DuckDbEngine;
let wrong: z.infer<typeof Wrong>;
beforeAll(async () => {
  const directory = await sampleCompany();
  engine = await DuckDbEngine.open(directory);
  wrong = Wrong.parse(plantedIn(await readTruth(directory), 16));
}, 120_000);
afterAll(() => engine.close());

const asked = (input: unknown, identity = somebody()) => run(checkDataQuality, input, servicesOver(engine), identity, SAMPLE_AS_OF);

/** The rows of a block, as lists of what names and measures them. */
function rowsIn({ blocks }: ToolOutput, title: RegExp, columns: readonly string[]): unknown[][] {
  const block = blocks.find(each => title.test(each.title));
  return (block?.rows ?? []).map(row => columns.map(name => row[block!.columns.findIndex(column => column.name === name)]));
}

const negativeIn = (output: ToolOutput) => rowsIn(output, /less than nothing/, ['warehouse_id', 'product_id', 'on_hand']);
const differencesIn = (output: ToolOutput) => rowsIn(output, /^Counts/, ['warehouse_id', 'product_id', 'counted_at', 'difference'])
  .map(([warehouse, product, at, quantity]) => [warehouse, product, String(at).slice(0, 10), quantity]);

test('16: a warehouse manager finds the five negative records and the three count differences, and no error besides', async () => {
  const output = await asked({});

  expect(negativeIn(output).toSorted()).toEqual(wrong.negative.map(each => [each.warehouse_id, each.product_id, each.on_hand]).toSorted());
  for (const each of wrong.count_differences) expect(differencesIn(output)).toContainEqual([each.warehouse_id, each.product_id, each.day, each.quantity]);
  const findings = rowsIn(output, /^What is wrong/, ['severity', 'view', 'check']);
  expect(findings.filter(([severity]) => severity === 'error')).toEqual([]);
  expect(findings).toContainEqual(['warning', 'inventory_position', 'stock']);
  expect(findings).toContainEqual(['warning', 'stock_movements', 'count']);
  expect(output.evidence[0]!.population).toMatchObject({ noun: 'views', asked: 12, worked: 12, leftOut: [] });
  // Stock and demand end on the day before the as-of date.
  expect(rowsIn(output, /^How recent/, ['view', 'as_of', 'age'])).toContainEqual(['inventory_position', '2026-11-23', 1]);
}, 120_000);

test('16: a scope of one warehouse shows what is wrong there, and no reference into hidden rows', async () => {
  const output = await asked({}, somebody('warehouse_manager', ['WH03']));

  expect(negativeIn(output)).toEqual(wrong.negative.filter(each => each.warehouse_id === 'WH03').map(each => [each.warehouse_id, each.product_id, each.on_hand]));
  expect(new Set(differencesIn(output).map(([warehouse]) => warehouse))).toEqual(new Set(['WH03']));
  expect(rowsIn(output, /^What is wrong/, ['severity', 'check']).filter(([severity]) => severity === 'error')).toEqual([]);
}, 120_000);

test.each(['field_engineer', 'procurement_specialist'] as const)('a %s has the own views checked', async persona => {
  const output = await asked({}, somebody(persona));

  expect(output.summary).toMatch(/^(?:In|Nothing wrong was found in) \d+ views/);
  expect(rowsIn(output, /^What is wrong/, ['severity', 'check']).filter(([severity]) => severity === 'error')).toEqual([]);
}, 120_000);
