import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { ToolFamily, ToolInvocation } from '../../../src/contract';
import { PlatformError } from '../errors';
import { signEnvelope } from './envelope';
import type { ToolInvocationRequest, ToolInvoker } from './invoker';
import type { ToolOutput } from './run-tool';
import type { SecretSource } from './secret-source';
import { parseToolAnswer, RemoteToolError } from './tool-answer';

export class ToolFunctionFailedError extends PlatformError {
  readonly code = 'TOOL_FUNCTION_FAILED';
  override readonly status = 502;
  override readonly retryable = true;
  override readonly remedy = 'Ask again. If it stays, look at the log of the tool function.';
  constructor(tool: string, options?: ErrorOptions) {
    super(`The function behind ${tool} failed.`, options);
  }
}

export interface LambdaToolInvokerOptions {
  readonly client: LambdaClient;
  /** The alias or function of each family. */
  readonly functions: Readonly<Record<ToolFamily, string>>;
  readonly secret: SecretSource;
  readonly clock: () => Date;
}

/** Runs each tool in the function of its family, under a signed context. */
export class LambdaToolInvoker implements ToolInvoker {
  constructor(private readonly options: LambdaToolInvokerOptions) {}

  async invoke(request: ToolInvocationRequest): Promise<ToolOutput> {
    const { name, family } = request.definition.contract;
    const [secret] = await this.options.secret.current();
    const envelope = await signEnvelope(request, name, secret, this.options.clock());
    const invocation: ToolInvocation = { envelope, tool: name, input: request.input };
    const { Payload, FunctionError } = await this.options.client.send(
      new InvokeCommand({ FunctionName: this.options.functions[family], Payload: JSON.stringify(invocation) }),
      { abortSignal: request.signal },
    ).catch((error: unknown) => {
      request.signal.throwIfAborted();
      throw new ToolFunctionFailedError(name, { cause: error });
    });
    if (FunctionError || !Payload) throw new ToolFunctionFailedError(name, { cause: new Error(FunctionError) });
    const answer = parseToolAnswer(Payload.transformToString());
    if ('error' in answer) throw new RemoteToolError(answer.error);
    return answer.output;
  }
}
