import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** The client of DynamoDB, or of the engine that stands for it on a laptop. */
export function createDynamoClient(config: Pick<DynamoDBClientConfig, 'endpoint' | 'credentials' | 'region'> = {}): DynamoDBClient {
  return new DynamoDBClient({
    ...config,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 1_000, requestTimeout: 5_000, httpAgent: { keepAlive: true }, httpsAgent: { keepAlive: true },
    }),
  });
}
