import { BedrockRuntimeClient, type ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { ConverseModel, ModelEvent } from '../../../src/local/bedrock/converse-model';
import type { ConverseRequest } from '../../../src/local/bedrock/converse-request';

export const ACCESS_KEY_ID = 'AKIATESTTESTTESTTEST';

/** A model that says what it is told to, and remembers what it was asked. */
export class ScriptedModel implements ConverseModel {
  readonly requests: ConverseRequest[] = [];
  readonly signals: AbortSignal[] = [];
  given = 0;

  constructor(private readonly script: (signal: AbortSignal) => Iterable<ModelEvent> | AsyncIterable<ModelEvent>) {}

  async *stream(request: ConverseRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    this.requests.push(request);
    this.signals.push(signal);
    for await (const event of this.script(signal)) {
      this.given += 1;
      yield event;
    }
  }
}

/** The SDK's client as the platform makes it, without retries so that a test sees each fault. */
export function clientOf(url: string, accessKeyId = ACCESS_KEY_ID): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'of no importance' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  });
}

export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export function textOf(events: readonly ConverseStreamOutput[]): string {
  return events.map(event => event.contentBlockDelta?.delta?.text ?? '').join('');
}
