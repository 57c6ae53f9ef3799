import type { ToolInvocationRequest, ToolInvoker } from '../tools';

type Output = Awaited<ReturnType<ToolInvoker['invoke']>>;

/**
 * Lets each call be worked out once: the data of the questions stand still, so that the same call of the same person has the same result
 * each time. A tool that remembers what it said before has not, and is run each time. Failures are not remembered.
 */
export class RememberingInvoker implements ToolInvoker {
  private readonly outputs = new Map<string, Promise<Output>>();

  constructor(private readonly invoker: ToolInvoker) {}

  async invoke(request: ToolInvocationRequest): Promise<Output> {
    const { definition: { contract }, identity, input, views, tools, asOf } = request;
    if (contract.remembers) return this.invoker.invoke(request);
    const key = JSON.stringify([contract.name, identity.subject, identity.persona, identity.warehouses, input, views, tools, asOf]);
    const known = this.outputs.get(key);
    if (known) return known;
    const output = this.invoker.invoke(request);
    this.outputs.set(key, output);
    output.catch(() => this.outputs.delete(key));
    return output;
  }
}
