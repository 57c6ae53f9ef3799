import { CfnResource, NestedStack, Stack, Stage, Tags, type App } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { TagManager } from '../../src';
import { findings } from '../fixture/findings';
import { templateOf, testApp } from '../fixture/synthesize';

const TAGS = { project: 'p', environment: 'dev', costCenter: 'CC-1', owner: 'o', tags: { Team: 'planning' } };

interface Tagged { readonly app: App; readonly stack: Stack; readonly part: Construct }

/** A stack with a tagged part, which holds a queue. */
function tagged(): Tagged {
  const app = testApp();
  const stack = new Stack(app, 'S');
  const part = new Construct(stack, 'Part');
  new sqs.Queue(part, 'Queue');
  new TagManager(TAGS).applyTo(part);
  return { app, stack, part };
}

const ALL = [
  { Key: 'CostCenter', Value: 'CC-1' }, { Key: 'Environment', Value: 'dev' }, { Key: 'ManagedBy', Value: 'aws-cdk' },
  { Key: 'Owner', Value: 'o' }, { Key: 'Project', Value: 'p' }, { Key: 'Team', Value: 'planning' },
];

test('every resource below is tagged, log groups and what lies in nested stacks too, and nothing is found', () => {
  const { app, stack, part } = tagged();
  new logs.LogGroup(part, 'Log');
  const nested = new NestedStack(part, 'Nested');
  new s3.Bucket(nested, 'Bucket');
  expect(findings(app)).toEqual([]);
  templateOf(stack).hasResourceProperties('AWS::Logs::LogGroup', { Tags: ALL });
  templateOf(stack).hasResourceProperties('AWS::CloudFormation::Stack', { Tags: ALL });
  templateOf(nested).hasResourceProperties('AWS::S3::Bucket', { Tags: ALL });
});

test('what stands beside is neither tagged nor looked at', () => {
  const { app, stack } = tagged();
  new s3.Bucket(stack, 'Beside');
  expect(findings(app)).toEqual([]);
  templateOf(stack).hasResourceProperties('AWS::S3::Bucket', { Tags: Match.absent() });
});

test.each(['Owner', 'Team'])('the synthesis fails where a resource lost the tag %s', name => {
  const { app, part } = tagged();
  Tags.of(new s3.Bucket(part, 'Planted')).remove(name);
  expect(findings(app)).toEqual(['missing-tag at S/Part/Planted/Resource']);
});

test('a resource in a nested stack, in a Stage, is looked at as well', () => {
  const app = testApp();
  const part = new Construct(new Stack(new Stage(app, 'Prod'), 'S'), 'Part');
  new TagManager(TAGS).applyTo(part);
  Tags.of(new s3.Bucket(new NestedStack(part, 'Nested'), 'Planted')).remove('Owner');
  expect(findings(app)).toEqual(['missing-tag at Prod/S/Part/Nested/Planted/Resource']);
});

test('a resource that takes no tags needs none', () => {
  const { app, part } = tagged();
  new CfnResource(part, 'Group', { type: 'AWS::Cognito::UserPoolGroup', properties: { UserPoolId: 'eu-central-1_pool', GroupName: 'g' } });
  expect(findings(app)).toEqual([]);
});
