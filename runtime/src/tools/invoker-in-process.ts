import type { ToolInvocationRequest, ToolInvoker } from './invoker';
import { runTool } from './run-tool';
import type { ToolOutput, ToolServices } from './run-tool';

/** Runs tools in this process. */
export class InProcessToolInvoker implements ToolInvoker {
  constructor(private readonly services: ToolServices) {}

  async invoke(request: ToolInvocationRequest): Promise<ToolOutput> {
    return runTool(request.definition, request, this.services);
  }
}
