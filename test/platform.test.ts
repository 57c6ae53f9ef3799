import { App, CfnResource, NestedStack, Stack, Stage, TagManager } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SupplyChainAgentPlatform } from '../src';
import { platformStack, platformTemplate, SMALLEST, SOMEWHERE, templateOf, testApp } from './fixture/synthesize';
import { resourcesOf } from './fixture/template';

const agnostic = platformStack();
const template = templateOf(agnostic.stack);
const placed = platformTemplate({ environment: 'prod', region: 'eu-central-1' }, { env: SOMEWHERE });

test('owner and cost centre alone make a platform', () => {
  expect(Object.keys(resourcesOf(template)).length).toBeGreaterThan(60);
  expect(Object.keys(resourcesOf(template)).length).toBeLessThan(500);
});

test('no custom resource, parameter or condition comes in by the back door', () => {
  for (const each of [template, placed]) {
    const types = Object.values(resourcesOf(each)).map(({ Type }) => Type);
    expect(types.filter(type => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')).toEqual([]);
    expect(Object.keys(each.toJSON().Parameters ?? {})).toEqual(['BootstrapVersion']);
    expect(types).not.toContain('AWS::ApiGateway::Account');
  }
});

test('every taggable resource carries the five tags and the custom ones, and nothing beside the platform does', () => {
  const { app, stack, platform } = platformStack({ tags: { DataClass: 'internal' } });
  const beside = new sns.CfnTopic(stack, 'Beside');
  app.synth();
  const taggable = platform.node.findAll().filter(node => CfnResource.isCfnResource(node))
    .flatMap(node => (TagManager.isTaggable(node) ? [{ path: node.node.path, tags: node.tags.tagValues() }] : []));
  expect(taggable.length).toBeGreaterThan(20);
  for (const { path, tags } of taggable) {
    expect([path, tags]).toEqual([path, {
      Project: 'supply-chain-agent-platform', Environment: 'dev', ManagedBy: 'aws-cdk', CostCenter: 'CC-1001', Owner: 'supply-chain', DataClass: 'internal',
    }]);
  }
  expect(beside.tags.tagValues()).toEqual({});
});

test('names follow the pattern of their service', () => {
  expect(namesOf(placed)).toEqual([
    '/scap/prod/api/access',
    '/scap/prod/audit',
    '/scap/prod/audit/trail',
    '/scap/prod/envelope',
    '/scap/prod/functions/chat',
    '/scap/prod/functions/page',
    '/scap/prod/functions/refresh-key-set',
    '/scap/prod/functions/rotate-envelope',
    '/scap/prod/functions/tools-inventory',
    '/scap/prod/functions/tools-logistics',
    '/scap/prod/functions/tools-overview',
    '/scap/prod/functions/tools-sql',
    '/scap/prod/functions/tools-suppliers',
    '/scap/prod/network/flow',
    'alias/scap-data-prod',
    'aws-waf-logs-scap-api-prod',
    'scap-access-logs-prod-111111111111-eu-central-1',
    'scap-access-prod',
    'scap-agents-prod',
    'scap-audit-logs-prod-eu-central-1',
    'scap-audit-prod',
    'scap-audit-prod-111111111111-eu-central-1',
    'scap-backup-prod-eu-central-1',
    'scap-chat-deployment-prod-eu-central-1',
    'scap-chat-prod',
    'scap-chat-prod-eu-central-1',
    'scap-conversations-prod',
    'scap-data-prod-111111111111-eu-central-1',
    'scap-executions-prod',
    'scap-network-flow-prod-eu-central-1',
    'scap-page-prod',
    'scap-page-prod-eu-central-1',
    'scap-queries-data-days-prod',
    'scap-queries-data-days-prod-eu-central-1',
    'scap-queries-field-engineer-prod',
    'scap-queries-field-engineer-prod-eu-central-1',
    'scap-queries-find-entities-prod',
    'scap-queries-find-entities-prod-eu-central-1',
    'scap-queries-procurement-specialist-prod',
    'scap-queries-procurement-specialist-prod-eu-central-1',
    'scap-queries-prod',
    'scap-queries-warehouse-manager-prod',
    'scap-queries-warehouse-manager-prod-eu-central-1',
    'scap-refresh-key-set-prod',
    'scap-refresh-key-set-prod-eu-central-1',
    'scap-rotate-envelope-prod',
    'scap-rotate-envelope-prod-eu-central-1',
    'scap-sign-in-prod',
    'scap-tools-inventory-deployment-prod-eu-central-1',
    'scap-tools-inventory-prod',
    'scap-tools-inventory-prod-eu-central-1',
    'scap-tools-logistics-deployment-prod-eu-central-1',
    'scap-tools-logistics-prod',
    'scap-tools-logistics-prod-eu-central-1',
    'scap-tools-overview-deployment-prod-eu-central-1',
    'scap-tools-overview-prod',
    'scap-tools-overview-prod-eu-central-1',
    'scap-tools-sql-deployment-prod-eu-central-1',
    'scap-tools-sql-prod',
    'scap-tools-sql-prod-eu-central-1',
    'scap-tools-suppliers-deployment-prod-eu-central-1',
    'scap-tools-suppliers-prod',
    'scap-tools-suppliers-prod-eu-central-1',
    'scap-usage-prod',
    'scap-users-prod',
  ]);
});

test('two environments in one stack share no name', () => {
  const app = testApp();
  const stack = new Stack(app, 'Both', { env: SOMEWHERE });
  new SupplyChainAgentPlatform(stack, 'One', { ...SMALLEST, environment: 'one' });
  new SupplyChainAgentPlatform(stack, 'Two', { ...SMALLEST, environment: 'two' });
  const names = namesOf(templateOf(stack));
  expect(new Set(names).size).toBe(names.length);
});

test('it works in a stage, and in a nested stack, which inherits the tags', () => {
  const app = testApp();
  const stage = new Stage(app, 'Staging', { env: SOMEWHERE });
  const stack = new Stack(stage, 'Platform');
  new SupplyChainAgentPlatform(stack, 'P', SMALLEST);
  const nested = new NestedStack(new Stack(stage, 'Parent'), 'Nested');
  new SupplyChainAgentPlatform(nested, 'P', { ...SMALLEST, environment: 'nested' });
  app.synth();
  templateOf(stack).resourceCountIs('AWS::Lambda::Function', 8);
  templateOf(nested).resourceCountIs('AWS::Lambda::Function', 8);
});

test('the identifiers that people need are printed as outputs', () => {
  expect(Object.values<{ Description?: string }>(template.toJSON().Outputs).map(output => output.Description).filter(Boolean)).toEqual([
    'Where questions go',
    'Where people ask',
    'The pool that users are created in',
    'The app client that signs users in',
    'Where people sign in',
    'Where the Parquet files of the views lie, under views/<view>/',
    'The database that holds one table per view',
    'The Athena workgroup that queries run in',
    'The table that holds conversations',
    'The table that holds verified questions and what people say of answers',
    'The parameter that says what words mean here',
    'The function that answers',
    'The key that encrypts everything',
  ]);
});

test('a configuration for another account or Region than the stack is refused', () => {
  const other = (props: object) => () => platformStack(props, { env: SOMEWHERE });
  expect(other({ accountId: '222222222222', region: 'us-east-1' })).toThrow([
    'props: accountId is 222222222222, but the stack is deployed to 111111111111. Give the stack env.account from the configuration, or write auto.',
    'props: region is us-east-1, but the stack is deployed to eu-central-1. Give the stack env.region from the configuration, or write auto.',
  ].join('\n'));
});

test('props that cannot work are refused all at once, by key, value and what was expected', () => {
  const wrong = () => new SupplyChainAgentPlatform(new Stack(new App(), 'S'), 'P', {
    owner: '', costCenter: 'CC-1', prefix: 'Scap', functions: { memoryMb: 64 }, models: { residency: 'europe' },
  });
  expect(wrong).toThrow([
    'props: owner is "", expected a text.',
    'props: prefix is "Scap", expected 2 to 20 of a-z, 0-9 and -, beginning with a letter.',
    'props: functions.memoryMb is 64, expected a whole number from 512 to 10240.',
    'props: models.residency is "europe", expected one of region, geography, global.',
  ].join('\n'));
});

/** The physical names in a template. */
function namesOf(of: Template): string[] {
  const keys = ['BucketName', 'TableName', 'FunctionName', 'RoleName', 'AliasName', 'LogGroupName', 'UserPoolName', 'ClientName'];
  return Object.values(resourcesOf(of)).flatMap(({ Type, Properties = {} }) =>
    [...keys.map(key => Properties[key]), ['AWS::ApiGateway::RestApi', 'AWS::Athena::WorkGroup', 'AWS::SecretsManager::Secret'].includes(Type) ? Properties.Name : undefined])
    .filter((name): name is string => typeof name === 'string').sort();
}
