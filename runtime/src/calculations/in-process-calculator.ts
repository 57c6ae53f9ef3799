import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Calculation, CalculationOptions, Calculator } from './calculation';
import { controlOf } from './control';

/** Runs calculations in this thread, which does nothing else between two turns: for tests, and where one process serves one question. */
export class InProcessCalculator implements Calculator {
  async run<Input, Output>(calculation: Calculation<Input, Output>, input: Input, options: CalculationOptions): Promise<Output> {
    const { signal } = options;
    const turn = async (): Promise<void> => {
      await turnOfTheLoop();
      signal.throwIfAborted();
    };
    // What was said before, such as progress, goes out first.
    await turn();
    return calculation.run(input, controlOf(options, { cancelled: () => signal.aborted, turn }));
  }
}
