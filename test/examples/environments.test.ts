import { Stack, type App } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { app as prod } from '../../examples/prod/app';
import { app as staging } from '../../examples/staging/app';
import { templateOf } from '../fixture/synthesize';

function stackOf(app: App, id: string): Stack {
  const stack = app.node.findChild(id);
  if (!Stack.isStack(stack)) throw new Error(`${id} is no stack.`);
  return stack;
}
const STAGING = stackOf(staging, 'SupplyChainAgentsStaging');
const PROD = stackOf(prod, 'SupplyChainAgentsProd');

test('staging has gradual deployment, traces and dashboards, and none of what costs most', () => {
  const template = templateOf(STAGING);
  template.hasResourceProperties('AWS::DynamoDB::Table', { TableName: 'scap-conversations-staging' });
  template.hasResourceProperties('AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } });
  expect(countOf(template, ['AWS::CloudWatch::Dashboard', 'AWS::EC2::VPC', 'AWS::WAFv2::WebACL', 'AWS::Backup::BackupPlan', 'AWS::CloudTrail::Trail']))
    .toEqual([3, 0, 0, 0, 0]);
});

test('prod has a VPC over three zones, a web ACL, backup, a trail, dashboards and a guardrail', () => {
  const template = templateOf(PROD);
  expect(countOf(template, ['AWS::CloudWatch::Dashboard', 'AWS::EC2::VPC', 'AWS::WAFv2::WebACL', 'AWS::Backup::BackupPlan', 'AWS::CloudTrail::Trail', 'AWS::Bedrock::Guardrail']))
    .toEqual([3, 1, 1, 1, 1, 1]);
  const zones = Object.values(template.findResources('AWS::EC2::Subnet')).map(({ Properties }) => JSON.stringify(Properties.AvailabilityZone));
  expect(new Set(zones).size).toBe(3);
});

test('each says at synth how many metric series it makes', () => {
  expect(toldBy(STAGING)).toContainEqual(expect.stringMatching(/^25 metric series of 30/));
  expect(toldBy(PROD)).toContainEqual(expect.stringMatching(/^39 metric series of 60/));
});

function toldBy(stack: Stack): unknown[] {
  return stack.node.findChild('Platform').node.metadata.filter(({ type }) => type === 'aws:cdk:info').map(({ data }) => data);
}

function countOf(template: Template, types: readonly string[]): number[] {
  return types.map(type => Object.keys(template.findResources(type)).length);
}
