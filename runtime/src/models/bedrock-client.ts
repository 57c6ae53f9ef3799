import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * The client of Bedrock, or of the endpoint that stands for it on a laptop.
 * It keeps its connections: the SDK's default handler opens one, with TLS, for each request. Retries are ours, inside the turn's deadline.
 */
export function createBedrockClient(config: Pick<BedrockRuntimeClientConfig, 'endpoint' | 'credentials' | 'region'> = {}): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    ...config,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 3_000, httpAgent: { keepAlive: true, maxSockets: 64 }, httpsAgent: { keepAlive: true, maxSockets: 64 },
    }),
  });
}
