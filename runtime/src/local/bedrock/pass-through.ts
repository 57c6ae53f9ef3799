import {
  BedrockRuntimeClient, BedrockRuntimeServiceException, ConverseStreamCommand, type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { ConverseModel, ModelEvent, StopReason } from './converse-model';
import { EXCEPTION_STATUS, ModelFault, type BedrockException } from './model-fault';

export interface PassThroughOptions {
  /** The region that answers. */
  readonly region: string;
  /** The model or inference profile that is asked, whatever the request names. */
  readonly modelId?: string;
  /**
   * The client to ask through.
   *
   * @default - one for the region, with the credentials that the AWS SDK finds on this machine
   */
  readonly client?: BedrockRuntimeClient;
}

/** Hands each request to Bedrock in the user's AWS account and its stream back. It costs the account money, and questions leave the machine. */
export function createPassThroughModel({ region, modelId, client = bedrockClient(region) }: PassThroughOptions): ConverseModel {
  return {
    async *stream({ modelId: asked, messages, system, toolConfig, inferenceConfig }, signal) {
      try {
        const command = new ConverseStreamCommand({ modelId: modelId ?? asked, messages, system, toolConfig, inferenceConfig });
        const reply = await client.send(command, { abortSignal: signal });
        yield* eventsOf(reply.stream ?? []);
      } catch (error) {
        throw faultOf(error, signal);
      }
    },
  };
}

function bedrockClient(region: string): BedrockRuntimeClient {
  // The embedded endpoint may be named by AWS_ENDPOINT_URL_BEDROCK_RUNTIME in this very process: it must not be asked again.
  return new BedrockRuntimeClient({ region, endpoint: `https://bedrock-runtime.${region}.amazonaws.com`, requestHandler: new NodeHttpHandler() });
}

/** Bedrock reports usage after the stop: the two become one event. */
async function* eventsOf(stream: AsyncIterable<ConverseStreamOutput> | Iterable<ConverseStreamOutput>): AsyncIterable<ModelEvent> {
  let reason: StopReason | undefined;
  let usage = { inputTokens: 0, outputTokens: 0 };
  for await (const event of stream) {
    const started = event.contentBlockStart?.start?.toolUse;
    const delta = event.contentBlockDelta?.delta;
    if (started?.toolUseId && started.name) yield { kind: 'tool_call', id: started.toolUseId, name: started.name };
    if (delta?.text) yield { kind: 'text', text: delta.text };
    if (delta?.toolUse?.input) yield { kind: 'tool_input', fragment: delta.toolUse.input };
    if (event.messageStop?.stopReason) reason = stopReason(event.messageStop.stopReason);
    if (event.metadata?.usage) usage = { inputTokens: event.metadata.usage.inputTokens ?? 0, outputTokens: event.metadata.usage.outputTokens ?? 0 };
  }
  // Without a stop the message was cut: the endpoint says so when no stop comes.
  if (reason) yield { kind: 'stop', reason, usage };
}

/** What Bedrock may add one day reads as an ordinary end. */
function stopReason(reason: string): StopReason {
  switch (reason) {
    case 'tool_use': case 'max_tokens': case 'stop_sequence': case 'guardrail_intervened': case 'content_filtered': return reason;
    default: return 'end_turn';
  }
}

function faultOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || error instanceof ModelFault) return error;
  if (error instanceof BedrockRuntimeServiceException) {
    return new ModelFault(isException(error.name) ? error.name : 'ModelErrorException', `Bedrock answered: ${error.message}`, { cause: error });
  }
  const missing = error instanceof Error && /credentials/i.test(`${error.name} ${error.message}`);
  return missing
    ? new ModelFault('AccessDeniedException', 'No AWS credentials were found on this machine. Sign in with the AWS CLI, or set AWS_PROFILE.', { cause: error })
    : new ModelFault('ServiceUnavailableException', 'Bedrock could not be reached.', { cause: error });
}

function isException(name: string): name is BedrockException {
  return Object.hasOwn(EXCEPTION_STATUS, name);
}
