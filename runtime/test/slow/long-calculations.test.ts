import type { Platform } from '../../src/local';
import { askedAndStopped, platformWithThreads, type LongQuestion } from '../local/stopped-question';

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
