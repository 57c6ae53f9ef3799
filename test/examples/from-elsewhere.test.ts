import { CfnResource } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { app } from '../../examples/constructs/from-elsewhere';
import { findings } from '../fixture/findings';

// The rules of CloudFormation take long to load on a busy machine.
jest.setTimeout(120_000);

/** What an example leaves to its reader: the role of CDK's function, and roles that read objects by their prefixes. */
const LEFT_OPEN = [
  'AwsSolutions-IAM4 at Beside/Report/ServiceRole/Resource',
  'AwsSolutions-IAM5 at Beside/Auditor/DefaultPolicy/Resource',
  'AwsSolutions-IAM5 at Beside/Report/ServiceRole/DefaultPolicy/Resource',
];

test('the example Beside synthesizes, and the parts of ours in it have no finding', () => {
  expect([...new Set(findings(app, new AwsSolutionsChecks()).map(finding => finding.replace(/\[.*\]/, '')))].sort()).toEqual(LEFT_OPEN);
});

test('of the platform that it refers to it makes nothing', () => {
  const types = app.node.findAll().filter(node => CfnResource.isCfnResource(node)).map(({ cfnResourceType }) => cfnResourceType);
  expect([...new Set(types)].sort()).toEqual(['AWS::CloudWatch::Alarm', 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::Lambda::Function']);
});
