import { existsSync } from 'node:fs';
import path from 'node:path';
import { InProcessCalculator, WorkerCalculator, type Calculation } from '../../src/calculations';
import { routeSearch } from '../../src/tools/logistics/route-search';
import { dayOf, LORRY } from '../routing/generated';

const FILE = path.join(__dirname, '../../dist/calculations/worker.mjs');
const threads = new WorkerCalculator(FILE);
const never = () => new AbortController().signal;
const day = (iterations: number) => ({ problem: dayOf({ stops: 60, seed: 4, vehicles: [LORRY], windows: 0.4 }), seed: 7, iterations });
/** Hours of work. */
const ENDLESS = 1_000_000_000;

test('what threads run has been built', () => {
  expect(existsSync(FILE)).toBe(true); // node runtime/build.mjs
});

test('a thread of its own calculates what this thread does, infinite capacities and matrices included', async () => {
  const task = { ...day(400), driven: [{ vehicle: 'lorry', stops: ['O1', 'O2'] }] };
  const here = await new InProcessCalculator().run(routeSearch, task, { signal: never() });

  expect(await threads.run(routeSearch, task, { signal: never() })).toEqual(here);
  expect(here.solution.routes.length).toBeGreaterThan(0);
});

test('while a thread searches, this one goes on: timers fire, and progress comes in between', async () => {
  const order: string[] = [];
  const searched = threads.run(routeSearch, day(ENDLESS), { signal: never(), maxSeconds: 1.5, onProgress: fraction => order.push(`progress ${fraction < 0.01}`) })
    .then(({ solution }) => order.push(solution.stoppedEarly ? 'stopped early' : 'finished'));
  await new Promise(resolve => setTimeout(resolve, 20));
  order.push('timer');
  await searched;

  expect(order.indexOf('timer')).toBeLessThan(order.length - 1);
  expect(order).toContain('progress true');
  expect(order.at(-1)).toBe('stopped early');
});

test('a cancelled calculation ends at once with the reason, whatever it is doing', async () => {
  const stop = new AbortController();
  const searched = threads.run(routeSearch, day(ENDLESS), { signal: stop.signal, onProgress: () => stop.abort(new Error('Stop was pressed.')) });

  await expect(searched).rejects.toThrow('Stop was pressed.');
  await expect(threads.run(routeSearch, day(1), { signal: stop.signal })).rejects.toThrow('Stop was pressed.');
});

test('an error crosses with its code and its words', async () => {
  const { problem } = day(1);
  const contradictory = { problem: { ...problem, vehicles: [] }, seed: 1, iterations: 1 };

  await expect(threads.run(routeSearch, contradictory, { signal: never() })).rejects.toMatchObject({
    code: 'ROUTING_PROBLEM_INVALID', message: 'vehicles is empty. Give at least one kind of vehicle.',
  });
});

test('a calculation that threads do not know, and a thread that cannot start, fail with a sentence', async () => {
  const unknown: Calculation<null, null> = { name: 'nobody_knows', run: () => null };

  await expect(threads.run(unknown, null, { signal: never() })).rejects.toThrow('There is no calculation nobody_knows in this thread.');
  await expect(new WorkerCalculator('/nowhere/worker.mjs').run(unknown, null, { signal: never() })).rejects.toMatchObject({ code: 'CALCULATION_LOST' });
});
