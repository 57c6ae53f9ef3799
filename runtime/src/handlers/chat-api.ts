import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { monotonicFactory } from 'ulidx';
import { VARIABLES } from '../../../src/contract';
import type { Manifest } from '../../../src/contract';
import { AccessController, accessRulesOf, httpKeySet, parameterKeySet, TokenVerifier } from '../access';
import type { KeySetSource } from '../access';
import { createDynamoClient } from '../conversations';
import { statedMeanings } from '../definitions';
import { createBedrockClient } from '../models';
import { CLIENT_LIMITS, initialParameters, readManifest, SettingsError, storedParameters } from '../settings';
import { jsonLines } from '../telemetry';
import { askedDataDays, LambdaToolInvoker, SecretsManagerSource } from '../tools';
import { TOOL_DEFINITIONS } from '../tools/registry';
import { accountMeanings } from './account-meanings';
import { createApi } from './create-api';
import type { HttpApi } from './http';
import { chatSettings } from './settings';
import type { ChatSettings } from './settings';
import { storedChainKeys } from './stored-chain-keys';

/** The API of the chat function, from its environment variables and the manifest in its directory. Runs once, at cold start. */
export function chatApi(environment: NodeJS.ProcessEnv, directory: string): HttpApi {
  const settings = chatSettings(environment);
  const manifest = readManifest(directory, settings.manifestSha256);
  requireGuardrail(manifest, settings);
  const clock = (): Date => new Date();
  const log = jsonLines(line => process.stdout.write(line));
  const dynamodb = createDynamoClient();
  const secrets = new SecretsManagerClient(CLIENT_LIMITS);
  const tools = new LambdaToolInvoker({
    client: new LambdaClient({ maxAttempts: 1 }), functions: settings.toolFunctions, clock,
    secret: new SecretsManagerSource(secrets, settings.envelopeSecretId, { clock }),
  });
  return createApi({
    settings: { ...settings, auditTable: settings.audit?.table },
    manifest,
    parameters: settings.parameters ? storedParameters(new SSMClient(CLIENT_LIMITS), settings.parameters) : initialParameters,
    access: new AccessController(accessRulesOf(manifest)),
    verifier: new TokenVerifier({
      issuer: settings.issuer, audience: settings.audience, tokenUse: settings.tokenUse, keySet: keySetFrom(settings.keySet),
      personas: Object.keys(manifest.personas),
    }),
    bedrock: createBedrockClient(),
    dynamodb,
    auditKeys: settings.audit && storedChainKeys(secrets, settings.audit.secretId, { clock }),
    approvals: true,
    // Spoken of here, and checked against the guard by the function that runs them.
    meanings: accountMeanings(
      settings, dynamodb, { clock, log, check: words => ({ meanings: statedMeanings(words), dropped: [] }) }, manifest.verifiedQuestions,
    ),
    tools,
    days: askedDataDays(tools, { clock, log }),
    definitions: TOOL_DEFINITIONS,
    clock,
    random: Math.random,
    newId: monotonicFactory(),
    log,
    traceId: () => /Root=([^;]+)/.exec(environment._X_AMZN_TRACE_ID ?? '')?.[1], // Lambda sets it anew for each invocation
  });
}

/** @throws SettingsError where guardrails are on and none is named: an answer that nobody looked at must not pass for one that was */
function requireGuardrail({ features }: Manifest, { guardrail }: ChatSettings): void {
  if (features.guardrails && !guardrail) throw new SettingsError([`${VARIABLES.guardrail.name} is missing. ${VARIABLES.guardrail.meaning}`]);
}

function keySetFrom(place: ChatSettings['keySet']): KeySetSource {
  return 'url' in place ? httpKeySet(place.url) : parameterKeySet(new SSMClient(CLIENT_LIMITS), place.parameter);
}
