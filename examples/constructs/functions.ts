import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  AcceptedToken, AgentRuntime, DataLake, DeadLetters, EnvelopeSecret, Guardrail, PlatformKey, PlatformParameters, QueryRole, RuntimeManifest,
  SecuredTable, ToolFunction,
} from 'supply-chain-agent-platform';

/** The function that answers and one family of tools, without a platform around them: tokens are those of an issuer of your own. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Answering');
const { key } = new PlatformKey(stack, 'Key', {
  alias: 'alias/answering',
  logGroupArns: [stack.formatArn({ service: 'logs', resource: 'log-group:*' })],
  workgroupArns: [stack.formatArn({ service: 'athena', resource: 'workgroup', resourceName: 'answering*' })],
});
const lake = new DataLake(stack, 'Lake', { encryptionKey: key, databaseName: 'answering', workgroupName: 'answering' });
const conversations = new SecuredTable(stack, 'Conversations', { partitionKey: 'PK', sortKey: 'SK', timeToLiveAttribute: 'expiresAt', encryptionKey: key });
const access = new SecuredTable(stack, 'Access', { partitionKey: 'PK', sortKey: 'SK', encryptionKey: key });
const envelopeSecret = new EnvelopeSecret(stack, 'Envelope', { encryptionKey: key });
const deadLetters = new DeadLetters(stack, 'Refused', { encryptionKey: key });
const guardrail = new Guardrail(stack, 'Guardrail', { encryptionKey: key });
const common = {
  encryptionKey: key, envelopeSecret, environmentName: 'answering', metricNamespace: 'answering/agents', deadLetterQueue: deadLetters.queue,
  manifest: new RuntimeManifest({ guardrails: true }),
};

const parameters = new PlatformParameters(stack, 'Parameters', {
  pauseName: '/answering/pause', modelsName: '/answering/models', definitionsName: '/answering/definitions',
});
const sql = new ToolFunction(stack, 'Sql', {
  ...common, family: 'sql', lake, parameters, access, scanLimit: Size.gibibytes(1), timeout: Duration.seconds(60),
});
const agents = new AgentRuntime(stack, 'Agents', {
  ...common,
  modelId: 'amazon.nova-pro-v1:0',
  guardrail,
  conversations,
  tools: [sql, ToolFunction.fromToolFunctionAttributes(stack, 'Elsewhere', { family: 'inventory', aliasArn: stack.formatArn({
    service: 'lambda', resource: 'function:inventory', resourceName: 'live',
  }) })],
  tokenIssuer: { issuer: 'https://id.example.com/tenant', audience: 'answering', acceptedToken: AcceptedToken.ID },
  parameters,
  access,
});
agents.rollBackOn(agents.metricErrors().createAlarm(stack, 'Failing', { threshold: 1, evaluationPeriods: 3 }));
deadLetters.metricWaiting().createAlarm(stack, 'Waiting', { threshold: 1, evaluationPeriods: 1 });

const analysts = new iam.Role(stack, 'Analysts', { assumedBy: new iam.AccountRootPrincipal() });
sql.grantInvoke(analysts);
new QueryRole(stack, 'Buyers', { reader: 'buyers', lake, views: ['suppliers'], workgroupName: 'answering-buyers', encryptionKey: key, assumedBy: analysts });
