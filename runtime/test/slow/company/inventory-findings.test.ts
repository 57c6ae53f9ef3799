import * as z from 'zod/mini';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import type { ToolDefinition, ToolOutput } from '../../../src/tools';
import { availableToPromise } from '../../../src/tools/inventory/available-to-promise';
import { calculateReorderPoints } from '../../../src/tools/inventory/calculate-reorder-points';
import { forecastDemand } from '../../../src/tools/inventory/forecast-demand';
import { identifyStockoutRisks } from '../../../src/tools/inventory/identify-stockout-risks';
import { inventoryHealth } from '../../../src/tools/inventory/inventory-health';
import { rebalanceStock } from '../../../src/tools/inventory/rebalance-stock';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { plantedIn, readTruth, type SampleTruth } from '../../sample-truth';
import { run, servicesOver, somebody } from '../../tools/run-with';

let engine: DuckDbEngine;
let truth: SampleTruth;
beforeAll(async () => {
  const directory = await sampleCompany();
  engine = await DuckDbEngine.open(directory);
  truth = await readTruth(directory);
}, 120_000);
afterAll(() => engine.close());

const asked = (tool: ToolDefinition, input: unknown) => run(tool, input, servicesOver(engine), somebody(), SAMPLE_AS_OF);

function planted<Fields extends z.ZodMiniObject>(finding: number, fields: Fields, title?: string): z.output<Fields> {
  return fields.parse(plantedIn(truth, finding, title));
}

/** The rows of a block as objects. */
function rowsIn({ blocks }: ToolOutput, title: RegExp): Record<string, unknown>[] {
  const block = blocks.find(each => title.test(each.title));
  return (block?.rows ?? []).map(row => Object.fromEntries(row.map((cell, place) => [block!.columns[place]!.name, cell])));
}

function within(value: unknown, low: number, high: number): void {
  expect(Number(value)).toBeGreaterThanOrEqual(low);
  expect(Number(value)).toBeLessThanOrEqual(high);
}

const item = { warehouse_id: z.string(), product_id: z.string() };

describe('the stock that is there', () => {
  let health: ToolOutput;
  beforeAll(async () => { health = await asked(inventoryHealth, {}); }, 120_000);
  const badItems = () => rowsIn(health, /^Items with/);
  const of = ({ warehouse_id, product_id }: { warehouse_id: string; product_id: string }) =>
    badItems().find(row => row.warehouse_id === warehouse_id && row.product_id === product_id);

  test('13: dead stock is found, with its worth and what replaces it', () => {
    const dead = planted(13, z.object({ value: z.number(), planted: z.array(z.looseObject(item)) }));
    // A few of the planted items have nothing left.
    within(dead.planted.filter(each => Number(of(each)?.obsolete_value) > 0).length / dead.planted.length, 0.85, 1);
    const obsolete = rowsIn(health, /by what is wrong/).find(row => row.part === 'obsolete');
    within(obsolete?.value, dead.value * 0.98, dead.value * 1.02);
    expect(badItems().filter(row => row.successor_id !== null && Number(row.obsolete_value) > 0).length).toBeGreaterThan(0);
  });

  test('23: a lot that expires before it can be sold is found, with about what will be left of it', () => {
    const lot = planted(23, z.object({ ...item, left_at_expiry: z.number(), quantity: z.number() }));
    const row = of(lot);
    const unitCost = Number(row?.cash_released) / Number(row?.usable_on_hand);
    expect(unitCost).toBeGreaterThan(0);
    const cost = (Number(row?.expiring_value) + Number(row?.excess_value) + Number(row?.obsolete_value)) / Number(row?.cash_released);
    expect(cost).toBeCloseTo(1, 2);
    within(Number(row?.expiring_value), 1, Infinity);
  });

  test('12: what lies in one warehouse for months runs out in another', async () => {
    const imbalance = planted(12, z.object({ product_id: z.string(), warehouse_id: z.string(), other_warehouse_id: z.string(), months_of_cover_there: z.number() }), 'runs out here, months of cover there');
    const [out] = rowsIn(await asked(identifyStockoutRisks, { warehouse: imbalance.warehouse_id }), /runs out/).filter(row => row.product_id === imbalance.product_id);
    expect(out).toBeDefined();
    const [there] = rowsIn(await asked(calculateReorderPoints, { warehouse: imbalance.other_warehouse_id, products: [imbalance.product_id] }), /order/);
    expect(there?.order_now).toBe(false);
    within(Number(there?.stock_position) / Number(there?.demand_over_protection) * Number(there?.protection_interval) / 30.4, 0.7 * imbalance.months_of_cover_there, Infinity);
  }, 60_000);

  test('the parts add up to the whole, not all of it is bad, and not none', () => {
    const parts = rowsIn(health, /by what is wrong/);
    expect(parts.map(row => row.part)).toEqual(['obsolete', 'expiring', 'excess', 'slow', 'healthy']);
    within(parts.reduce((sum, row) => sum + Number(row.share), 0), 99.7, 100.3);
    for (const { share } of parts) within(share, 0.01, 95);
  });
});

test('14: demand that stock-outs hide is not taken for no demand', async () => {
  const hidden = planted(14, z.object({ ...item, days: z.number(), recorded_demand: z.number(), true_demand: z.number() }));
  const output = await asked(forecastDemand, { product: hidden.product_id, warehouse: hidden.warehouse_id, horizon_days: 90 });

  expect(output.summary).toMatch(/: at least \d/);
  expect(output.evidence[0]!.warnings).toEqual([expect.stringMatching(/^Demand unknown, at least this/)]);
  const [whole] = rowsIn(output, /whole horizon/);
  // Nearer to what was wanted than to what was recorded.
  within(Number(whole?.expected) / 90, 1.3 * hidden.recorded_demand / hidden.days, 1.3 * hidden.true_demand / hidden.days);
});

test('15: nobody counts on a purchase order that is sixty days overdue', async () => {
  const late = planted(15, z.object({ ...item, purchase_order_id: z.string(), line_number: z.number() }));
  const output = await asked(calculateReorderPoints, { warehouse: late.warehouse_id, products: [late.product_id] });

  expect(output.evidence[0]!.warnings).toContainEqual(expect.stringContaining(`${late.purchase_order_id} line ${late.line_number}`));
});

test('22: an item that doubles in December is forecast to peak there, and no other month is', async () => {
  const seasonal = planted(22, z.object({ ...item }));
  const output = await asked(forecastDemand, { product: seasonal.product_id, warehouse: seasonal.warehouse_id, horizon_days: 120, granularity: 'month' });
  const perDay = rowsIn(output, /by month/).map(row =>
    [String(row.period_start).slice(0, 7), Number(row.expected) / ((Date.parse(String(row.period_end)) - Date.parse(String(row.period_start))) / 86_400_000 + 1)] as const);
  const of = (month: string) => perDay.find(([each]) => each === month)![1];

  // With three years behind it the season is drawn to 1: more than a third more, not yet twice as much.
  within(of('2026-12') / of('2027-02'), 1.33, 3);
  within(of('2027-01') / of('2027-02'), 0.5, 1.4);
});

test('24: what is bought in cartons of 24 is ordered in them', async () => {
  const carton = planted(24, z.object({ ...item, order_multiple: z.number() }));
  const [row] = rowsIn(await asked(calculateReorderPoints, { warehouse: carton.warehouse_id, products: [carton.product_id] }), /order/);

  expect(Number(row?.order_quantity)).toBeGreaterThan(0);
  expect(Number(row?.order_quantity) % carton.order_multiple).toBe(0);
});

test('16: a record below zero is owed, not ignored', async () => {
  const books = planted(16, z.object({ negative: z.array(z.object({ ...item, on_hand: z.number() })) }));
  for (const { warehouse_id, product_id } of books.negative) {
    const output = await asked(calculateReorderPoints, { warehouse: warehouse_id, products: [product_id] });
    expect(rowsIn(output, /order/)).toHaveLength(1);
  }
}, 60_000);

test('reorder points never contradict themselves: what is to be ordered is at or below its point, the rest above, and both are below the level', async () => {
  const output = await asked(calculateReorderPoints, { warehouse: 'WH01' });
  const rows = rowsIn(output, /order/);

  expect(rows.length).toBeGreaterThan(100);
  for (const row of rows) {
    expect({ row, orderNow: Number(row.stock_position) <= Number(row.reorder_point) }).toEqual({ row, orderNow: row.order_now });
    expect(Number(row.order_up_to)).toBeGreaterThan(Number(row.reorder_point));
    within(row.service_level, 95, 100);
    within(row.fill_rate, 0, 100);
  }
  expect(rows.some(row => row.order_now)).toBe(true);
  expect(rows.every(row => row.order_now)).toBe(false);
}, 120_000);

test('12: what one warehouse lacks is promised from the one with months of cover, and nothing that earlier promises need', async () => {
  const short = planted(12, z.object({ ...item, usable: z.number(), other_warehouse_id: z.string() }), 'runs out here, months of cover there');
  const output = await asked(availableToPromise, { product: short.product_id, quantity: short.usable, warehouse: short.warehouse_id });
  const [first, ...others] = rowsIn(output, /can be promised/);

  expect(first).toMatchObject({ option: 'other warehouse', warehouse_id: short.other_warehouse_id, promise_date: SAMPLE_AS_OF, promisable: short.usable });
  // Every usable piece is asked for: some of them are promised already.
  expect(others.find(row => row.option === 'as asked')).toMatchObject({ warehouse_id: short.warehouse_id });
  expect(Number(others.find(row => row.option === 'as asked')!.free_today)).toBeLessThan(short.usable);
}, 60_000);

test('15 and 16: a purchase order long overdue is not promised from, and a record below zero is an empty shelf', async () => {
  const overdue = planted(15, z.object({ ...item, quantity: z.number() }));
  const output = await asked(availableToPromise, { product: overdue.product_id, quantity: 100_000, warehouse: overdue.warehouse_id });
  expect(output.evidence[0]!.warnings).toContainEqual(expect.stringMatching(/^\d+ purchase order lines? not counted on/));

  const { negative: [wrong] } = planted(16, z.object({ negative: z.array(z.object({ ...item, on_hand: z.number() })) }));
  const none = await asked(availableToPromise, { product: wrong!.product_id, quantity: 1, warehouse: wrong!.warehouse_id });
  expect(none.evidence[0]!.warnings).toContainEqual(expect.stringMatching(/below zero: counted as nothing on hand/));
  expect(rowsIn(none, /can be promised/).find(row => row.warehouse_id === wrong!.warehouse_id)).toMatchObject({ free_today: 0 });
}, 60_000);

test('21: nothing is promised for a Sunday or Christmas', async () => {
  const { product_id } = planted(12, z.object(item), 'runs out here, months of cover there');
  for (const quantity of [1, 1_000, 100_000, 400_000]) {
    const days = rowsIn(await asked(availableToPromise, { product: product_id, quantity }), /can be promised/).flatMap(row => row.promise_date ?? []);
    expect(days.filter(day => new Date(String(day)).getUTCDay() === 0 || String(day).endsWith('-12-25'))).toEqual([]);
  }
}, 60_000);

describe('what is worth moving', () => {
  let moves: ToolOutput;
  const ends = { product_id: z.string(), warehouse_id: z.string(), other_warehouse_id: z.string() };
  const balance = (title: string) => planted(12, z.looseObject(ends), title);
  beforeAll(async () => {
    const products = ['runs out here, months of cover there', 'a transfer that costs more than the shortage'].map(title => balance(title).product_id);
    moves = await asked(rebalanceStock, { products });
  }, 60_000);

  test('12: what WH02 has months of is sent to where it runs out in days', () => {
    const imbalance = balance('runs out here, months of cover there');
    const [transfer] = rowsIn(moves, /^Transfers worth making/).filter(row => row.to_warehouse_id === imbalance.warehouse_id);
    expect(transfer).toMatchObject({ product_id: imbalance.product_id, from_warehouse_id: imbalance.other_warehouse_id, caused: 0 });
    // 600 a day are missing for more than a week.
    within(transfer?.quantity, 4_000, 30_000);
    expect(Number(transfer?.avoided)).toBeGreaterThan(Number(transfer?.transfer_cost));
  });

  test('12b: a transfer that costs more than the shortage is not proposed, for that reason', () => {
    const trap = planted(12, z.looseObject({ ...ends, margin_short: z.number(), transfer_cost: z.number() }), 'a transfer that costs more than the shortage');
    expect(rowsIn(moves, /^Transfers worth making/).filter(row => row.product_id === trap.product_id)).toEqual([]);
    const [row] = rowsIn(moves, /no transfer is worth making/).filter(each => each.product_id === trap.product_id && each.warehouse_id === trap.warehouse_id);
    expect(row).toMatchObject({ reason: 'handling alone costs more than all the margin short' });
    within(row?.margin_short, 0.5 * trap.margin_short, 1.5 * trap.margin_short);
    within(row?.transfer_cost, 0.9 * trap.transfer_cost, 1.1 * trap.transfer_cost);
  });
});
