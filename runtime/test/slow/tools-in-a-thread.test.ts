import path from 'node:path';
import type { PersonaId } from '../../../src/contract';
import { WorkerCalculator, type Calculator } from '../../src/calculations';
import type { QueryEngine } from '../../src/data';
import { runTool, TOOL_DEFINITIONS, type ToolOutput } from '../../src/tools';
import { programSolving, type LinearProgram } from '../../src/tools/linear-program';
import { evenItems, evenProduct } from '../tools/inventory/even-items';
import { servicesOver, somebody, TODAY } from '../tools/run-with';
import { openSmallCompany } from '../tools/small-company';
import { SAVING_SUPPLIERS } from '../tools/suppliers/offering-suppliers';

const threads = new WorkerCalculator(path.join(__dirname, '../../dist/calculations/worker.mjs'));
const never = () => new AbortController().signal;

/** P1 and P4 are short in WH01, and WH02 has P1 to spare. */
const STOCK = {
  warehouses: [{ warehouse_id: 'WH01' }, { warehouse_id: 'WH02' }],
  products: ['P1', 'P2', 'P4'].map(id => evenProduct(id, { volume_m3: 0.01 })),
  lanes: [{ from_warehouse_id: 'WH02', warehouse_id: 'WH01', distance_km: 700, transit_days: 1, fixed_cost: 30, cost_per_m3: 100 }],
  ...evenItems([
    { warehouse: 'WH01', product: 'P1', onHand: 20, perDay: 10 }, { warehouse: 'WH02', product: 'P1', onHand: 1_000, perDay: 1 },
    { warehouse: 'WH01', product: 'P2', onHand: 5, perDay: 1 }, { warehouse: 'WH01', product: 'P4', onHand: 20, perDay: 10 },
  ]),
};

let stock: Awaited<ReturnType<typeof openSmallCompany>>;
let offers: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { [stock, offers] = await Promise.all([openSmallCompany(STOCK), openSmallCompany(SAVING_SUPPLIERS)]); });
afterAll(() => Promise.all([stock.close(), offers.close()]));

async function answer(
  tool: string, input: unknown, engine: QueryEngine, calculator?: Calculator, persona: PersonaId = 'warehouse_manager',
): Promise<ToolOutput> {
  const definition = TOOL_DEFINITIONS.find(({ contract }) => contract.name === tool)!;
  const run = { input, identity: somebody(persona), asOf: TODAY, signal: never(), progress: () => undefined };
  return runTool(definition, run, { ...servicesOver(engine), ...(calculator && { calculator }) });
}

/** Counts what is handed to threads. */
function counting(): Calculator & { readonly names: string[] } {
  const names: string[] = [];
  return {
    names,
    run: async (calculation, input, options) => {
      names.push(calculation.name);
      return threads.run(calculation, input, options);
    },
  };
}

test.each([
  ['identify_stockout_risks', {}, ['search_stockouts']],
  ['calculate_reorder_points', {}, ['plan_items']],
  ['optimize_stock_levels', {}, ['search_levels']],
  ['optimize_stock_levels', { budget: 300 }, ['search_levels']],
  ['rebalance_stock', {}, ['search_transfers']],
  ['inventory_health', {}, ['judge_stock']],
  ['forecast_demand', { product: 'P1' }, ['forecast_periods']],
  ['draft_purchase_order', { product: 'P1', warehouse: 'WH01' }, ['plan_items']],
  ['simulate_scenario', { changes: [{ kind: 'demand_percent', percent: 20 }] }, ['plan_items', 'plan_items', 'search_stockouts', 'search_stockouts']],
] as const)('%s of %j answers the same from a thread of its own', async (tool, input, calculations) => {
  const calculator = counting();
  const beside = await answer(tool, input, stock.engine, calculator);

  expect(beside).toEqual(await answer(tool, input, stock.engine));
  expect(beside.blocks.length).toBeGreaterThan(0);
  expect(calculator.names).toEqual(expect.arrayContaining([...calculations]));
}, 60_000);

test('what is worked out once for several tools of a briefing is so beside the thread that serves as well', async () => {
  const calculator = counting();
  const beside = await answer('daily_briefing', {}, stock.engine, calculator);

  expect(beside.blocks).toEqual((await answer('daily_briefing', {}, stock.engine)).blocks);
  expect(calculator.names.filter(name => name === 'plan_items')).toHaveLength(1);
}, 60_000);

test('savings answer the same from a thread of its own', async () => {
  const calculator = counting();
  const beside = await answer('identify_cost_savings', {}, offers.engine, calculator, 'procurement_specialist');

  expect(beside).toEqual(await answer('identify_cost_savings', {}, offers.engine, undefined, 'procurement_specialist'));
  expect(calculator.names).toContain('forecast_years');
}, 60_000);

test('a thread solves programs by the solver beside it, in their order; what cannot be solved is said with its reason', async () => {
  const most = (high: number): LinearProgram => ({ direction: 'maximize', variables: [{ objective: 3, high, whole: true }], constraints: [] });
  const contradictory = { direction: 'maximize', variables: [{ objective: 1, high: 1 }], constraints: [{ terms: [{ variable: 0, factor: 1 }], low: 2 }] } as const;

  expect((await threads.run(programSolving, { programs: [most(4.5), most(2)], seconds: 30 }, { signal: never() })).map(({ objective }) => objective)).toEqual([12, 6]);
  await expect(threads.run(programSolving, { programs: [contradictory], seconds: 30 }, { signal: never() }))
    .rejects.toMatchObject({ code: 'LINEAR_PROGRAM_UNSOLVED', message: 'The best plan was not found: the solver says infeasible.' });
}, 60_000);

test('while a program is solved, which nothing can interrupt within its thread, this thread goes on, and ends it', async () => {
  const stop = new AbortController();
  const order: string[] = [];
  const solved = threads.run(programSolving, { programs: [endlessProgram()], seconds: 3_600 }, {
    signal: stop.signal, onProgress: () => setTimeout(() => {
      order.push('timer');
      stop.abort(new Error('Stop was pressed.'));
    }, 300),
  }).finally(() => order.push('ended'));

  await expect(solved).rejects.toThrow('Stop was pressed.');
  expect(order).toEqual(['timer', 'ended']);
}, 60_000);

/** A market split: whether many sums of whole numbers can be met exactly is found by trying nearly all of them (Cornuéjols & Dawande 1998). */
function endlessProgram(): LinearProgram {
  let state = 7;
  const random = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  const [rows, columns] = [6, 50];
  const factors = Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.floor(100 * random())));
  return {
    direction: 'minimize',
    variables: [
      ...Array.from({ length: columns }, () => ({ objective: 0, high: 1, whole: true as const })),
      ...Array.from({ length: 2 * rows }, () => ({ objective: 1 })),
    ],
    constraints: factors.map((row, index) => {
      const half = Math.floor(row.reduce((sum, factor) => sum + factor, 0) / 2);
      return {
        low: half, high: half,
        terms: [
          ...row.map((factor, variable) => ({ variable, factor })), { variable: columns + 2 * index, factor: 1 }, { variable: columns + 2 * index + 1, factor: -1 },
        ],
      };
    }),
  };
}
