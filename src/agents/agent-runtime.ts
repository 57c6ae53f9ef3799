import { Duration, Stack } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { environmentOf } from '../functions/environment';
import { runtimeFunction } from '../functions/runtime-function';
import type { AgentRuntimeProps } from './agent-runtime-props';
import { answerTime } from './answer-time';
import { modelAccess } from './model-access';
import { ModelResidency } from './model-residency';

/** What the partition keys of conversations begin with. */
const USER_KEYS = 'U#*';

/**
 * Answers questions: verifies who asks, runs the agent loop and streams the answer. Its role calls one model and the given tools, and
 * reads and writes items of users' conversations; the data it sees only through tools.
 */
export class AgentRuntime extends Construct {
  /** The function that the API calls. It streams its responses. */
  public readonly handler: lambda.IFunction;
  /** How long the API must wait for it: longer than an answer, shorter than the function's own time-out. */
  public readonly responseTimeout: Duration;

  constructor(scope: Construct, id: string, props: AgentRuntimeProps) {
    super(scope, id);
    const time = answerTime(props.answerTimeout);
    const model = modelAccess(this, {
      modelId: props.modelId,
      residency: props.modelResidency ?? ModelResidency.GEOGRAPHY,
      destinationRegions: props.modelDestinationRegions ?? [],
    });
    const handler = runtimeFunction(this, 'Function', {
      ...props,
      bundle: 'chat',
      handler: 'stream.handler',
      description: 'Answers questions of the supply-chain agents',
      timeout: time.lambdaFunction,
      variables: environmentOf({
        environment: props.environmentName,
        metricNamespace: props.metricNamespace,
        asOf: props.asOf ?? 'today',
        envelopeSecretId: props.envelopeSecret.secret.secretArn,
        conversationsTable: props.conversations.table.tableName,
        conversationDays: String((props.conversationRetention ?? Duration.days(90)).toDays()),
        answerSeconds: String(time.turn.toSeconds()),
        modelId: model.invokedId,
        issuer: props.users.issuer,
        audience: props.users.client.userPoolClientId,
        keySetUrl: `${props.users.issuer}/.well-known/jwks.json`,
        toolFunctions: Stack.of(this).toJsonString(Object.fromEntries(props.tools.map(tool => [tool.family, tool.handler.functionArn]))),
      }),
    });
    for (const statement of model.statements) handler.addToRolePolicy(statement);
    for (const tool of props.tools) tool.grantInvoke(handler);
    props.conversations.grantItems(handler, [USER_KEYS]);
    props.envelopeSecret.grantRead(handler);
    this.handler = handler;
    this.responseTimeout = time.api;
  }
}
