import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { addDays } from '../../../src/tools/calendar-day';
import { explainStockout } from '../../../src/tools/inventory/explain-stockout';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { rowsOf, run, servicesOver, somebody, TODAY } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

const item = { warehouse_id: 'WH01', product_id: 'P1' };

/**
 * 10 a day for 200 days. In the evening seven days ago 20 were left: enough until four days ago, when 40 were due. They came two days ago, so that
 * four and three days ago 10 each were short. P2 was never short; a transfer took 20 of P3 while all else was as planned.
 */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01' }],
  products: ['P1', 'P2', 'P3', 'P4'].map(id => ({ product_id: id, product_name: `Product ${id}`, base_unit: 'piece' })),
  item_policies: ['P1', 'P2', 'P3'].map(id => ({ ...item, product_id: id, lead_time_days: 1, review_days: 1, unmet_demand: 'backorder' })),
  demand_daily: ['P1', 'P2', 'P3'].flatMap(id => Array.from({ length: 200 }, (_, back) => ({
    ...item, product_id: id, demand_date: addDays(TODAY, -1 - back), quantity_demanded: 10, stocked_out_share: 0,
    quantity_shipped_on_time: (id === 'P1' && (back === 2 || back === 3)) || (id === 'P3' && back === 2) ? 0 : 10,
  }))),
  inventory_daily: [
    { ...item, stock_date: addDays(TODAY, -7), closing_on_hand: 20 },
    { ...item, product_id: 'P3', stock_date: addDays(TODAY, -6), closing_on_hand: 40 },
  ],
  stock_movements: [{ movement_id: 'M1', ...item, product_id: 'P3', moved_at: `${addDays(TODAY, -4)}T08:00:00`, quantity: -20, kind: 'transfer_out' }],
  purchase_order_lines: [{
    ...item, purchase_order_id: 'PO-1', line_number: 1, requested_date: addDays(TODAY, -4), first_confirmed_date: addDays(TODAY, -4), confirmed_date: addDays(TODAY, -2),
    quantity_ordered: 40, quantity_received: 40, quantity_cancelled: 0, status: 'closed',
  }],
  receipts: [{ ...item, receipt_id: 'R1', purchase_order_id: 'PO-1', line_number: 1, received_date: addDays(TODAY, -2), quantity_received: 40 }],
  forecasts: ['P3'].map(id => ({ ...item, product_id: id, made_on: '2026-10-31', period_start: '2026-11-01', granularity: 'month', quantity: 300, source: 'planner' })),
};

describe('by hand', () => {
  let company: Awaited<ReturnType<typeof openSmallCompany>>;
  beforeAll(async () => { company = await openSmallCompany(COMPANY); });
  afterAll(() => company.close());
  const asked = (input: unknown) => run(explainStockout, input, servicesOver(company.engine), somebody());

  test('a receipt that came late has all of the shortage that it made', async () => {
    const output = await asked({ product: 'p1', warehouse: 'wh01' });

    expect(output.summary).toBe('P1 was 20 pieces short in WH01 from 20 Nov to 21 Nov, most of all by receipts that came late: 20.');
    expect(rowsOf(output).map(row => [row.cause, row.units_short, row.share])).toEqual([
      ['demand above forecast', 0, 0], ['receipts that came late', 20, 100], ['orders placed late or too small', 0, 0], ['wrong records of stock', 0, 0], ['allocation', 0, 0],
    ]);
    expect(output.blocks[1]!.rows).toEqual([['PO-1 line 1', '2026-11-20', '2026-11-22', 40]]);
    expect(output.evidence[0]!.assumptions).toContain('The forecast is rebuilt from the demand before these days: no forecast made before them covers them.');
  });

  test('what was sent elsewhere is allocation, and the forecast is that of the planners where there is one', async () => {
    const output = await asked({ product: 'P3', warehouse: 'WH01' });

    // 40 less 10 a day and the 20: nothing for the 21st, which the 20 would have covered.
    expect(rowsOf(output)).toContainEqual({ cause: 'allocation', units_short: 10, share: 100, detail: expect.any(String) });
    expect(rowsOf(output)).toContainEqual({ cause: 'demand above forecast', units_short: 0, share: 0, detail: '30 asked for, 30 planned from 19 Nov on' });
  });

  test('no shortage, one before a date, and an item that is not stocked are three answers', async () => {
    expect((await asked({ product: 'P2', warehouse: 'WH01' })).summary).toBe('P2 was not short in WH01 in the 365 days up to 24 Nov; its data begin on 8 May.');
    expect((await asked({ product: 'P1', warehouse: 'WH01', date: '2026-11-01' })).summary).toBe('P1 was not short in WH01 in the 365 days up to 1 Nov; its data begin on 8 May.');
    expect((await asked({ product: 'P4', warehouse: 'WH01' })).summary).toBe('P4 is not stocked in WH01.');
    await expect(asked({ product: 'P9', warehouse: 'WH01' })).rejects.toMatchObject({ code: 'PRODUCT_NOT_FOUND' });
  });
});

describe('with customers who wait', () => {
  const line = { ...item, order_id: 'SO-1', quantity_cancelled: 0, first_promised_date: addDays(TODAY, -10), requested_date: addDays(TODAY, -10) };
  const owing: SmallCompany = {
    ...COMPANY,
    item_policies: [{ ...item, lead_time_days: 1, review_days: 1, unmet_demand: 'backorder' }],
    // 10 a day. Nothing is on hand, nothing comes, and the last 150 days all went short; the 199 before them were served.
    demand_daily: Array.from({ length: 350 }, (_, back) => ({
      ...item, demand_date: addDays(TODAY, -1 - back), quantity_demanded: 10, stocked_out_share: back < 150 ? 1 : 0, quantity_shipped_on_time: back < 150 ? 0 : 10,
    })),
    inventory_daily: [{ ...item, stock_date: addDays(TODAY, -123), closing_on_hand: 0 }],
    stock_movements: [], purchase_order_lines: [], receipts: [], forecasts: [],
    sales_order_lines: [
      // Owed 122 days ago: all of one line, what did not leave on time of another; not what has left, what was cancelled, or what was wanted later.
      { ...line, line_number: 1, requested_date: addDays(TODAY, -130), quantity_ordered: 40 },
      {
        ...line, line_number: 2, requested_date: addDays(TODAY, -130), quantity_ordered: 30, first_despatched_date: addDays(TODAY, -130), last_despatched_date: addDays(TODAY, -20),
        quantity_despatched_on_time: 12,
      },
      { ...line, line_number: 3, requested_date: addDays(TODAY, -130), quantity_ordered: 50, first_despatched_date: addDays(TODAY, -125), last_despatched_date: addDays(TODAY, -125) },
      { ...line, line_number: 4, requested_date: addDays(TODAY, -130), quantity_ordered: 60, quantity_cancelled: 60 },
      { ...line, line_number: 5, quantity_ordered: 70 },
    ],
  };
  let company: Awaited<ReturnType<typeof openSmallCompany>>;
  beforeAll(async () => { company = await openSmallCompany(owing); });
  afterAll(() => company.close());
  const asked = (input: object) => run(explainStockout, { product: 'P1', warehouse: 'WH01', ...input }, servicesOver(company.engine), somebody());

  test('the figure is that of the days named, what was owed before is said, and so is that it was short before them', async () => {
    const output = await asked({});

    expect(output.summary).toBe('P1 was 1,200 pieces short in WH01 from 27 Jul to 23 Nov, most of all by orders placed late or too small: 1,200.'
      + ' It was short before 27 Jul as well: only the last 120 days of it are counted.');
    expect(rowsOf(output).find(row => row.cause === 'orders placed late or too small')).toMatchObject({ units_short: 1200, detail: '58 already owed on 25 Jul' });
    expect(rowsOf(output).find(row => row.cause === 'allocation')).toMatchObject({ units_short: 0 });
  });

  test('a day before the data begin is not one on which the product was not stocked', async () => {
    const early = await asked({ date: '2020-01-01' });
    expect(early.summary).toBe('The data of P1 in WH01 begin on 9 Dec 2025: whether it was short up to 1 Jan 2020 is not known.');
    expect(early.evidence[0]!.population?.leftOut).toEqual([{ reason: 'no record of these days', count: 1 }]);
    expect((await asked({ product: 'P4', date: '2020-01-01' })).summary).toBe('P4 is not stocked in WH01.');
  });
});

test('a shortage just after the data begin says what its causes hardly rest on', async () => {
  const { demand_daily = [], ...rest } = COMPANY;
  const company = await openSmallCompany({ ...rest, inventory_daily: [], demand_daily: demand_daily.filter(row => String(row.demand_date) >= addDays(TODAY, -12)) });
  const { summary, evidence } = await run(explainStockout, { product: 'P1', warehouse: 'WH01' }, servicesOver(company.engine), somebody())
    .finally(() => company.close());

  expect(summary).toContain(' Before 18 Nov demand is recorded for 6 days only: what was expected, and the causes with it, is rough.'
    + ' The stock of 17 Nov is not recorded and counts as none: the causes are rough.');
  expect(evidence[0]!.warnings).toHaveLength(2);
});

describe('in the sample company', () => {
  const Planted = z.object({ finding: z.number(), warehouse_id: z.string(), product_id: z.string() });
  let engine: DuckDbEngine;
  let findings: readonly unknown[];
  beforeAll(async () => {
    const directory = await sampleCompany();
    engine = await DuckDbEngine.open(directory);
    findings = z.object({ findings: z.array(z.unknown()) }).parse(JSON.parse(await readFile(path.join(directory, 'truth.json'), 'utf8'))).findings;
  }, 120_000);
  afterAll(() => engine.close());
  const asked = async (finding: number) => {
    const [planted] = findings.flatMap(each => { const read = z.safeParse(Planted, each); return read.success && read.data.finding === finding ? [read.data] : []; });
    return run(explainStockout, { product: planted!.product_id, warehouse: planted!.warehouse_id }, servicesOver(engine), somebody(), SAMPLE_AS_OF);
  };

  test('14: what stock-outs hide counts as short, and is said to be taken from the forecast', async () => {
    const output = await asked(14);
    expect(output.evidence[0]!.warnings).toEqual([expect.stringMatching(/without stock nobody recorded what was asked for/)]);
    const short = Number(/was ([\d,.]+)/.exec(output.summary)![1]!.replaceAll(',', ''));
    expect(short).toBeGreaterThan(0);
    expect(rowsOf(output).reduce((sum, row) => sum + Number(row.units_short), 0)).toBeCloseTo(short, 1);
  });

  test('15: the purchase order that never came is named', async () => {
    const output = await asked(15);
    expect(output.blocks[1]?.rows ?? []).toContainEqual(['PO0006234 line 1', expect.any(String), null, 298]);
  });
});
