import path from 'node:path';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { WorkerCalculator } from '../../src/calculations';
import { Dialect } from '../../src/data/dialect';
import { DuckDbEngine } from '../../src/data/duckdb-engine';
import type { Platform } from '../../src/local';
import { TOOL_DEFINITIONS, type ToolDefinition, type ToolServices } from '../../src/tools';
import { askedAndStopped, platformWithThreads, type LongQuestion } from '../local/stopped-question';
import { sampleCompany, SAMPLE_AS_OF } from '../sample-company';
import { run, servicesOver, somebody } from '../tools/run-with';
import { personaWith, toolInputs } from '../tools/tool-inputs';
import { longestTurnOf, yardstick } from './longest-turn';

describe('over the API', () => {
  let platform: Platform;
  beforeAll(async () => { platform = await platformWithThreads(); });
  afterAll(() => platform.close());

  /** Of all 1,200 items of five warehouses, which takes seconds. */
  const QUESTIONS: readonly LongQuestion[] = [
    { user: 'ben', message: 'Which products will run out in the next two weeks?', tool: 'identify_stockout_risks', calculating: 'Forecasting' },
    { user: 'ben', message: 'What should we reorder now?', tool: 'calculate_reorder_points', calculating: 'Forecasting' },
    { user: 'ben', message: 'What are the optimal stock levels?', tool: 'optimize_stock_levels', calculating: 'Forecasting' },
    { user: 'ben', message: 'What should we transfer between warehouses?', tool: 'rebalance_stock', calculating: 'Forecasting' },
    { user: 'ben', message: 'What if demand rises by 20 %?', tool: 'simulate_scenario', calculating: 'Working out' },
  ];

  test.each(QUESTIONS)('while it is worked out, "$message" keeps nobody waiting, and Stop ends it', async question => {
    const order = await askedAndStopped(platform, question);

    expect(order.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'answered 200'));
    expect(order.slice(5).sort()).toEqual(['stop true', 'tool cancelled', 'turn cancelled']);
  });
});

describe('over all warehouses, the first time after a start', () => {
  const THREAD = path.join(__dirname, '../../dist/calculations/worker.mjs');
  /** A turn may take so many times what the yardstick takes. The longest of today take two or three times it, on a busy machine six; one of before took 37. */
  const GENEROUS = 12;

  let engine: DuckDbEngine;
  let services: ToolServices;
  let inputs: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    engine = await DuckDbEngine.open(await sampleCompany());
    services = { ...servicesOver(engine), calculator: new WorkerCalculator(THREAD) };
    inputs = await toolInputs(engine);
  }, 120_000);
  afterAll(() => engine.close());

  test('what the first question would wait for is loaded in small turns', async () => {
    const { longest } = await longestTurnOf(() => services.guard.warmInTurns(() => turnOfTheLoop(), sql => Dialect.learn(sql)));

    expect(longest).toBeLessThan(GENEROUS * yardstick());
  }, 60_000);

  test.each(TOOL_DEFINITIONS.map(definition => [definition.contract.name, definition] as const))('%s gives others their turn', async (name, definition) => {
    const whole = ofAllWarehouses(definition, inputs[name]);
    const { longest, result } = await longestTurnOf(() => run(definition, whole, services, somebody(personaWith(name)), SAMPLE_AS_OF));

    expect(result.summary).not.toBe('');
    expect(longest).toBeLessThan(GENEROUS * yardstick());
  }, 240_000);
});

/** The input without the warehouse that it names, where the tool does without. */
function ofAllWarehouses({ contract, input: { required = [] } }: ToolDefinition, input: unknown): object {
  if (typeof input !== 'object' || input === null) throw new Error(`${contract.name} has no input in tool-inputs.`);
  return Object.fromEntries(Object.entries(input).filter(([key]) => key !== 'warehouse' || required.includes(key)));
}
