import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Manifest, Pause } from '../../../src/contract';
import type { AccessController, TokenVerifier } from '../access';
import { AuditTrail, type ChainKeys } from '../access/audit';
import { ApprovedQuestionStore, ConversationContextManager, ConversationStore, FeedbackStore, KeptResultStore } from '../conversations';
import { askedAsOf, type DataDays } from '../data';
import { SHIPPED_MEANINGS, type MeaningSource } from '../definitions';
import { DraftAudit, DraftBoard, DraftStore } from '../drafts';
import { ModelManager } from '../models';
import type { GuardrailChoice, ModelIds } from '../models';
import { AgentRegistry, Orchestrator, Router } from '../orchestration';
import { currentParameters } from '../settings';
import type { ParameterSource } from '../settings';
import type { Log } from '../telemetry';
import { ToolExecutor } from '../tools';
import type { ToolDefinition, ToolInvoker } from '../tools';
import { Api } from './api';
import type { HttpApi } from './http';
import { staleness } from './staleness';

/** What differs between a laptop and AWS, and between a test and the real thing. All else is the same code. */
export interface ApiParts {
  readonly settings: {
    readonly environment: string;
    readonly metricNamespace: string;
    /** `today`, a day, or `latest`. */
    readonly asOf: string;
    readonly conversationDays: number;
    readonly answerSeconds: number;
    readonly models: ModelIds;
    /** Used where the manifest says that guardrails are on. */
    readonly guardrail?: GuardrailChoice;
    readonly conversationsTable: string;
    /** Where it is kept what people say of answers; absent where it is not. */
    readonly accessTable?: string;
    /** Where drafts are kept; absent where they are not. */
    readonly executionsTable?: string;
    /** Where decisions are kept, sealed one over the other; absent where the log alone knows of them. */
    readonly auditTable?: string;
  };
  readonly manifest: Manifest;
  readonly parameters: ParameterSource;
  readonly verifier: TokenVerifier;
  readonly access: AccessController;
  readonly bedrock: BedrockRuntimeClient;
  readonly dynamodb: DynamoDBClient;
  /** The keys that seal the audit, where there is a table for it. */
  readonly auditKeys?: ChainKeys;
  readonly tools: ToolInvoker;
  readonly definitions: readonly ToolDefinition[];
  /** What words mean in this company: what ships, if nothing is given. */
  readonly meanings?: MeaningSource;
  /** Whether questions that somebody approves over the API go into the access table; else they go into the configuration. */
  readonly approvals?: boolean;
  /** How recent the data are: what `latest` comes to, and which views have fallen behind. Absent: nobody knows, and nothing is said. */
  readonly days?: () => Promise<DataDays>;
  readonly clock: () => Date;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** A ULID. */
  readonly newId: () => string;
  readonly log: Log;
  /** The id of the trace of this invocation. */
  readonly traceId?: () => string | undefined;
}

/** How much of a conversation a model is told. */
const CONTEXT_WINDOW = { turns: 12, tokens: 8_000 };

const NO_DAYS = async (): Promise<DataDays> => new Map();

/** The API from its parts. */
export function createApi(parts: ApiParts): HttpApi {
  const { settings, manifest, access, definitions, clock, random, log } = parts;
  const parameters = currentParameters(parts.parameters, clock, log);
  const pause = async (): Promise<Pause> => (await parameters.current()).pause;
  const asOf = (): Promise<string> => askedAsOf(settings.asOf, clock(), parts.days ?? NO_DAYS);
  const store = new ConversationStore({
    client: parts.dynamodb, table: settings.conversationsTable, retentionDays: settings.conversationDays, clock,
  });
  const trail = auditTrailOf(parts);
  const drafts = settings.executionsTable === undefined ? undefined : new DraftBoard({
    store: new DraftStore(parts.dynamodb, settings.executionsTable), access, asOf, clock,
    audit: new DraftAudit({ trail, environment: settings.environment, log }),
  });
  const kept = settings.executionsTable === undefined ? undefined : new KeptResultStore({
    client: parts.dynamodb, table: settings.executionsTable, retentionDays: settings.conversationDays, clock,
  });
  const orchestrator = new Orchestrator({
    ...settings, access, definitions, clock, log, store, pause, meanings: parts.meanings ?? (async () => SHIPPED_MEANINGS),
    asOf, metricDetail: manifest.metricDetail,
    trail,
    traceId: manifest.features.xray ? parts.traceId : undefined,
    newId: parts.newId,
    feedback: settings.accessTable === undefined ? undefined : new FeedbackStore({
      client: parts.dynamodb, table: settings.accessTable, retentionDays: settings.conversationDays,
    }),
    approved: settings.accessTable === undefined || !parts.approvals ? undefined : new ApprovedQuestionStore(parts.dynamodb, settings.accessTable),
    router: new Router(new AgentRegistry(manifest.agents)),
    context: new ConversationContextManager(store, CONTEXT_WINDOW),
    models: new ModelManager({
      client: parts.bedrock, ids: settings.models, guardrail: manifest.features.guardrails ? settings.guardrail : undefined,
      retry: { attempts: 3, baseMs: 500, random }, overrides: async () => (await parameters.current()).models,
    }),
    executor: new ToolExecutor({
      invoker: parts.tools, definitions, access, drafts, kept, pause, stale: parts.days && staleness(parts.days, log),
      clock, random, log, attempts: 3,
    }),
  });
  return new Api({ orchestrator, drafts, verifier: parts.verifier, log });
}

function auditTrailOf({ settings, auditKeys: keys, dynamodb: client, clock, log }: ApiParts): AuditTrail | undefined {
  const { auditTable: table, environment } = settings;
  return table === undefined || keys === undefined ? undefined : new AuditTrail({ client, table, keys, environment, clock, log });
}
