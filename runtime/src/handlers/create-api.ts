import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AGENTS } from '../../../src/contract';
import type { AccessController, TokenVerifier } from '../access';
import { ConversationContextManager, ConversationStore } from '../conversations';
import { BedrockModel, RetryingModel } from '../models';
import { AgentRegistry, Orchestrator, Router } from '../orchestration';
import type { Log } from '../telemetry';
import { ToolExecutor } from '../tools';
import type { ToolDefinition, ToolInvoker } from '../tools';
import { Api } from './api';
import type { HttpApi } from './http';

/** What differs between a laptop and AWS, and between a test and the real thing. All else is the same code. */
export interface ApiParts {
  readonly settings: {
    readonly environment: string;
    readonly metricNamespace: string;
    /** `today`, or a day. */
    readonly asOf: string;
    readonly conversationDays: number;
    readonly answerSeconds: number;
    readonly modelId: string;
    readonly conversationsTable: string;
  };
  readonly verifier: TokenVerifier;
  readonly access: AccessController;
  readonly bedrock: BedrockRuntimeClient;
  readonly dynamodb: DynamoDBClient;
  readonly tools: ToolInvoker;
  readonly definitions: readonly ToolDefinition[];
  readonly clock: () => Date;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** A ULID. */
  readonly newId: () => string;
  readonly log: Log;
}

/** How much of a conversation a model is told. */
const CONTEXT_WINDOW = { turns: 12, tokens: 8_000 };

/** The API from its parts. */
export function createApi(parts: ApiParts): HttpApi {
  const { settings, access, definitions, clock, random, log } = parts;
  const store = new ConversationStore({
    client: parts.dynamodb, table: settings.conversationsTable, retentionDays: settings.conversationDays, clock,
  });
  const orchestrator = new Orchestrator({
    ...settings, access, definitions, clock, log, store,
    newId: parts.newId,
    router: new Router(new AgentRegistry(AGENTS)),
    context: new ConversationContextManager(store, CONTEXT_WINDOW),
    model: new RetryingModel(new BedrockModel(parts.bedrock, settings.modelId), { attempts: 3, baseMs: 500, random }),
    executor: new ToolExecutor({ invoker: parts.tools, definitions, access, clock, random, log, attempts: 3 }),
  });
  return new Api(orchestrator, parts.verifier, log);
}
