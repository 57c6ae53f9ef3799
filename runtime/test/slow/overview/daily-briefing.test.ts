import { setTimeout as sleep } from 'node:timers/promises';
import { TOOLS } from '../../../../src/contract';
import { AccessController } from '../../../src/access';
import type { QueryEngine } from '../../../src/data';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { runTool, type ToolContext, type ToolOutput, type ToolServices } from '../../../src/tools';
import { runSources } from '../../../src/tools/overview/briefing-run';
import { BRIEFING_SOURCES } from '../../../src/tools/overview/briefing-sources';
import { dailyBriefing } from '../../../src/tools/overview/daily-briefing';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { rowsOf, servicesOver, somebody } from '../../tools/run-with';

let engine: DuckDbEngine;
let services: ToolServices;
beforeAll(async () => {
  engine = await DuckDbEngine.open(await sampleCompany());
  services = servicesOver(engine);
}, 120_000);
afterAll(() => engine.close());
jest.setTimeout(120_000);

type More = Partial<Parameters<typeof runTool>[1]>;

async function briefed(identity = somebody('warehouse_manager', ['WH01']), more: More = {}, over = services): Promise<ToolOutput> {
  return runTool(dailyBriefing, { input: {}, identity, asOf: SAMPLE_AS_OF, signal: new AbortController().signal, progress: () => undefined, ...more }, over);
}

const toolsIn = ({ evidence }: ToolOutput): unknown => evidence[0]?.inputs.tools;

test('the worst of all tools on one scale: largest margin at stake first, an item once, whoever found it', async () => {
  const output = await briefed();
  const rows = rowsOf(output);
  const stakes = rows.map(({ margin_at_stake }) => Number(margin_at_stake));

  expect(rows.length).toBeGreaterThan(5);
  expect(stakes).toEqual([...stakes].sort((one, other) => other - one));
  expect(new Set(rows.map(({ warehouse_id, about }) => `${warehouse_id} ${about}`)).size).toBe(rows.length);
  expect(new Set(rows.map(({ warehouse_id }) => warehouse_id))).toEqual(new Set(['WH01']));
  expect(output.summary).toMatch(/There is no earlier briefing to compare with\.$/);
});

test('each persona is told what its own tools find, and no tool of another runs', async () => {
  expect(toolsIn(await briefed())).toBe('identify_stockout_risks, calculate_reorder_points, inventory_health');
  expect(toolsIn(await briefed(somebody('field_engineer', ['WH01'])))).toBe('identify_delayed_orders, calculate_warehouse_capacity, carrier_performance');
  expect(toolsIn(await briefed(somebody('procurement_specialist', ['WH01']))))
    .toBe('calculate_reorder_points, analyze_supplier_performance, assess_supplier_risk, identify_cost_savings');
});

test('what others have found is looked at behind them: transfers of the products with the most at stake, where there are two warehouses', async () => {
  const output = await briefed(somebody('warehouse_manager', ['WH01', 'WH02']));
  const [asked] = output.evidence.filter(({ inputs }) => inputs.longest_horizon_days !== undefined);
  const worst = rowsOf(output).filter(({ tools }) => tools !== 'rebalance_stock').map(({ about }) => about);

  expect(toolsIn(output)).toBe('identify_stockout_risks, calculate_reorder_points, inventory_health, rebalance_stock');
  expect(String(asked?.inputs.products).split(', ')).toHaveLength(20);
  expect([...new Set(worst)].slice(0, 20).sort()).toEqual(String(asked?.inputs.products).split(', ').sort());
});

test('a tool that is paused, or that the signed call does not name, is not looked through', async () => {
  const output = await briefed(undefined, { tools: ['inventory_health'] });
  expect(toolsIn(output)).toBe('inventory_health');
  expect(output.summary).toMatch(/^Nothing with margin at stake is found by 1 tool\. Counted only/);
});

test('a briefing that is compared with itself has changed nothing; without an item of yesterday and with another it says so', async () => {
  const { kept } = await briefed();
  const same = await briefed(undefined, { previous: { day: '2026-11-20', figures: kept! } });
  expect(same.summary).toMatch(/Nothing has changed since your briefing of 20 Nov\.$/);

  const [first] = Object.keys(kept!.calculate_reorder_points!);
  const others = Object.fromEntries(Object.entries(kept!.calculate_reorder_points!).filter(([code]) => code !== first));
  const figures = { ...kept!, calculate_reorder_points: { ...others, 'WH01 P9999': 700 } };
  const changed = await briefed(undefined, { previous: { day: '2026-11-20', figures } });
  expect(changed.summary).toMatch(/Since your briefing of 20 Nov: 1 new, 1 gone, 0 worse, 0 better\.$/);
  expect(changed.blocks.at(-1)).toMatchObject({ title: 'Gone since 20 Nov', rows: [['WH01 P9999', 'items to be ordered now', 700]] });
});

test('what is kept is codes and amounts alone, few enough to travel with the next call', async () => {
  const { kept } = await briefed(somebody('warehouse_manager', 'all'));
  expect(JSON.stringify(kept).length).toBeLessThan(64_000);
  expect(Object.values(kept!).flatMap(figures => Object.keys(figures)).filter(code => !/^(WH\d+ P\d+|WH\d+|SO\d+)$/.test(code))).toEqual([]);
});

test('a tool that fails makes a partial briefing, and the sentence says what is missing', async () => {
  const broken: QueryEngine = {
    run: async (sql, options) => { if (/purchase_order_lines/.test(sql)) throw new Error('the engine broke'); return engine.run(sql, options); },
  };
  const output = await briefed(undefined, {}, { ...services, engine: broken });

  expect(toolsIn(output)).toBe('inventory_health');
  expect(output.summary).toMatch(/This briefing is partial\. Not in it: items that run out \(.+\); items to be ordered now \(.+\)\.$/);
  expect(output.summary).not.toMatch(/the engine broke/);
  expect(output.evidence[0]?.population).toMatchObject({ asked: 3, worked: 1 });
});

test('a tool that takes too long costs its own part only', async () => {
  const [source] = BRIEFING_SOURCES;
  const slow = { ...source!, result: undefined, definition: { ...source!.definition, run: () => sleep(5_000, undefined, { ref: false }).then(() => Promise.reject(new Error('late'))) } };
  const context = { signal: new AbortController().signal, asOf: SAMPLE_AS_OF, progress: () => undefined, within: (_: unknown, signal: AbortSignal) => ({ ...context, signal }) };

  const { looked, failed } = await runSources([slow], context as unknown as ToolContext, 50);
  expect(looked).toEqual([]);
  expect(failed.map(({ reason }) => reason)).toEqual(['no result within 0.05 s']);
});

test('within it each tool reads what its own contract names, though the briefing as a whole reads more', async () => {
  const seen: (ToolContext | null)[] = [];
  const spying = { ...dailyBriefing, run: async (_: unknown, context: ToolContext) => {
    seen.push(context.within(BRIEFING_SOURCES[0]!.definition), context.within(BRIEFING_SOURCES.find(({ definition }) => definition.contract.family === 'logistics')!.definition));
    return { summary: '', blocks: [], evidence: [], followUps: [] };
  } };
  await runTool(spying, {
    input: {}, identity: somebody(), asOf: SAMPLE_AS_OF, signal: new AbortController().signal, progress: () => undefined,
  }, servicesOver(engine, new AccessController()));

  expect(seen[1]).toBeNull();
  await expect(seen[0]!.query('SELECT s.supplier_name FROM suppliers AS s', 'not mine')).rejects.toMatchObject({ code: 'QUERY_REFUSED' });
  expect(Object.keys(TOOLS.daily_briefing.reads)).toContain('suppliers');
});
