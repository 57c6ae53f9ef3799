import * as path from 'path';
import { Aspects, NestedStack, PropertyInjectors, Stack, Stage, type App, type IPropertyInjector } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { ConfigurationManager, SupplyChainAgentPlatform, type SupplyChainAgentPlatformProps } from '../src';
import { SOMEWHERE, templateOf, testApp } from './fixture/synthesize';
import { resourcesOf } from './fixture/template';

/** Everything on. */
const EVERYTHING: SupplyChainAgentPlatformProps = {
  ...ConfigurationManager.load(path.join(__dirname, '..', 'config', 'prod.yaml')),
  features: { vpc: true, waf: true, multiAz: true, xray: true, backup: true, auditTrail: true, dashboards: true, guardrails: true },
};

const ACCOUNT = '222222222222';

describe('with everything on', () => {
  const stack = new Stack(testApp(), 'Everything');
  new SupplyChainAgentPlatform(stack, 'Platform', EVERYTHING);
  const template = templateOf(stack);

  test('it synthesizes without account and Region, below the limits of CloudFormation', () => {
    expect(Object.keys(resourcesOf(template)).length).toBeLessThan(500);
    expect(JSON.stringify(template.toJSON()).length).toBeLessThan(1_000_000);
  });

  test('nothing in it runs code of its own at deployment, looks anything up or asks for a parameter', () => {
    const types = Object.values(resourcesOf(template)).map(resource => resource.Type);
    expect(types.filter(type => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')).toEqual([]);
    expect(Object.keys(template.toJSON().Parameters ?? {}).filter(name => name !== 'BootstrapVersion')).toEqual([]);
  });

  test('every function answers in arm64 and names no file outside its bundle', () => {
    const functions = Object.values(resourcesOf(template)).filter(resource => resource.Type === 'AWS::Lambda::Function');
    expect(functions.length).toBeGreaterThan(3);
    expect(new Set(functions.map(each => JSON.stringify(each.Properties?.Architectures)))).toEqual(new Set(['["arm64"]']));
  });
});

test.each<[string, (app: App) => Construct]>([
  ['a stack', app => new Stack(app, 'Here')],
  ['a stack in a known place', app => new Stack(app, 'Here', { env: SOMEWHERE })],
  ['a stage', app => new Stack(new Stage(app, 'Stage'), 'Here')],
  ['a nested stack', app => new NestedStack(new Stack(app, 'Here'), 'Nested')],
])('everything fits into %s', (_, place) => {
  const app = testApp();
  const scope = place(app);
  new SupplyChainAgentPlatform(scope, 'Platform', EVERYTHING);
  expect(Object.keys(resourcesOf(templateOf(Stack.of(scope)))).length).toBeGreaterThan(150);
});

test('two platforms in one stack, two environments of one account and two Regions of one app share no name', () => {
  const app = testApp();
  const stack = new Stack(app, 'One', { env: { account: ACCOUNT, region: 'eu-central-1' } });
  new SupplyChainAgentPlatform(stack, 'First', { owner: 'supply-chain', costCenter: 'CC-1001', prefix: 'first' });
  new SupplyChainAgentPlatform(stack, 'Second', { owner: 'supply-chain', costCenter: 'CC-1001', prefix: 'second' });
  const whole = new Stack(app, 'Whole', { env: { account: ACCOUNT, region: 'eu-central-1' } });
  new SupplyChainAgentPlatform(whole, 'First', { ...EVERYTHING, prefix: 'whole' });
  const other = new Stack(app, 'Two', { env: { account: ACCOUNT, region: 'eu-central-1' } });
  new SupplyChainAgentPlatform(other, 'First', { owner: 'supply-chain', costCenter: 'CC-1001', prefix: 'first', environment: 'staging' });
  const elsewhere = new Stack(app, 'Three', { env: { account: ACCOUNT, region: 'eu-west-1' } });
  new SupplyChainAgentPlatform(elsewhere, 'First', { ...EVERYTHING, prefix: 'first' });
  const here = [...accountWideNames(stack), ...accountWideNames(whole), ...accountWideNames(other)];
  expect(here.filter((name, index) => here.indexOf(name) !== index)).toEqual([]);
  const everywhere = [...here, ...accountWideNames(elsewhere)];
  expect(everywhere.filter((name, index) => everywhere.indexOf(name) !== index)).toEqual([]);
  expect(everywhere.length).toBeGreaterThan(15);
});

test('a permissions boundary around the platform reaches every role', () => {
  const stack = new Stack(testApp(), 'Bounded');
  iam.PermissionsBoundary.of(stack).apply(iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'company-boundary'));
  new SupplyChainAgentPlatform(stack, 'Platform', EVERYTHING);
  const roles = Object.values(resourcesOf(templateOf(stack))).filter(resource => resource.Type === 'AWS::IAM::Role');
  expect(roles.length).toBeGreaterThan(5);
  expect(roles.filter(role => !JSON.stringify(role.Properties?.PermissionsBoundary ?? '').includes('company-boundary'))).toEqual([]);
});

test('a property that is injected into buckets around the platform reaches every bucket', () => {
  const app = testApp();
  const stack = new Stack(app, 'Injected');
  PropertyInjectors.of(app).add(new TransferAcceleration());
  new SupplyChainAgentPlatform(stack, 'Platform', EVERYTHING);
  const buckets = Object.values(resourcesOf(templateOf(stack))).filter(resource => resource.Type === 'AWS::S3::Bucket');
  expect(buckets.length).toBeGreaterThan(1);
  expect(buckets.filter(bucket => bucket.Properties?.AccelerateConfiguration === undefined)).toEqual([]);
});

test('an aspect of the app sees every resource of the platform', () => {
  const stack = new Stack(testApp(), 'Seen');
  const platform = new SupplyChainAgentPlatform(stack, 'Platform', EVERYTHING);
  const seen = new Set<string>();
  Aspects.of(stack).add({ visit: node => { seen.add(node.node.path); } });
  templateOf(stack);
  expect([...seen].filter(place => place.startsWith(platform.node.path)).length).toBeGreaterThan(300);
});

class TransferAcceleration implements IPropertyInjector {
  public readonly constructUniqueId = s3.Bucket.PROPERTY_INJECTION_ID;
  public inject(props: s3.BucketProps): s3.BucketProps {
    return { ...props, transferAcceleration: true };
  }
}

/** Names that a whole account shares: of roles, budgets, buckets. */
function accountWideNames(stack: Stack): string[] {
  return Object.values(resourcesOf(templateOf(stack))).flatMap(({ Type, Properties }) => {
    switch (Type) {
      case 'AWS::IAM::Role': return [JSON.stringify(Properties?.RoleName)];
      case 'AWS::S3::Bucket': return [JSON.stringify(Properties?.BucketName)];
      case 'AWS::Budgets::Budget': return [JSON.stringify((Properties?.Budget as { BudgetName?: unknown }).BudgetName)];
      default: return [];
    }
  });
}
