import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { PERSONAS_CLAIM, SCOPE_CLAIM, TABLES, VARIABLES } from '../../../src/contract';
import type { ToolInvocation } from '../../../src/contract';
import { createDynamoClient } from '../../src/conversations';
import { oneEngine } from '../../src/data';
import { toolHandler } from '../../src/handlers/tool-function';
import { startBedrockEndpoint } from '../../src/local/bedrock/bedrock-endpoint';
import type { ConverseModel } from '../../src/local/bedrock/converse-model';
import { createTables, localTableName, startDynamo } from '../../src/local/dynamo';
import { TOOL_DEFINITIONS } from '../../src/tools';
import type { ToolServices } from '../../src/tools';
import { dataDays } from '../../src/tools/sql/data-days';
import { temporaryFolder } from '../local/temporary-folder';

const KEY = 'test-key';
const ISSUER = 'http://issuer.test';
export const SECRET = 'the secret that signs envelopes, long enough';

/** What the chat function meets in an account: DynamoDB, Bedrock, Secrets Manager, the tool functions, and an issuer's key set. */
export interface AwsAroundFunctions {
  /** The environment of the chat function. */
  readonly environment: Readonly<Record<string, string>>;
  /** The calls of tool functions so far. */
  readonly invocations: readonly ToolInvocation[];
  token(claims?: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

/** The parameters of a request, which each hold what their name says: `{"all": true, …}` is that of a paused platform. */
function parametersIn(body: unknown): { Name: string; Value: string }[] {
  return (body as { Names: string[] }).Names.map(Name => ({ Name, Value: Name }));
}

export async function awsAroundFunctions(model: ConverseModel, { engine, ...services }: ToolServices): Promise<AwsAroundFunctions> {
  const dynamo = await startDynamo({ folder: temporaryFolder(), accessKeyId: KEY });
  const bedrock = await startBedrockEndpoint({ model, accessKeyId: KEY });
  const dynamodb = createDynamoClient({ endpoint: dynamo.endpoint, credentials: { accessKeyId: KEY, secretAccessKey: 'x' }, region: 'eu-west-1' });
  await createTables(dynamodb);
  dynamodb.destroy();
  const keys = await generateKeyPair('RS256', { extractable: true });
  const keySet = { keys: [{ ...await exportJWK(keys.publicKey), kid: 'k1', alg: 'RS256', use: 'sig' }] };
  const tools = toolHandler({
    definitions: [...TOOL_DEFINITIONS, dataDays], services, engines: oneEngine(engine), clock: () => new Date(), log: () => {},
    secret: { current: async () => [new TextEncoder().encode(SECRET)], renewed: async () => [new TextEncoder().encode(SECRET)] },
  });
  const invocations: ToolInvocation[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || '{}');
    const stage = (body as { VersionStage?: string }).VersionStage;
    if (request.url === '/jwks.json') response.end(JSON.stringify(keySet));
    else if (request.url?.includes('/invocations')) {
      invocations.push(body as ToolInvocation);
      response.end(JSON.stringify(await tools(body, { getRemainingTimeInMillis: () => 30_000 })));
    }
    else if (request.headers['x-amz-target'] === 'AmazonSSM.GetParameters') response.end(JSON.stringify({ Parameters: parametersIn(body) }));
    else if (stage === 'AWSCURRENT') response.end(JSON.stringify({ SecretString: SECRET }));
    else response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify({ __type: 'ResourceNotFoundException' }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    invocations,
    environment: {
      AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: KEY, AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
      AWS_ENDPOINT_URL_LAMBDA: url, AWS_ENDPOINT_URL_SECRETS_MANAGER: url, AWS_ENDPOINT_URL_SSM: url,
      [VARIABLES.environment.name]: 'test', [VARIABLES.metricNamespace.name]: 'scap/test', [VARIABLES.asOf.name]: '2026-11-24',
      [VARIABLES.envelopeSecretId.name]: 'envelope', [VARIABLES.conversationsTable.name]: localTableName(TABLES.conversations),
      [VARIABLES.conversationDays.name]: '30', [VARIABLES.answerSeconds.name]: '20', [VARIABLES.models.name]: JSON.stringify({ default: 'test.model', agents: {} }),
      [VARIABLES.issuer.name]: ISSUER, [VARIABLES.audience.name]: 'client', [VARIABLES.keySetUrl.name]: `${url}/jwks.json`,
      [VARIABLES.toolFunctions.name]: JSON.stringify({ inventory: 'tools-inventory', logistics: 'tools-logistics', suppliers: 'tools-suppliers', sql: 'tools-sql', overview: 'tools-overview' }),
    },
    token: (claims = {}) => new SignJWT({ token_use: 'id', name: 'Ann', [PERSONAS_CLAIM]: ['warehouse_manager'], [SCOPE_CLAIM]: 'warehouses=WH01', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' }).setIssuer(ISSUER).setAudience('client').setSubject('u1').setIssuedAt().setExpirationTime('1h')
      .sign(keys.privateKey),
    async close() {
      server.closeAllConnections();
      server.close();
      await Promise.all([bedrock.close(), dynamo.close()]);
    },
  };
}
