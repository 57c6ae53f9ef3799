import type { Duration } from 'aws-cdk-lib';
import type { AgentUserPool } from '../api/agent-user-pool';
import type { SecuredTable } from '../data/secured-table';
import type { FunctionSettings } from '../functions/function-settings';
import type { EnvelopeSecret } from '../security/envelope-secret';
import type { ToolFunction } from '../tools/tool-function';
import type { ModelResidency } from './model-residency';

/** The function that answers questions. */
export interface AgentRuntimeProps extends FunctionSettings {
  /** The Bedrock model that answers, without a geography before its id: `amazon.nova-pro-v1:0`. */
  readonly modelId: string;
  /**
   * How far a question may travel to be answered.
   *
   * @default ModelResidency.GEOGRAPHY
   */
  readonly modelResidency?: ModelResidency;
  /**
   * The Regions that the geographic inference profile may route to.
   *
   * @default - those of the table that ships
   */
  readonly modelDestinationRegions?: string[];
  /** The table that holds conversations. */
  readonly conversations: SecuredTable;
  /**
   * How long conversations are kept.
   *
   * @default Duration.days(90)
   */
  readonly conversationRetention?: Duration;
  /** One function per tool family. */
  readonly tools: ToolFunction[];
  /** The secret that signs the calls of tools. */
  readonly envelopeSecret: EnvelopeSecret;
  /** The pool whose tokens are accepted. */
  readonly users: AgentUserPool;
  /**
   * How long an answer may take, from request to last token. The function's own time-out is 15 seconds longer, so that what was done is
   * always sent and stored.
   *
   * @default Duration.seconds(290)
   * @minimum 5
   * @maximum 885
   */
  readonly answerTimeout?: Duration;
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
