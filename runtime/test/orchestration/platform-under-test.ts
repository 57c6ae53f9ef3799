import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { monotonicFactory } from 'ulidx';
import { BUSINESS_METRICS, METRICS, PERSONAS_CLAIM, SCOPE_CLAIM, SHIPPED_MANIFEST, TABLES, TOOLS, VIEWS } from '../../../src/contract';
import type { Answer, AnswerEvent, AuditEntry, DraftProposal, Manifest, MetricContract } from '../../../src/contract';
import { AccessController, accessRulesOf, SqlGuard, TokenVerifier } from '../../src/access';
import type { ChainKeys, KnownKeys } from '../../src/access/audit';
import { createDynamoClient } from '../../src/conversations';
import { createApi } from '../../src/handlers';
import type { ApiParts, HttpApi, HttpRequest, HttpResponder } from '../../src/handlers';
import { startBedrockEndpoint } from '../../src/local/bedrock/bedrock-endpoint';
import type { ConverseModel } from '../../src/local/bedrock/converse-model';
import { createTables, localTableName, startDynamo } from '../../src/local/dynamo';
import { createBedrockClient } from '../../src/models';
import { Deadline } from '../../src/orchestration';
import { initialParameters } from '../../src/settings';
import type { ParameterSource } from '../../src/settings';
import type { LogRecord } from '../../src/telemetry';
import { InProcessToolInvoker } from '../../src/tools';
import type { ToolContext, ToolDefinition, ToolResult } from '../../src/tools';
import { temporaryFolder } from '../local/temporary-folder';

export const ISSUER = 'http://issuer.test';
export const AUDIENCE = 'client';
/** What seals the audit. */
export const AUDIT_KEYS: KnownKeys = [{ id: 'k1', secret: 'a secret of thirty-two characters' }];
const CREDENTIALS = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' };

/** A platform of real parts around a scripted model: DynamoDB and Bedrock over HTTP, tokens that are really signed. */
export interface PlatformUnderTest {
  readonly api: HttpApi;
  readonly logs: LogRecord[];
  readonly table: string;
  readonly dynamodb: ReturnType<typeof createDynamoClient>;
  now: Date;
  token(user?: Partial<TestUser>): Promise<string>;
  request(method: string, path: string, options?: RequestOptions): Promise<TestResponse>;
  ask(message: string, options?: RequestOptions & { conversationId?: string; parentTurnId?: string }): Promise<Answer>;
  events(message: string, options?: RequestOptions & { conversationId?: string }): Promise<AnswerEvent[]>;
  close(): Promise<void>;
}

export interface TestUser { readonly sub: string; readonly name: string; readonly groups: readonly string[]; readonly scope: string }
export interface RequestOptions {
  readonly user?: Partial<TestUser>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Until when the host waits. */
  readonly deadline?: Deadline;
}
export interface TestResponse { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }

export interface PlatformOptions {
  readonly definitions?: readonly ToolDefinition[];
  readonly manifest?: Partial<Manifest>;
  readonly parameters?: ParameterSource;
  readonly settings?: Partial<ApiParts['settings']>;
  readonly traceId?: () => string;
  /** Whether questions may be approved over the API. */
  readonly approvals?: boolean;
  /** How recent the data are. */
  readonly days?: ApiParts['days'];
  /** Instead of `AUDIT_KEYS`. */
  readonly auditKeys?: ChainKeys;
  /** Instead of one that believes the tokens of this fixture. */
  readonly verifier?: TokenVerifier;
}

export async function platformUnderTest(model: ConverseModel, options: PlatformOptions = {}): Promise<PlatformUnderTest> {
  const folder = temporaryFolder();
  const dynamo = await startDynamo({ folder, accessKeyId: CREDENTIALS.accessKeyId });
  const bedrock = await startBedrockEndpoint({ model, accessKeyId: CREDENTIALS.accessKeyId });
  const dynamodb = createDynamoClient({ endpoint: dynamo.endpoint, credentials: CREDENTIALS, region: 'eu-west-1' });
  await createTables(dynamodb);
  const keys = await generateKeyPair('RS256', { extractable: true });
  const publicKey = { ...await exportJWK(keys.publicKey), kid: 'k1', alg: 'RS256', use: 'sig' };
  const manifest = { ...SHIPPED_MANIFEST, ...options.manifest };
  const access = new AccessController(accessRulesOf(manifest));
  const definitions = options.definitions ?? [];
  const bedrockClient = createBedrockClient({ endpoint: bedrock.url, credentials: CREDENTIALS, region: 'eu-west-1' });
  const logs: LogRecord[] = [];
  const table = localTableName(TABLES.conversations);
  const platform: PlatformUnderTest = {
    logs, table, dynamodb, now: new Date('2026-11-24T09:00:00Z'),
    api: createApi({
      settings: {
        environment: 'test', metricNamespace: 'scap/test', asOf: '2026-11-24', conversationDays: 30, answerSeconds: 20,
        models: { default: 'test.model', agents: {} }, conversationsTable: table,
        executionsTable: localTableName(TABLES.executions), auditTable: localTableName(TABLES.audit), ...options.settings,
      },
      manifest, parameters: options.parameters ?? initialParameters,
      verifier: options.verifier ?? new TokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keySet: { fetch: async () => ({ keys: [publicKey] }) }, personas: Object.keys(manifest.personas) }),
      access, definitions, dynamodb, auditKeys: options.auditKeys ?? { current: async () => AUDIT_KEYS }, approvals: options.approvals, days: options.days, bedrock: bedrockClient,
      tools: new InProcessToolInvoker({ engine: { run: async () => { throw new Error('no test tool queries'); } }, guard: new SqlGuard(VIEWS), access }),
      clock: () => platform.now, random: () => 0, newId: monotonicFactory(), log: record => logs.push(record), traceId: options.traceId,
    }),
    async token(user = {}) {
      const { sub = 'u1', name = 'Ann', groups = ['warehouse_manager'], scope = 'warehouses=WH01' } = user;
      return new SignJWT({ token_use: 'id', name, [PERSONAS_CLAIM]: groups, [SCOPE_CLAIM]: scope })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' }).setIssuer(ISSUER).setAudience(AUDIENCE).setSubject(sub)
        .setIssuedAt().setExpirationTime('1h').sign(keys.privateKey);
    },
    async request(method, path, { user, body, headers, deadline = new Deadline() } = {}) {
      const responder = new CollectingResponder();
      await platform.api.respond(requestOf(method, path, await platform.token(user), body, headers), responder, deadline);
      return responder.response();
    },
    async ask(message, { conversationId = 'new', parentTurnId, ...rest } = {}) {
      const { body } = await platform.request('POST', `/v1/conversations/${conversationId}/messages`, { ...rest, body: { message, parentTurnId } });
      return JSON.parse(body);
    },
    async events(message, { conversationId = 'new', ...rest } = {}) {
      const { body } = await platform.request('POST', `/v1/conversations/${conversationId}/messages`, {
        ...rest, body: { message }, headers: { ...rest.headers, accept: 'text/event-stream' },
      });
      return eventsOf(body);
    },
    async close() {
      bedrockClient.destroy();
      dynamodb.destroy();
      await Promise.all([bedrock.close(), dynamo.close()]);
    },
  };
  return platform;
}

/** The entries of a conversation in the audit, or of another chain: `U#u1`. */
export async function auditOf({ dynamodb }: Pick<PlatformUnderTest, 'dynamodb'>, conversationOrChain: string): Promise<AuditEntry[]> {
  const { Items = [] } = await dynamodb.send(new QueryCommand({
    TableName: localTableName(TABLES.audit), KeyConditionExpression: 'PK = :chain',
    ExpressionAttributeValues: { ':chain': conversationOrChain.includes('#') ? conversationOrChain : `C#${conversationOrChain}` },
  }));
  return Items as AuditEntry[];
}

export function requestOf(method: string, path: string, token: string, body?: unknown, headers: Record<string, string> = {}): HttpRequest {
  const [place = '', query = ''] = path.split('?');
  return {
    method, path: place, query: Object.fromEntries(new URLSearchParams(query)), body: body === undefined ? '' : JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
  };
}

/** The events of a stream, in their order. */
export function eventsOf(body: string): AnswerEvent[] {
  return body.split('\n\n').flatMap(frame => {
    const data = /^data: (.*)$/m.exec(frame)?.[1];
    return data === undefined ? [] : [JSON.parse(data)];
  });
}

export class CollectingResponder implements HttpResponder {
  status = 0;
  headers: Readonly<Record<string, string>> = {};
  readonly chunks: string[] = [];

  begin(status: number, headers: Readonly<Record<string, string>>): void {
    this.status = status;
    this.headers = headers;
  }

  async write(chunk: string): Promise<void> {
    this.chunks.push(chunk);
  }

  async end(): Promise<void> { /* collected */ }

  response(): TestResponse {
    return { status: this.status, headers: this.headers, body: this.chunks.join('') };
  }
}

/** A tool under a name that warehouse managers are granted. */
export function testTool(
  name: keyof typeof TOOLS, run: (input: unknown, context: ToolContext) => Promise<ToolResult>, more: Partial<ToolDefinition> = {},
): ToolDefinition {
  return {
    contract: TOOLS[name], title: `Running ${name}`, description: `Use for ${name}.`, label: 'verified', timeoutSeconds: 5,
    input: { type: 'object', properties: { text: { type: 'string' } }, additionalProperties: false }, run, ...more,
  };
}

/** One figure for each business metric that tools measure. */
export function measuredFigures(): ToolResult['measured'] {
  const measured = BUSINESS_METRICS.filter(id => { const metric: MetricContract = METRICS[id]; return !metric.planned; });
  return Object.fromEntries(measured.map((id, place) => [id, place + 1]));
}

/** A result with one block of one figure. */
export function resultOf(summary: string, figure: number): ToolResult {
  return {
    summary, followUps: ['and WH02?'],
    blocks: [{
      kind: 'table', title: 'Stock', columns: [{ name: 'product', label: 'product', type: 'text' }, { name: 'on_hand', label: 'on hand', type: 'integer', unit: 'ea' }],
      rows: [['P-0417', figure]], total: 1, shown: 1,
    }],
    evidence: [{
      views: ['inventory_position'], queries: [{ purpose: 'stock', sql: 'SELECT 1', rowsRead: 1, truncated: false }], method: { name: 'reading' },
      inputs: {}, assumptions: [], warnings: [],
    }],
  };
}

/** A proposal to order 120 pieces for WH01. */
export function orderProposal(more: Partial<DraftProposal> = {}): DraftProposal {
  return {
    kind: 'purchase_order', need: 'purchase_order WH01 P-0417', title: 'Order 120 ea of P-0417 for WH01', warehouses: ['WH01'], repeats: [],
    lines: [{ productId: 'P-0417', productName: 'Ball bearing', quantity: 120, unit: 'ea' }],
    supplier: { supplierId: 'S01', supplierName: 'Nord Bearings', price: { unitPrice: 2.5, priceUnit: 'ea', currency: 'EUR', amount: 300 } },
    reason: 'The position of 38 ea is at or below the reorder point of 60 ea.', notes: ['Rounded up to packs of 24 ea.'],
    queries: [{ purpose: 'Stock', sql: 'SELECT 1' }], ...more,
  };
}
