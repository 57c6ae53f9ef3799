import { App, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { ResourceNamer, type ResourceNamerProps } from '../../src';

const scope = new Stack(new App(), 'S', { env: { account: '111111111111', region: 'ap-southeast-1' } });
const namer = (prefix = 'scap', environment = 'dev', more: Partial<ResourceNamerProps> = {}): ResourceNamer =>
  new ResourceNamer(scope, { prefix, environment, ...more });

test('each service has its pattern', () => {
  const names = namer();
  expect(names.bucket('data')).toBe('scap-data-dev-111111111111-ap-southeast-1');
  expect(names.table('conversations')).toBe('scap-conversations-dev');
  expect(names.lambdaFunction('chat')).toBe('scap-chat-dev');
  expect(names.role('chat')).toBe('scap-chat-dev-ap-southeast-1');
  expect(names.database('supply-chain')).toBe('scap_supply_chain_dev');
  expect(names.path('envelope')).toBe('/scap/dev/envelope');
  expect(names.alias('data')).toBe('alias/scap-data-dev');
  expect(names.secret('envelope')).toBe('/scap/dev/envelope');
  expect(names.resource('users')).toBe('scap-users-dev');
  expect(names.workgroup('queries')).toBe('scap-queries-dev');
  expect(names.trail('audit')).toBe('scap-audit-dev');
  expect(names.webAclLogGroup('api')).toBe('aws-waf-logs-scap-api-dev');
  expect(names.metricNamespace()).toBe('scap/dev');
});

test('from the second generation on, the generation stands behind every name', () => {
  const names = namer('scap', 'dev', { generation: 2 });
  expect(names.bucket('data')).toBe('scap-data-dev-g2-111111111111-ap-southeast-1');
  expect(names.table('conversations')).toBe('scap-conversations-dev-g2');
  expect(names.role('chat')).toBe('scap-chat-dev-g2-ap-southeast-1');
  expect(names.database('supply-chain')).toBe('scap_supply_chain_dev_g2');
  expect(names.path('functions/chat')).toBe('/scap/dev/functions/chat-g2');
  expect(names.alias('data')).toBe('alias/scap-data-dev-g2');
  expect(namer('scap', 'dev', { generation: 1 }).table('conversations')).toBe('scap-conversations-dev');
});

test('generated names are left to CloudFormation, but for those that must be known beforehand', () => {
  const names = namer('scap', 'dev', { physical: 'generated' });
  for (const name of [names.bucket('a'), names.table('a'), names.lambdaFunction('a'), names.role('a'), names.resource('a'), names.secret('a')]) {
    expect(name).toBeUndefined();
  }
  expect(names.workgroup('queries')).toBe('scap-queries-dev');
  expect(names.path('functions/chat')).toBe('/scap/dev/functions/chat');
  expect(names.database('supply-chain')).toBe('scap_supply_chain_dev');
});

test('the login domain carries what is unique of its stack, and no word that Cognito refuses', () => {
  expect(scope.resolve(namer('aws-supply').loginDomain())).toEqual({
    'Fn::Join': ['', ['x-supply-dev-', {
      'Fn::Select': [0, { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] }],
    }]],
  });
});

test('a name over its limit is shortened and ends in a hash that never changes', () => {
  expect(namer('supply-chain-agents', 'production1').bucket('access-logs')).toBe('supply-chain-agents-access-2a4727-111111111111-ap-southeast-1');
  expect(namer('supply-chain-agents').lambdaFunction('tools-' + 'x'.repeat(60))).toHaveLength(64);
});

test('where account and Region are tokens, names are as long as in the longest Region', () => {
  const agnostic = new ResourceNamer(new Stack(new App(), 'S'), { prefix: 'supply-chain-agents', environment: 'production1' });
  expect(agnostic.bucket('access-logs')).toMatch(/^supply-chain-agents-access-2a4727-\$\{Token.*\}-\$\{Token.*\}$/);
});

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/);
const environment = fc.stringMatching(/^[a-z][a-z0-9]{1,11}$/);

test('no name passes its limit', () => {
  fc.assert(fc.property(word, environment, word, (prefix, environmentName, purpose) => {
    const names = namer(prefix, environmentName);
    expect(names.bucket(purpose)?.length).toBeLessThanOrEqual(63);
    expect(names.lambdaFunction(purpose)?.length).toBeLessThanOrEqual(64);
    expect(names.role(purpose)?.length).toBeLessThanOrEqual(64);
    expect(names.table(purpose)?.length).toBeLessThanOrEqual(255);
  }));
});

test('two purposes of one platform never share a name', () => {
  fc.assert(fc.property(word, environment, word, word, (prefix, environmentName, one, other) => {
    fc.pre(one !== other);
    const names = namer(prefix, environmentName);
    expect(names.bucket(one)).not.toBe(names.bucket(other));
    expect(names.role(one)).not.toBe(names.role(other));
    expect(names.lambdaFunction(one)).not.toBe(names.lambdaFunction(other));
  }));
});
