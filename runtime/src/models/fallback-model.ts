import type { Model, ModelReply, ModelRequest } from './model';
import { ModelError, ModelRequestError } from './model-errors';

/** Several models of which the first answers that can. Text that a failed one has shown is withdrawn. */
export class FallbackModel implements Model {
  constructor(private readonly models: readonly [Model, ...Model[]]) {}

  get id(): string {
    return this.models[0].id;
  }

  async converse(request: ModelRequest): Promise<ModelReply> {
    let shown = false;
    let failure: unknown;
    for (const model of this.models) {
      let withdraw = shown;
      try {
        return await model.converse({
          ...request,
          onText: async (delta, restart) => {
            await request.onText(delta, restart || withdraw);
            withdraw = false;
            shown = true;
          },
        });
      } catch (error) {
        // What one model refuses as invalid the next would, too.
        if (!(error instanceof ModelError) || error instanceof ModelRequestError) throw error;
        failure = error;
      }
    }
    throw failure;
  }
}
