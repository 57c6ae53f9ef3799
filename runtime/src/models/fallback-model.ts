import type { Model, ModelReply, ModelRequest } from './model';
import { ModelError, ModelRequestError } from './model-errors';
import { triesOf } from './tries';

/** Several models of which the first answers that can. Text that a failed one has shown is withdrawn. */
export class FallbackModel implements Model {
  constructor(private readonly models: readonly [Model, ...Model[]]) {}

  get id(): string {
    return this.models[0].id;
  }

  async converse(request: ModelRequest): Promise<ModelReply> {
    const nextTry = triesOf(request);
    let failure: unknown;
    for (const model of this.models) {
      try {
        return await model.converse(nextTry());
      } catch (error) {
        // What one model refuses as invalid the next would, too.
        if (!(error instanceof ModelError) || error instanceof ModelRequestError) throw error;
        failure = error;
      }
    }
    throw failure;
  }
}
