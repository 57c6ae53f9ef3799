import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import type { Calculation } from './calculation';
import { controlOf } from './control';
import { faultOf } from './fault';
import type { ThreadMessage } from './worker-calculator';

/**
 * Runs the one calculation that this thread was started for: tells how far it is, and ends with the output or what went wrong.
 *
 * @param calculations  what it may be asked for: the input comes from code of the same build that names the same calculation, which has checked
 * its type
 */
export async function runInThread(calculations: readonly Calculation<never, unknown>[]): Promise<void> {
  const { calculation, input, maxSeconds } = z.object({
    calculation: z.string(), input: z.unknown(), maxSeconds: z.optional(z.number()),
  }).parse(workerData);
  const say = (message: ThreadMessage<unknown>): void => parentPort?.postMessage(message);
  try {
    const known = (calculations as readonly Calculation<unknown, unknown>[]).find(({ name }) => name === calculation);
    if (!known) throw new Error(`There is no calculation ${calculation} in this thread.`);
    const control = controlOf({ maxSeconds, onProgress: (fraction, stage) => say({ kind: 'progress', fraction, stage }) });
    say({ kind: 'finished', output: await known.run(input, control) });
  } catch (thrown) {
    say({ kind: 'failed', fault: faultOf(thrown) });
  }
}
