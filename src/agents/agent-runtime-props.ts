import type { Duration } from 'aws-cdk-lib';
import type { TokenIssuer } from '../api/token-issuer';
import type { ISecuredTable } from '../data/secured-table-interface';
import type { FunctionSettings } from '../functions/function-settings';
import type { RuntimeManifest } from '../manifest/runtime-manifest';
import type { IKeySetParameter } from '../parameters/key-set-parameter-interface';
import type { IPlatformParameters } from '../parameters/platform-parameters-interface';
import type { ISigningSecret } from '../security/signing-secret-interface';
import type { IToolFunction } from '../tools/tool-function-interface';
import type { DecisionAudit } from './decision-audit';
import type { IGuardrail } from './guardrail-interface';
import type { ModelGeography } from './model-geography';
import type { ModelResidency } from './model-residency';

/** The function that answers questions. */
export interface AgentRuntimeProps extends FunctionSettings {
  /** The Bedrock model that answers, without a geography before its id: `amazon.nova-pro-v1:0`. */
  readonly modelId: string;
  /**
   * Models of single agents, by the id of the agent.
   *
   * @default - every agent has `modelId`
   */
  readonly agentModels?: { [agent: string]: string };
  /**
   * Models that may be called beside these: those that a parameter shall be able to choose, and, while a gradual deployment brings another
   * model, the one before: both versions of the function run under one role.
   *
   * @default - no further model
   */
  readonly furtherModels?: string[];
  /**
   * The guardrail that looks at every question and answer. Models are then called with it or not at all.
   *
   * @default - no guardrail
   */
  readonly guardrail?: IGuardrail;
  /**
   * Whether responses are streamed. Where an API cannot pass a stream on, an answer is sent when it is complete.
   *
   * @default true
   */
  readonly responseStreaming?: boolean;
  /**
   * How far a question may travel to be answered.
   *
   * @default ModelResidency.GEOGRAPHY
   */
  readonly modelResidency?: ModelResidency;
  /**
   * Whose geographic inference profile is called, where `modelResidency` is GEOGRAPHY: the newest models of some geographies have profiles of Japan
   * or Australia in place of APAC.
   *
   * @default - the first that is known in the Region
   */
  readonly modelGeography?: ModelGeography;
  /**
   * The Regions that the geographic inference profile may route to.
   *
   * @default - those of the table that ships
   */
  readonly modelDestinationRegions?: string[];
  /** The table that holds conversations. */
  readonly conversations: ISecuredTable;
  /**
   * How long conversations are kept.
   *
   * @default Duration.days(90)
   */
  readonly conversationRetention?: Duration;
  /**
   * The table that holds verified questions and what people say of answers.
   *
   * @default - no question is verified, and feedback is refused
   */
  readonly access?: ISecuredTable;
  /**
   * The table that holds drafts of orders, transfers and reminders, and what a briefing is compared with.
   *
   * @default - no drafts are kept, tools that propose one fail, and no briefing knows of the one before
   */
  readonly executions?: ISecuredTable;
  /**
   * Where access decisions and those on drafts are kept, each sealed over the one before it.
   *
   * @default - the log alone knows of them
   */
  readonly audit?: DecisionAudit;
  /** One function per tool family. */
  readonly tools: IToolFunction[];
  /** The secret that signs the calls of tools. */
  readonly envelopeSecret: ISigningSecret;
  /** Who signs the tokens that are accepted. */
  readonly tokenIssuer: TokenIssuer;
  /**
   * A copy of the issuer's keys, for a function that cannot reach the issuer.
   *
   * @default - the function fetches them from the issuer
   */
  readonly keySet?: IKeySetParameter;
  /**
   * How long an answer may take, from request to last token. The function's own time-out is 15 seconds longer, so that what was done is
   * always sent and stored.
   *
   * @default Duration.seconds(290)
   * @minimum 5
   * @maximum 885
   */
  readonly answerTimeout?: Duration;
  /**
   * What the function is told of agents, personas and optional parts. Give all functions of a platform the same.
   *
   * @default - agents, personas and tools that ship
   */
  readonly manifest?: RuntimeManifest;
  /**
   * The parameters that people change without a deployment.
   *
   * @default - nothing can be paused, models change by deployments only, and the definitions that ship hold
   */
  readonly parameters?: IPlatformParameters;
  /** The name of the environment in logs. */
  readonly environmentName: string;
  /** The namespace of the metrics that the function logs. */
  readonly metricNamespace: string;
  /**
   * The day that answers count from: `today`, or a date such as `2026-11-24`.
   *
   * @default 'today'
   */
  readonly asOf?: string;
}
