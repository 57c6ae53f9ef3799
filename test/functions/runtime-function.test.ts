import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { ToolFunction, type ToolFunctionProps } from '../../src';
import { standalone, type Standalone } from '../fixture/standalone';
import { templateOf } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf } from '../fixture/template';

function tools(props: (alone: Standalone) => Partial<ToolFunctionProps>) {
  const alone = standalone();
  new ToolFunction(alone.stack, 'Tools', { ...alone.common, family: 'inventory', lake: alone.lake, ...props(alone) });
  return templateOf(alone.stack);
}

const statements = (template: ReturnType<typeof tools>, service: string) => statementsOf(template, 'ToolsRole')
  .filter(({ Action }) => [Action].flat().some(action => action.startsWith(`${service}:`)))
  .map(({ Action, Resource }) => [[Action].flat(), [Resource].flat().map(flat)]);

test('in a VPC the role lets Lambda make interfaces in these subnets and with these groups, and nothing wider than EC2 forces', () => {
  const template = tools(({ stack }) => {
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a', 'b'], privateSubnetIds: ['subnet-1', 'subnet-2'] });
    return { vpc, securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')] };
  });
  template.hasResourceProperties('AWS::Lambda::Function', { VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] } });
  const ec2Arn = (resource: string) => `arn:<AWS::Partition>:ec2:eu-central-1:111111111111:${resource}`;
  expect(statements(template, 'ec2')).toEqual([
    [['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'], ['*']],
    [['ec2:CreateNetworkInterface'], [ec2Arn('network-interface/*'), ec2Arn('subnet/subnet-1'), ec2Arn('subnet/subnet-2'), ec2Arn('security-group/sg-1')]],
    [['ec2:DeleteNetworkInterface', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'], [ec2Arn('network-interface/*')]],
  ]);
});

test('in a VPC without a group it has one of its own, which lets nobody in', () => {
  const template = tools(({ stack }) => ({
    vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: ['subnet-1'] }),
  }));
  const [{ Properties } = {}] = Object.values(template.findResources('AWS::EC2::SecurityGroup'));
  expect(Properties).toMatchObject({ VpcId: 'vpc-1' });
  expect(Properties).not.toHaveProperty('SecurityGroupIngress');
});

test('outside of a VPC, and without tracing, nothing of either is allowed', () => {
  const template = tools(() => ({}));
  expect([...statements(template, 'ec2'), ...statements(template, 'xray')]).toEqual([]);
});

test('with tracing the role may send traces, which X-Ray allows on everything or not at all', () => {
  const template = tools(() => ({ tracing: true }));
  template.hasResourceProperties('AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } });
  expect(statements(template, 'xray')).toEqual([[['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']]]);
});

test('a log group of yours is written, and none is made', () => {
  const template = tools(({ stack }) => ({ logGroup: logs.LogGroup.fromLogGroupName(stack, 'Yours', '/yours') }));
  expect(Object.keys(resourcesOf(template)).filter(id => id.startsWith('ToolsLogs'))).toEqual([]);
  template.hasResourceProperties('AWS::Lambda::Function', { LoggingConfig: { LogGroup: '/yours' } });
  expect(statements(template, 'logs')).toEqual([
    [['logs:CreateLogStream', 'logs:PutLogEvents'], ['arn:<AWS::Partition>:logs:eu-central-1:111111111111:log-group:/yours:*']],
  ]);
});

test('a role of yours that CDK may change gets the statements itself', () => {
  const template = tools(({ stack }) => ({ role: new iam.Role(stack, 'Yours', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }) }));
  expect(Object.keys(resourcesOf(template)).filter(id => id.startsWith('ToolsRole'))).toEqual([]);
  expect(statementsOf(template, 'Yours').flatMap(({ Action }) => Action)).toEqual(expect.arrayContaining(['logs:PutLogEvents', 's3:GetObject']));
});

test('variables of your own are added, and none replaces one of the platform', () => {
  const template = tools(() => ({ environment: { AWS_ENDPOINT_URL_ATHENA: 'http://localhost:4566', SCAP_ENVIRONMENT: 'other' } }));
  template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { AWS_ENDPOINT_URL_ATHENA: 'http://localhost:4566', SCAP_ENVIRONMENT: 'mine' } } });
});

test('both processors run the same code', () => {
  tools(() => ({ architecture: lambda.Architecture.X86_64, memorySize: 512 }))
    .hasResourceProperties('AWS::Lambda::Function', { Architectures: ['x86_64'], MemorySize: 512, Runtime: 'nodejs24.x' });
  tools(() => ({})).hasResourceProperties('AWS::Lambda::Function', { Architectures: ['arm64'], MemorySize: 1024 });
});
