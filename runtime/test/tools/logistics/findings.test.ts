import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import type { ToolDefinition } from '../../../src/tools';
import { checkOrderFulfillmentStatus } from '../../../src/tools/logistics/check-order-fulfillment-status';
import { identifyDelayedOrders } from '../../../src/tools/logistics/identify-delayed-orders';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { rowsOf, run, servicesOver, somebody } from '../run-with';

const Truth = z.object({ findings: z.array(z.looseObject({ finding: z.number() })) });

let engine: DuckDbEngine;
let truth: z.infer<typeof Truth>;
beforeAll(async () => {
  const directory = await sampleCompany();
  engine = await DuckDbEngine.open(directory);
  truth = Truth.parse(JSON.parse(await readFile(path.join(directory, 'truth.json'), 'utf8')));
}, 120_000);
afterAll(() => engine.close());
jest.setTimeout(120_000);

const ask = (tool: ToolDefinition, input: unknown) => run(tool, input, servicesOver(engine), somebody('field_engineer'), SAMPLE_AS_OF);
const planted = (finding: number) => truth.findings.find(each => each.finding === finding)!;
async function figure(sql: string): Promise<number> {
  return Number((await engine.run(sql, { maxRows: 1, timeoutMs: 60_000, signal: new AbortController().signal })).rows[0]![0]);
}

test('18: the picking stage that has doubled is named with its warehouse and its day', async () => {
  const { warehouse_id, since } = planted(18);
  const output = await ask(identifyDelayedOrders, {});
  const changes = output.blocks.find(({ title }) => title === 'Stages of the work that have changed')!;

  expect(changes.rows.map(row => row.slice(0, 3))).toEqual([[warehouse_id, 'Picking', since]]);
  expect(Number(changes.rows[0]![4]) / Number(changes.rows[0]![3])).toBeCloseTo(Number(planted(18).factor), 1);
  expect(output.summary).toContain(`Picking in ${String(warehouse_id)} takes 60 minutes since 4 Nov, before that 30.`);
});

test('21: orders promised for a Sunday and for 25 December are at risk, however far off', async () => {
  const orders = z.array(z.looseObject({ order_id: z.string() })).parse(planted(21).orders).map(({ order_id }) => order_id);
  const rows = rowsOf(await ask(identifyDelayedOrders, {})).filter(row => row.cause === 'promised for a day on which nobody works');

  expect(rows.map(row => row.order_id).sort()).toEqual(orders.sort());
  expect(rows.every(row => row.bucket === 'at risk' && Number(row.chance_late_percent) === 100)).toBe(true);
  expect(rowsOf(await ask(checkOrderFulfillmentStatus, { order: orders[0]! }))).toMatchObject([{ first_promised_date: '2026-12-25', expected_date: '2026-12-28' }]);
});

test('late lines are those that the definition of late orders counts, and neither none nor all are late or at risk', async () => {
  const output = await ask(identifyDelayedOrders, {});
  const rows = rowsOf(output);
  const late = rows.filter(row => String(row.bucket).startsWith('late'));

  expect(late.length).toBe(await figure(`SELECT count(*) FROM supply_chain.sales_order_lines
    WHERE quantity_despatched + quantity_cancelled < quantity_ordered AND first_promised_date < DATE '${SAMPLE_AS_OF}'`));
  expect(new Set(late.map(row => row.order_id)).size).toBe(await figure(`SELECT count(DISTINCT order_id) FROM supply_chain.sales_order_lines
    WHERE quantity_despatched + quantity_cancelled < quantity_ordered AND first_promised_date < DATE '${SAMPLE_AS_OF}'`));
  expect(rows.length).toBeGreaterThan(late.length);
  expect(rows.length).toBeLessThan(output.evidence[0]!.population!.worked / 5);
  const margins = rows.map(row => Number(row.margin_at_stake));
  expect(margins).toEqual([...margins].sort((one, other) => other - one));
});
