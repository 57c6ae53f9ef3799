import { CHAT_VARIABLES, VARIABLES } from '../../src/contract';
import { platformTemplate, SOMEWHERE } from '../fixture/synthesize';
import { flat, resourcesOf, statementFor, statementsOf } from '../fixture/template';

const template = platformTemplate({ conversations: { retentionDays: 30 }, data: { asOf: '2026-11-24' } }, { env: SOMEWHERE });
const chat = Object.values(resourcesOf(template)).find(({ Properties }) => Properties?.FunctionName === 'scap-chat-dev')?.Properties;
const variables = (chat?.Environment as { Variables: Record<string, unknown> }).Variables;

test('the function is given the variables of the contract, and no others', () => {
  expect(Object.keys(variables).sort()).toEqual(CHAT_VARIABLES.map(id => VARIABLES[id].name).sort());
  expect(Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, flat(value)]))).toMatchObject({
    SCAP_ENVIRONMENT: 'dev',
    SCAP_METRIC_NAMESPACE: 'scap/dev',
    SCAP_DATA_AS_OF: '2026-11-24',
    SCAP_CONVERSATION_DAYS: '30',
    SCAP_ANSWER_SECONDS: '290',
    SCAP_MODEL_ID: 'eu.amazon.nova-pro-v1:0',
    SCAP_TOKEN_ISSUER: '<PlatformUsersPool7681397B.ProviderURL>',
    SCAP_TOKEN_KEY_SET_URL: '<PlatformUsersPool7681397B.ProviderURL>/.well-known/jwks.json',
    SCAP_TOOL_FUNCTIONS: '{"inventory":"<PlatformToolsinventoryFunctionD34B6533.Arn>","sql":"<PlatformToolssqlFunction2C214C98.Arn>"}',
  });
});

test('it runs the streaming entry of the bundle on arm64, in a role and a log of its own', () => {
  expect(chat).toMatchObject({ Handler: 'stream.handler', Runtime: 'nodejs24.x', Architectures: ['arm64'], MemorySize: 1024, Timeout: 305 });
  expect(platformTemplate({ functions: { architecture: 'x86_64', memoryMb: 512 } }).findResources('AWS::Lambda::Function', {
    Properties: { Architectures: ['x86_64'], MemorySize: 512 },
  })).toHaveProperty(['PlatformToolssqlFunction2C214C98']);
});

test('it reads and writes items of users, and no request without a key gets through', () => {
  const { Action, Resource, Condition } = statementFor(template, 'AgentsRole', 'dynamodb:Query');
  expect(Action).toEqual(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem']);
  expect(flat(Resource)).toBe('<PlatformConversationsTableF3A545E8.Arn>');
  expect(Condition).toEqual({
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['U#*'] },
    'Null': { 'dynamodb:LeadingKeys': 'false' },
  });
});

test('it calls the tool functions, each by its own ARN, and reads no data itself', () => {
  const statements = statementsOf(template, 'AgentsRole');
  expect(statements.filter(({ Action }) => Action === 'lambda:InvokeFunction').map(({ Resource }) => flat(Resource))).toEqual([
    '<PlatformToolsinventoryFunctionD34B6533.Arn>', '<PlatformToolssqlFunction2C214C98.Arn>',
  ]);
  expect(statements.flatMap(({ Action }) => Action).filter(action => /^(s3|glue|athena):/.test(action))).toEqual([]);
});

test('no role has a wildcard action or resource, nor a policy of AWS', () => {
  for (const { Action, Resource, Effect } of statementsOf(template)) {
    expect(Effect).toBe('Allow');
    for (const action of [Action].flat()) expect(action).not.toContain('*');
    for (const resource of [Resource].flat().map(flat)) expect(resource).toMatch(/^(?!\*$)(?:[^*]*|<PlatformDataLakeBucket14F8DB69\.Arn>\/views\/[a-z_]+\/\*)$/);
  }
  for (const { Type, Properties } of Object.values(resourcesOf(template))) {
    if (Type === 'AWS::IAM::Role') expect(Properties?.ManagedPolicyArns).toBeUndefined();
  }
});
