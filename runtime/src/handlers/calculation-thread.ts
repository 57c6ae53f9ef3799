import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { controlOf, faultOf, type Calculation, type ThreadMessage } from '../calculations';
import { routeSearch } from '../tools/logistics/route-search';

/** What a thread may be asked for. Its input comes from code of the same build that names the same calculation, which has checked its type. */
const CALCULATIONS: readonly Calculation<unknown, unknown>[] = [routeSearch];

/** Runs one calculation in a thread of its own: it gets a task, tells how far it is, and ends with the output or what went wrong. */
const { calculation, input, maxSeconds } = z.object({
  calculation: z.string(), input: z.unknown(), maxSeconds: z.optional(z.number()),
}).parse(workerData);
const say = (message: ThreadMessage<unknown>): void => parentPort?.postMessage(message);

try {
  const known = CALCULATIONS.find(({ name }) => name === calculation);
  if (!known) throw new Error(`There is no calculation ${calculation} in this thread.`);
  say({ kind: 'finished', output: known.run(input, controlOf(maxSeconds, fraction => say({ kind: 'progress', fraction }))) });
} catch (thrown) {
  say({ kind: 'failed', fault: faultOf(thrown) });
}
