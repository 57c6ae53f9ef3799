import { setTimeout as sleep } from 'node:timers/promises';
import type { Model, ModelReply, ModelRequest } from './model';
import { ModelError } from './model-errors';
import { triesOf } from './tries';

export interface RetryOptions {
  /** Calls at the most. */
  readonly attempts: number;
  /** The first pause is up to this long, each further one up to twice the last, milliseconds. */
  readonly baseMs: number;
  /** A number in [0, 1): full jitter. */
  readonly random: () => number;
}

/** Repeats a call that failed for a passing reason, until the turn's deadline. Text that was already shown is withdrawn, never shown twice. */
export class RetryingModel implements Model {
  constructor(private readonly inner: Model, private readonly options: RetryOptions) {}

  get id(): string {
    return this.inner.id;
  }

  async converse(request: ModelRequest): Promise<ModelReply> {
    const nextTry = triesOf(request);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.inner.converse(nextTry());
      } catch (error) {
        if (!(error instanceof ModelError) || !error.retryable || attempt >= this.options.attempts) throw error;
        await sleep(this.options.random() * this.options.baseMs * 2 ** (attempt - 1), undefined, { signal: request.signal });
      }
    }
  }
}
