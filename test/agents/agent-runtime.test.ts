import * as iam from 'aws-cdk-lib/aws-iam';
import { AgentRuntime, AuditKeys, Guardrail, PlatformParameters, RuntimeManifest, SecuredTable, ToolFunction, type AgentRuntimeProps } from '../../src';
import { CHAT_VARIABLES, VARIABLES, type EnvironmentVariable } from '../../src/contract';
import { measured } from '../fixture/measured';
import { standalone, type Standalone } from '../fixture/standalone';
import { platformTemplate, SOMEWHERE, templateOf } from '../fixture/synthesize';
import { flat, resourcesOf, statementFor, statementsOf } from '../fixture/template';

const NOVA = 'amazon.nova-pro-v1:0';
const LITE = 'amazon.nova-lite-v1:0';

function agents(props: (alone: Standalone) => Partial<AgentRuntimeProps> = () => ({})) {
  const alone = standalone();
  const { stack, lake, conversations, tokenIssuer, common } = alone;
  const tools = ['inventory', 'sql'].map(family => new ToolFunction(stack, `Tools-${family}`, { ...common, family, lake }));
  const made = new AgentRuntime(stack, 'Agents', { ...common, modelId: NOVA, conversations, tokenIssuer, tools, ...props(alone) });
  return { stack, made, template: templateOf(stack) };
}

const { template } = agents();
const chatOf = (of: typeof template) => Object.entries(resourcesOf(of))
  .find(([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith('Agents'))?.[1].Properties ?? {};
const variablesOf = (of: typeof template) => (chatOf(of).Environment as { Variables: Record<string, unknown> }).Variables;
const withoutHashes = (text: string) => text.replace(/[0-9A-F]{8}(?=(\.\w+)?>)/g, '');

test('the function is given the variables of the contract, and no others', () => {
  const needed = CHAT_VARIABLES.map((id): EnvironmentVariable => VARIABLES[id]).filter(({ optional }) => !optional).map(({ name }) => name);
  expect(Object.keys(variablesOf(template)).sort()).toEqual([...needed, 'SCAP_TOKEN_KEY_SET_URL', 'SCAP_TOKEN_USE'].sort());
  expect(Object.fromEntries(Object.entries(variablesOf(template)).map(([name, value]) => [name, withoutHashes(flat(value))]))).toMatchObject({
    SCAP_ENVIRONMENT: 'mine',
    SCAP_METRIC_NAMESPACE: 'mine/mine',
    SCAP_DATA_AS_OF: 'today',
    SCAP_CONVERSATION_DAYS: '90',
    SCAP_ANSWER_SECONDS: '290',
    SCAP_MODELS: '{"default":"eu.amazon.nova-pro-v1:0","agents":{}}',
    SCAP_TOKEN_ISSUER: 'https://issuer.example',
    SCAP_TOKEN_KEY_SET_URL: 'https://issuer.example/.well-known/jwks.json',
    SCAP_TOOL_FUNCTIONS: '{"inventory":"<ToolsinventoryLive>","sql":"<ToolssqlLive>"}',
  });
});

test('it runs the streaming entry of the bundle, in a role and a log of its own', () => {
  expect(chatOf(template)).toMatchObject({ Handler: 'stream.handler', Runtime: 'nodejs24.x', Architectures: ['arm64'], MemorySize: 1024, Timeout: 305 });
});

test('where an API cannot pass a stream on, it runs the entry that answers when it is done', () => {
  const { made, template: buffered } = agents(() => ({ responseStreaming: false }));
  expect(made.responseStreaming).toBe(false);
  expect(chatOf(buffered)).toMatchObject({ Handler: 'buffered.handler' });
});

test('the API of a platform calls the alias of the function', () => {
  const platform = platformTemplate({}, { env: SOMEWHERE });
  const uris = Object.values(platform.findResources('AWS::ApiGateway::Method'))
    .map(({ Properties }) => withoutHashes(flat((Properties as { Integration: { Uri?: unknown } }).Integration.Uri ?? ''))).filter(uri => uri.includes('Agents'));
  expect(new Set(uris)).toEqual(new Set([
    'arn:<AWS::Partition>:apigateway:eu-central-1:lambda:path/2021-11-15/functions/<PlatformAgentsLive>/response-streaming-invocations',
  ]));
  platform.hasResourceProperties('AWS::Lambda::Permission', { Principal: 'apigateway.amazonaws.com', FunctionName: { Ref: 'PlatformAgentsLive1BCB75EB' } });
});

test('its role may do exactly this', () => {
  const statements = statementsOf(template, 'AgentsRole').map(({ Action, Resource }) => {
    const resources = [Resource].flat().map(flat).map(arn => withoutHashes(arn).replace('arn:<AWS::Partition>:', ''));
    return `${[Action].flat().join(' ')} on ${resources.join(' ')}`;
  });
  const nova = (region: string) => `bedrock:${region}::foundation-model/${NOVA}`;
  expect(statements).toEqual([
    'logs:CreateLogStream logs:PutLogEvents on <AgentsLogs.Arn>',
    `bedrock:InvokeModelWithResponseStream on bedrock:eu-central-1:111111111111:inference-profile/eu.${NOVA}`,
    `bedrock:InvokeModelWithResponseStream on ${['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'].map(nova).join(' ')}`,
    'lambda:InvokeFunction on <ToolsinventoryLive>',
    'lambda:InvokeFunction on <ToolssqlLive>',
    'dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem dynamodb:UpdateItem on <ConversationsTable.Arn>',
    'kms:Encrypt kms:Decrypt kms:GenerateDataKey kms:DescribeKey on <Key.Arn>',
    'secretsmanager:GetSecretValue on <EnvelopeSecret>',
    'kms:Decrypt on <Key.Arn>',
  ]);
});

test('it reads and writes items of users, and no request without a key gets through', () => {
  expect(statementFor(template, 'AgentsRole', 'dynamodb:Query').Condition).toEqual({
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['U#*'] },
    'Null': { 'dynamodb:LeadingKeys': 'false' },
  });
});

test('with an audit it queries and puts entries of chains, reads the keys that seal them, and nothing more', () => {
  const { template: audited } = agents(({ stack, key }) => ({ audit: {
    table: new SecuredTable(stack, 'Audit', { partitionKey: 'PK', sortKey: 'SK', encryptionKey: key.key, appendOnly: true }),
    keys: new AuditKeys(stack, 'AuditKeys', { encryptionKey: key.key }),
  } }));
  const statements = statementsOf(audited, 'AgentsRole').filter(({ Resource }) => flat(Resource).includes('Audit'));
  expect(statements.map(({ Action, Resource, Condition }) => [Action, withoutHashes(flat(Resource)), Condition?.['ForAllValues:StringLike']])).toEqual([
    ['dynamodb:Query', '<AuditTable.Arn>', { 'dynamodb:LeadingKeys': ['C#*', 'D#*', 'U#*'] }],
    ['dynamodb:PutItem', '<AuditTable.Arn>', { 'dynamodb:LeadingKeys': ['C#*', 'D#*', 'U#*'] }],
    ['secretsmanager:GetSecretValue', '<AuditKeysSecret>', undefined],
  ]);
  expect([variablesOf(audited).SCAP_AUDIT_TABLE, variablesOf(audited).SCAP_AUDIT_SECRET_ID].map(value => withoutHashes(flat(value)))).toEqual(['<AuditTable>', '<AuditKeysSecret>']);
});

test('agents may have models of their own; each is allowed once, and so are further ones', () => {
  const { made, template: several } = agents(() => ({ agentModels: { inventory: LITE, logistics: LITE }, furtherModels: ['amazon.nova-micro-v1:0', NOVA] }));
  expect(made.invokedModel).toBe('eu.amazon.nova-pro-v1:0');
  expect(made.invokedAgentModels).toEqual({ inventory: 'eu.amazon.nova-lite-v1:0', logistics: 'eu.amazon.nova-lite-v1:0' });
  expect(JSON.parse(flat(variablesOf(several)[VARIABLES.models.name]))).toEqual({
    default: made.invokedModel, agents: made.invokedAgentModels, further: ['eu.amazon.nova-micro-v1:0', 'eu.amazon.nova-pro-v1:0'],
  });
  const profiles = statementsOf(several, 'AgentsRole').flatMap(({ Resource }) => [Resource].flat().map(flat)).filter(arn => arn.includes(':inference-profile/'));
  expect(profiles.map(arn => arn.split('/')[1])).toEqual(['eu.amazon.nova-pro-v1:0', 'eu.amazon.nova-lite-v1:0', 'eu.amazon.nova-micro-v1:0']);
});

test('with a guardrail, models are called with it or not at all', () => {
  const { template: guarded } = agents(({ stack, key }) => ({ guardrail: new Guardrail(stack, 'Guardrail', { encryptionKey: key.key }) }));
  const bedrock = statementsOf(guarded, 'AgentsRole').filter(({ Action }) => Action === 'bedrock:InvokeModelWithResponseStream');
  expect(bedrock).toHaveLength(2);
  for (const { Condition } of bedrock) expect(withoutHashes(flat(Condition?.StringLike?.['bedrock:GuardrailIdentifier']))).toBe('<Guardrail.GuardrailArn>:*');
  expect(withoutHashes(flat(statementFor(guarded, 'AgentsRole', 'bedrock:ApplyGuardrail').Resource))).toBe('<Guardrail.GuardrailArn>');
  expect(withoutHashes(flat(variablesOf(guarded)[VARIABLES.guardrail.name]))).toBe('{"id":"<Guardrail.GuardrailId>","version":"<GuardrailVersion.Version>"}');
});

test('a function of another stack stands behind an API by its alias', () => {
  const { stack } = standalone();
  const there = AgentRuntime.fromAgentRuntimeAttributes(stack, 'There', { aliasArn: 'arn:aws:lambda:eu-central-1:111111111111:function:theirs:live' });
  expect([there.alias.functionArn, there.responseTimeout.toSeconds(), there.responseStreaming])
    .toEqual(['arn:aws:lambda:eu-central-1:111111111111:function:theirs:live', 300, true]);
});

test('a function of another stack is invoked and watched as one that is made here', () => {
  const { stack } = standalone();
  const there = AgentRuntime.fromAgentRuntimeAttributes(stack, 'There', { aliasArn: 'arn:aws:lambda:eu-central-1:111111111111:function:theirs:live' });
  there.grantInvoke(new iam.Role(stack, 'Batch', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(statementsOf(templateOf(stack), 'Batch').map(({ Action, Resource }) => [Action, Resource]))
    .toEqual([['lambda:InvokeFunction', 'arn:aws:lambda:eu-central-1:111111111111:function:theirs:live']]);
  expect([there.metricInvocations(), there.metricErrors(), there.metricDuration(), there.metricThrottles()].map(metric => measured(stack, metric))).toEqual([
    'AWS/Lambda Invocations FunctionName=theirs Sum',
    'AWS/Lambda Errors FunctionName=theirs Sum',
    'AWS/Lambda Duration FunctionName=theirs Average',
    'AWS/Lambda Throttles FunctionName=theirs Sum',
  ]);
});

test('who is let in to the function is let in to its alias, and its metrics are those of all versions', () => {
  const { stack, conversations, tokenIssuer, common } = standalone();
  const made = new AgentRuntime(stack, 'Agents', { ...common, modelId: NOVA, conversations, tokenIssuer, tools: [] });
  made.grantInvoke(new iam.Role(stack, 'Batch', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(statementsOf(templateOf(stack), 'Batch').map(({ Action, Resource }) => [Action, withoutHashes(flat(Resource))]))
    .toEqual([['lambda:InvokeFunction', '<AgentsLive>']]);
  expect(withoutHashes(measured(stack, made.metricErrors()))).toBe('AWS/Lambda Errors FunctionName=<AgentsFunction> Sum');
});

test('no role of a platform has a wildcard action, nor a resource without a name but those of its views, nor a policy of AWS', () => {
  const platform = platformTemplate({}, { env: SOMEWHERE });
  for (const { Action, Resource, Effect } of statementsOf(platform)) {
    expect(Effect).toBe('Allow');
    for (const action of [Action].flat()) expect(action).not.toContain('*');
    for (const resource of [Resource].flat().map(flat)) expect(resource).toMatch(/^(?!\*$)(?:[^*]*|<PlatformDataLakeBucket14F8DB69\.Arn>\/views\/[a-z_]+\/\*)$/);
  }
  for (const { Type, Properties } of Object.values(resourcesOf(platform))) {
    if (Type === 'AWS::IAM::Role') expect(Properties?.ManagedPolicyArns).toBeUndefined();
  }
});

test('a manifest that says otherwise than the guardrail given is refused', () => {
  expect(() => agents(() => ({ manifest: new RuntimeManifest({ guardrails: true }) }))).toThrow(expect.objectContaining({ code: 'GUARDRAIL_MISMATCH' }));
  expect(() => agents(({ stack, key }) => ({
    manifest: new RuntimeManifest(), guardrail: new Guardrail(stack, 'Guardrail', { encryptionKey: key.key }),
  }))).toThrow('Make the manifest with guardrails: true.');
});

test('what people change without a deployment is read by name, and the role may read it and nothing else of Parameter Store', () => {
  const { template: switched } = agents(({ stack }) => ({
    parameters: new PlatformParameters(stack, 'Parameters', { pauseName: '/mine/pause', modelsName: '/mine/models', definitionsName: '/mine/definitions' }),
  }));
  expect(JSON.parse(withoutHashes(flat(variablesOf(switched).SCAP_PARAMETERS)))).toEqual({ pause: '<ParametersPause>', models: '<ParametersModels>' });
  expect(withoutHashes(flat(variablesOf(switched).SCAP_DEFINITIONS_PARAMETER))).toBe('<ParametersDefinitions>');
  expect(statementsOf(switched, 'AgentsRole').filter(({ Action }) => String(Action).startsWith('ssm:')).map(({ Action, Resource }) =>
    `${String(Action)} on ${[Resource].flat().map(flat).map(withoutHashes).map(arn => arn.split(':').at(-1)).join(' ')}`)).toEqual([
    'ssm:GetParameters on parameter<ParametersPause> parameter<ParametersModels>', 'ssm:GetParameters on parameter<ParametersDefinitions>',
  ]);
  expect(variablesOf(template)).not.toHaveProperty('SCAP_PARAMETERS');
  expect(variablesOf(template)).not.toHaveProperty('SCAP_DEFINITIONS_PARAMETER');
});

test('of the executions table it queries and puts drafts and kept results, and nothing else', () => {
  const { template: drafting } = agents(({ stack, key }) => ({ executions: new SecuredTable(stack, 'Executions', { partitionKey: 'PK', sortKey: 'SK', encryptionKey: key.key }) }));
  expect(withoutHashes(flat(variablesOf(drafting).SCAP_EXECUTIONS_TABLE))).toBe('<ExecutionsTable>');
  const condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['D#*', 'K#*'] }, 'Null': { 'dynamodb:LeadingKeys': 'false' } };
  expect(statementsOf(drafting, 'AgentsRole').filter(({ Resource }) => flat(Resource).includes('ExecutionsTable')).map(({ Action, Condition }) => [Action, Condition]))
    .toEqual([['dynamodb:Query', condition], ['dynamodb:PutItem', condition]]);
  expect(variablesOf(template)).not.toHaveProperty('SCAP_EXECUTIONS_TABLE');
});

test('of the access table it reads and writes feedback and verified questions, and nobody\'s scope', () => {
  const { template: curated } = agents(({ stack, key }) => ({ access: new SecuredTable(stack, 'Access', { partitionKey: 'PK', sortKey: 'SK', encryptionKey: key.key }) }));
  expect(withoutHashes(flat(variablesOf(curated).SCAP_ACCESS_TABLE))).toBe('<AccessTable>');
  const condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['F#*', 'Q#'] }, 'Null': { 'dynamodb:LeadingKeys': 'false' } };
  expect(statementsOf(curated, 'AgentsRole').filter(({ Resource }) => flat(Resource).includes('AccessTable')).map(({ Action, Condition }) => [Action, Condition]))
    .toEqual([['dynamodb:Query', condition], ['dynamodb:PutItem', condition]]);
  expect(variablesOf(template)).not.toHaveProperty('SCAP_ACCESS_TABLE');
});
