import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { monotonicFactory } from 'ulidx';
import { AccessController, httpKeySet, parameterKeySet, TokenVerifier } from '../access';
import type { KeySetSource } from '../access';
import { createDynamoClient } from '../conversations';
import { createBedrockClient } from '../models';
import { jsonLines } from '../telemetry';
import { LambdaToolInvoker, SecretsManagerSource } from '../tools';
import { TOOL_DEFINITIONS } from '../tools/registry';
import { createApi } from './create-api';
import type { HttpApi } from './http';
import { chatSettings } from './settings';
import type { ChatSettings } from './settings';

/** The API of the chat function, from its environment variables. Runs once, at cold start. */
export function chatApi(environment: NodeJS.ProcessEnv): HttpApi {
  const settings = chatSettings(environment);
  const clock = (): Date => new Date();
  return createApi({
    settings,
    access: new AccessController(),
    verifier: new TokenVerifier({ issuer: settings.issuer, audience: settings.audience, keySet: keySetFrom(settings.keySet) }),
    bedrock: createBedrockClient(),
    dynamodb: createDynamoClient(),
    tools: new LambdaToolInvoker({
      client: new LambdaClient({ maxAttempts: 1 }), functions: settings.toolFunctions, clock,
      secret: new SecretsManagerSource(new SecretsManagerClient(), settings.envelopeSecretId, clock),
    }),
    definitions: TOOL_DEFINITIONS,
    clock,
    random: Math.random,
    newId: monotonicFactory(),
    log: jsonLines(line => process.stdout.write(line)),
  });
}

function keySetFrom(place: ChatSettings['keySet']): KeySetSource {
  return 'url' in place ? httpKeySet(place.url) : parameterKeySet(new SSMClient(), place.parameter);
}
