import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Calculation, CalculationOptions, Calculator } from './calculation';
import { CalculationLostError, errorOf, type CalculationFault } from './fault';

/** What a thread is started with. */
export interface ThreadTask {
  readonly calculation: string;
  readonly input: unknown;
  readonly maxSeconds?: number;
}

/** What a thread says. */
export type ThreadMessage<Output> =
  | { readonly kind: 'progress'; readonly fraction: number; readonly stage?: string | undefined }
  | { readonly kind: 'finished'; readonly output: Output }
  | { readonly kind: 'failed'; readonly fault: CalculationFault };

/** Runs each calculation in a thread of its own, which ends with it: this thread goes on answering, and can end it at any moment. */
export class WorkerCalculator implements Calculator {
  /** @param file  the module that threads run, as the build makes it */
  constructor(private readonly file: string) {}

  async run<Input, Output>({ name }: Calculation<Input, Output>, input: Input, options: CalculationOptions): Promise<Output> {
    const { signal, maxSeconds, onProgress } = options;
    // Copying the input takes its time, and what led to it took some: between them others get their turn.
    await turnOfTheLoop();
    signal.throwIfAborted();
    const task: ThreadTask = { calculation: name, input, ...(maxSeconds !== undefined && { maxSeconds }) };
    const thread = new Worker(this.file, { workerData: task });
    let stop: () => void = () => undefined;
    try {
      return await new Promise<Output>((resolve, reject) => {
        stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        thread.on('message', (message: ThreadMessage<Output>) => {
          switch (message.kind) {
            case 'progress': return onProgress?.(message.fraction, message.stage);
            case 'finished': return resolve(message.output);
            case 'failed': return reject(errorOf(message.fault));
          }
        });
        thread.on('error', error => reject(new CalculationLostError(name, error)));
        thread.on('exit', code => reject(new CalculationLostError(name, new Error(`The thread ended with code ${code}.`))));
      });
    } finally {
      signal.removeEventListener('abort', stop);
      await thread.terminate();
    }
  }
}
