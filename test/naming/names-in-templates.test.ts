import * as path from 'path';
import { Stack } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { ConfigurationManager, SupplyChainAgentPlatform, type ConfigurationOverrides } from '../../src';
import { templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf } from '../fixture/template';

/** Properties that end in Name and name something else than the resource. */
const OF_OTHERS = ['MetricName', 'ServiceName', 'DeploymentConfigName'];

/** Resources whose name is unique only inside another resource, which the namer has named or CloudFormation makes. */
const INSIDE = [
  'AWS::ApiGateway::Authorizer', 'AWS::ApiGateway::Model', 'AWS::ApiGateway::RequestValidator', 'AWS::ApiGateway::Stage', 'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolResourceServer', 'AWS::Glue::Table', 'AWS::IAM::Policy', 'AWS::Lambda::Alias',
];

/** Where a name stands deeper, or is called otherwise. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'AWS::Backup::BackupPlan': ['BackupPlan', 'BackupPlanName'],
  'AWS::Budgets::Budget': ['Budget', 'BudgetName'],
  'AWS::Cognito::UserPoolDomain': ['Domain'],
  'AWS::Glue::Database': ['DatabaseInput', 'Name'],
};

/** What the namer makes in prod, written out. */
const OURS = [
  /^scap-[a-z0-9-]+-prod$/,
  /^scap-[a-z0-9-]+-prod-<AWS::Region>$/,
  /^scap-[a-z0-9-]+-prod-<AWS::AccountId>-<AWS::Region>$/,
  /^scap_[a-z0-9_]+_prod$/,
  /^\/scap\/prod\/[a-z0-9/-]+$/,
  /^alias\/scap-[a-z0-9-]+-prod$/,
  /^aws-waf-logs-scap-[a-z0-9-]+-prod$/,
  /^scap-prod-\{"Fn::Select":.*"AWS::StackId".*\}$/, // the login domain
  /^API-Gateway-Execution-Logs_<\w+>\/live$/, // API Gateway's rule
];

interface Named { readonly id: string; readonly type: string; readonly name: string }

/** Every resource that a template names, with its name as text. */
function namesIn(template: Template): Named[] {
  return Object.entries(resourcesOf(template)).filter(([, { Type }]) => !INSIDE.includes(Type)).flatMap(([id, { Type: type, Properties = {} }]) => {
    const deep = ELSEWHERE[type]?.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], Properties);
    const plain = Object.entries(Properties).filter(([key]) => /Name$/.test(key) && !OF_OTHERS.includes(key)).map(([, value]) => value);
    return [...plain, deep].filter(value => value !== undefined).map(value => ({ id, type, name: flat(value) }))
      .filter(({ name }) => !/^<[\w.]+>$/.test(name)); // the reference of one resource to another
  });
}

function example(environment: string, overrides: ConfigurationOverrides = {}): { readonly stack: Stack; readonly template: () => Template } {
  const stack = new Stack(testApp(), 'Example');
  const file = path.join(__dirname, '..', '..', 'config', `${environment}.yaml`);
  new SupplyChainAgentPlatform(stack, 'Platform', { ...ConfigurationManager.load(file), ...overrides });
  return { stack, template: () => templateOf(stack) };
}

const strangers = (names: readonly Named[], environment: string): Named[] =>
  names.filter(({ name }) => !OURS.some(pattern => new RegExp(pattern.source.replaceAll('prod', environment)).test(name)));

test.each(['dev', 'staging', 'prod'])('in the %s example every name is one that the namer makes', environment => {
  const names = namesIn(example(environment).template());
  expect(names.length).toBeGreaterThan(40);
  expect(strangers(names, environment)).toEqual([]);
});

test('every role and every bucket of prod has one of them, those that CDK makes by itself, too', () => {
  const unnamed = Object.entries(resourcesOf(example('prod').template())).filter(([, { Type, Properties = {} }]) => (
    (Type === 'AWS::IAM::Role' && !Properties.RoleName) || (Type === 'AWS::S3::Bucket' && !Properties.BucketName)));
  expect(unnamed.map(([id]) => id)).toEqual([]);
});

test('the walk is awake: a queue with a name of its own is found', () => {
  const { stack, template } = example('dev');
  new sqs.Queue(stack, 'Planted', { queueName: 'my-queue' });
  expect(strangers(namesIn(template()), 'dev')).toEqual([expect.objectContaining({ type: 'AWS::SQS::Queue', name: 'my-queue' })]);
});

test('no two resources of a kind share a name', () => {
  const names = namesIn(example('prod').template()).map(({ type, name }) => `${type} ${name}`);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

test('from the second generation on every name says so', () => {
  const names = namesIn(example('prod', { names: { generation: 2 } }).template()).map(({ name }) => name);
  expect(names.filter(name => !/[-_]g2\b/.test(name) && !name.startsWith('API-Gateway-Execution-Logs_'))).toEqual([]);
});

test('with generated names only what must be known beforehand has one of ours', () => {
  const named = namesIn(example('prod', { names: { physical: 'generated' } }).template());
  const ofOurs = named.filter(({ name }) => OURS.some(pattern => pattern.test(name))).map(({ type }) => type);
  expect([...new Set(ofOurs)].sort()).toEqual([
    'AWS::Athena::WorkGroup', 'AWS::CloudTrail::Trail', 'AWS::Cognito::UserPoolDomain', 'AWS::Glue::Database', 'AWS::KMS::Alias', 'AWS::Logs::LogGroup',
    'AWS::SSM::Parameter',
  ]);
  // CloudFormation cannot do without: CDK makes these from the path.
  const ofCdk = named.filter(({ name }) => !OURS.some(pattern => pattern.test(name))).map(({ type }) => type);
  expect([...new Set(ofCdk)].sort()).toEqual([
    'AWS::ApiGateway::RestApi', 'AWS::Backup::BackupPlan', 'AWS::Backup::BackupVault', 'AWS::Bedrock::Guardrail', 'AWS::CloudWatch::CompositeAlarm',
    'AWS::Logs::QueryDefinition',
  ]);
});
