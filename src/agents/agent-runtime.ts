import { Duration, Stack, Tokenization } from 'aws-cdk-lib';
import type * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { keySetUrlOf, tokenVariables } from '../api/token-variables';
import { AUDIT_CHAINS, DRAFT_PARTITION, FEEDBACK_PARTITION, KEPT_RESULT_PARTITION, VERIFIED_QUESTION_PARTITION } from '../contract';
import { DeployedFunction } from '../functions/deployed-function';
import { environmentOf } from '../functions/environment';
import { FunctionElsewhere } from '../functions/function-elsewhere';
import { liveAlias } from '../functions/live-alias';
import { runtimeFunction } from '../functions/runtime-function';
import { RuntimeManifest } from '../manifest/runtime-manifest';
import { agentModels } from './agent-models';
import type { AgentRuntimeAttributes, IAgentRuntime } from './agent-runtime-interface';
import type { AgentRuntimeProps } from './agent-runtime-props';
import { answerTime } from './answer-time';
import { GuardrailMismatchError } from './guardrail-mismatch-error';

/** What the partition keys of conversations begin with. */
const USER_KEYS = 'U#*';
/** What the partition keys of feedback begin with, and that of verified questions: no scope of a user is among them. */
const CURATED_KEYS = [`${FEEDBACK_PARTITION}*`, VERIFIED_QUESTION_PARTITION];
/** What the partition keys of drafts begin with, and of what tools keep for a user. */
const EXECUTION_KEYS = [`${DRAFT_PARTITION}*`, `${KEPT_RESULT_PARTITION}*`];
/** What the partition keys of chains of the audit begin with. */
const AUDIT_KEYS = Object.values(AUDIT_CHAINS).map(chain => `${chain}*`);

/**
 * Answers questions: verifies who asks, runs the agent loop and streams the answer. Its role calls the given models and tools, and reads
 * and writes items of users' conversations; the data it sees only through tools.
 */
export class AgentRuntime extends DeployedFunction implements IAgentRuntime {
  /** A function that answers, of another stack. */
  public static fromAgentRuntimeAttributes(scope: Construct, id: string, attributes: AgentRuntimeAttributes): IAgentRuntime {
    return new AnswersElsewhere(scope, id, attributes);
  }

  public readonly handler: lambda.Function;
  public readonly alias: lambda.IFunction;
  public readonly deployment?: codedeploy.LambdaDeploymentGroup;
  public readonly responseTimeout: Duration;
  public readonly responseStreaming: boolean;
  /** The model or inference profile that is called for agents without one of their own. */
  public readonly invokedModel: string;
  /** The model or inference profile that is called, by the id of each agent with one of its own. */
  public readonly invokedAgentModels: { [agent: string]: string };

  constructor(scope: Construct, id: string, props: AgentRuntimeProps) {
    super(scope, id);
    const time = answerTime(props.answerTimeout);
    const models = agentModels(this, props);
    const { guardrail, tokenIssuer } = props;
    const manifest = props.manifest ?? new RuntimeManifest({ guardrails: guardrail !== undefined, tracing: props.tracing });
    if (manifest.guardrails !== (guardrail !== undefined)) throw new GuardrailMismatchError(guardrail !== undefined);
    this.responseTimeout = time.api;
    this.responseStreaming = props.responseStreaming ?? true;
    this.invokedModel = models.invoked.default;
    this.invokedAgentModels = models.invoked.agents;
    this.handler = runtimeFunction(this, 'Function', {
      ...props,
      bundle: 'chat',
      manifest,
      handler: this.responseStreaming ? 'stream.handler' : 'buffered.handler',
      description: 'Answers questions of the supply-chain agents',
      timeout: time.lambdaFunction,
      variables: environmentOf({
        environment: props.environmentName,
        metricNamespace: props.metricNamespace,
        asOf: props.asOf ?? 'today',
        envelopeSecretId: props.envelopeSecret.secret.secretArn,
        conversationsTable: props.conversations.table.tableName,
        conversationDays: Tokenization.stringifyNumber((props.conversationRetention ?? Duration.days(90)).toDays()),
        answerSeconds: String(time.turn.toSeconds()),
        models: this.json(models.invoked),
        parameters: props.parameters?.parameterNames && this.json(props.parameters.parameterNames),
        definitionsParameter: props.parameters?.definitions.parameterName,
        accessTable: props.access?.table.tableName,
        executionsTable: props.executions?.table.tableName,
        auditTable: props.audit?.table.table.tableName,
        auditSecretId: props.audit?.keys.secret.secretArn,
        guardrail: guardrail && this.json({ id: guardrail.guardrailId, version: guardrail.guardrailVersion }),
        ...tokenVariables(tokenIssuer),
        ...(props.keySet ? { keySetParameter: props.keySet.parameterName } : { keySetUrl: keySetUrlOf(tokenIssuer) }),
        toolFunctions: this.json(Object.fromEntries(props.tools.map(({ family, alias }) => [family, alias.functionArn]))),
      }),
    });
    for (const statement of models.statements) this.handler.addToRolePolicy(statement);
    guardrail?.grantApply(this.handler);
    for (const tool of props.tools) tool.grantInvoke(this.handler);
    props.conversations.grantItems(this.handler, [USER_KEYS]);
    props.envelopeSecret.grantRead(this.handler);
    props.parameters?.grantRead(this.handler);
    props.parameters?.grantReadDefinitions(this.handler);
    props.access?.grantReadPartitions(this.handler, CURATED_KEYS);
    props.access?.grantPutItems(this.handler, CURATED_KEYS);
    props.executions?.grantReadPartitions(this.handler, EXECUTION_KEYS);
    props.executions?.grantPutItems(this.handler, EXECUTION_KEYS);
    props.audit?.table.grantReadPartitions(this.handler, AUDIT_KEYS);
    props.audit?.table.grantPutItems(this.handler, AUDIT_KEYS);
    props.audit?.keys.grantRead(this.handler);
    props.keySet?.grantRead(this.handler);
    ({ alias: this.alias, deployment: this.deployment } = liveAlias(this, this.handler, props));
  }

  private json(value: object): string {
    return Stack.of(this).toJsonString(value);
  }
}

class AnswersElsewhere extends FunctionElsewhere implements IAgentRuntime {
  public readonly responseTimeout: Duration;
  public readonly responseStreaming: boolean;

  constructor(scope: Construct, id: string, attributes: AgentRuntimeAttributes) {
    super(scope, id, attributes.aliasArn);
    this.responseTimeout = answerTime(attributes.answerTimeout).api;
    this.responseStreaming = attributes.responseStreaming ?? true;
  }
}
