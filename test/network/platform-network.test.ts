import { App, Stack, type StackProps } from 'aws-cdk-lib';
import { Annotations, Match, type Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { NetworkEgress, PlatformNetwork, type PlatformNetworkProps } from '../../src';
import { bundledClients } from '../../src/network/bundled-clients';
import { endpointServices } from '../../src/network/endpoint-services';
import { SOMEWHERE, templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf, type TemplateResource } from '../fixture/template';

const CLIENTS = ['client-athena', 'client-bedrock-runtime', 'client-dynamodb', 'client-lambda', 'client-secrets-manager', 'client-ssm', 'client-sts'];

interface NetworkAlone { readonly app: App; readonly stack: Stack; readonly network: PlatformNetwork }

function alone(props: Partial<PlatformNetworkProps> = {}, stackProps: StackProps = {}, context: Record<string, unknown> = {}): NetworkAlone {
  const app = testApp(context);
  const stack = new Stack(app, 'Alone', stackProps);
  const network = new PlatformNetwork(stack, 'Network', { encryptionKey: new kms.Key(stack, 'Key'), clients: CLIENTS, ...props });
  return { app, stack, network };
}

const template = (props: Partial<PlatformNetworkProps> = {}, stackProps: StackProps = {}): Template => templateOf(alone(props, stackProps).stack);

const ofType = (of: Template, type: string): TemplateResource[] => Object.values(resourcesOf(of)).filter(({ Type }) => Type === type);

/** The last word of each endpoint's service. */
const endpointsOf = (of: Template): string[] => ofType(of, 'AWS::EC2::VPCEndpoint').map(({ Properties }) => flat(Properties?.ServiceName).split('.').at(-1) ?? '').sort();

const zonesOf = (of: Template): string[] => ofType(of, 'AWS::EC2::Subnet').map(({ Properties }) => JSON.stringify(Properties?.AvailabilityZone));

const zone = (place: number): string => JSON.stringify({ 'Fn::Select': [place, { 'Fn::GetAZs': '' }] });

describe.each([['without account and Region', {}], ['with both', { env: SOMEWHERE }]])('%s', (_, stackProps) => {
  test('two zones or three are as many subnets', () => {
    expect(zonesOf(template({}, stackProps))).toEqual([zone(0), zone(1)]);
    expect(zonesOf(template({ zones: 3 }, stackProps))).toEqual([zone(0), zone(1), zone(2)]);
  });

  test('nothing is looked up', () => {
    const { app } = alone({ zones: 3 }, stackProps);
    expect(app.synth().manifest.missing ?? []).toEqual([]);
  });
});

test('the stack knows its zones again once the network is made', () => {
  const { stack } = alone();
  expect(Object.hasOwn(stack, 'availabilityZones')).toBe(false);
  expect(stack.availabilityZones).toHaveLength(2);
});

test('zones can be named', () => {
  expect(zonesOf(template({ zoneNames: ['eu-central-1b', 'eu-central-1c'] }, { env: SOMEWHERE }))).toEqual(['"eu-central-1b"', '"eu-central-1c"']);
});

test.each([[{ zones: 1 }, 'zones: 1 is neither 2 nor 3'], [{ zones: 4 }, 'zones: 4 is neither 2 nor 3'], [{ zoneNames: ['a'] }, 'zoneNames: ["a"] are not two or three']])(
  '%j is refused', (props, message) => {
    expect(() => alone(props)).toThrow(expect.objectContaining({ code: 'NETWORK_INVALID', message: expect.stringContaining(message) }));
  });

test('the addresses are those asked for, down to the smallest', () => {
  template({ cidr: '10.20.0.0/16' }).hasResourceProperties('AWS::EC2::VPC', { CidrBlock: '10.20.0.0/16', EnableDnsHostnames: true, EnableDnsSupport: true });
  expect(ofType(template({ cidr: '10.20.0.0/26' }), 'AWS::EC2::Subnet').map(({ Properties }) => Properties?.CidrBlock)).toEqual(['10.20.0.0/27', '10.20.0.32/27']);
  expect(ofType(template({ cidr: '10.20.0.0/25', zones: 3 }), 'AWS::EC2::Subnet')).toHaveLength(3);
  expect(ofType(template({ cidr: '10.20.0.0/26', egress: NetworkEgress.NAT }), 'AWS::EC2::Subnet')).toHaveLength(4);
});

describe('with endpoints', () => {
  const closed = template({ zones: 3, tracing: true });

  test('no way leads to the internet', () => {
    for (const type of ['AWS::EC2::InternetGateway', 'AWS::EC2::NatGateway', 'AWS::EC2::Route', 'AWS::EC2::EIP']) closed.resourceCountIs(type, 0);
  });

  test('each client has the endpoint of its service, traces have theirs, and nothing else has one', () => {
    expect(endpointsOf(closed)).toEqual(['athena', 'bedrock-runtime', 'dynamodb', 'lambda', 'secretsmanager', 'ssm', 'sts', 'xray']);
    expect(endpointsOf(template({ clients: ['client-athena'] }))).toEqual(['athena']);
    expect(endpointsOf(template({ clients: ['client-dynamodb', 'client-s3'] }))).toEqual(['dynamodb', 's3']);
  });

  test('interface endpoints stand in each zone, answer to the service\'s own name, and let in functions only', () => {
    const interfaces = ofType(closed, 'AWS::EC2::VPCEndpoint').filter(({ Properties }) => Properties?.VpcEndpointType === 'Interface');
    expect(interfaces).toHaveLength(7);
    for (const { Properties } of interfaces) {
      expect(Properties).toMatchObject({
        PrivateDnsEnabled: true,
        SubnetIds: [expect.anything(), expect.anything(), expect.anything()],
        SecurityGroupIds: [{ 'Fn::GetAtt': [expect.stringMatching('^NetworkEndpoints'), 'GroupId'] }],
      });
    }
    closed.allResourcesProperties('AWS::EC2::SecurityGroupIngress', {
      FromPort: 443, ToPort: 443, IpProtocol: 'tcp',
      GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkEndpoints'), 'GroupId'] },
      SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NetworkFunctions'), 'GroupId'] },
    });
    closed.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  });

  test('an endpoint lets through what the runtime calls, by this account, on what is its own', () => {
    const policies = Object.fromEntries(ofType(template({}, { env: SOMEWHERE }), 'AWS::EC2::VPCEndpoint').map(({ Properties }) => {
      const { Statement: [statement] } = Properties?.PolicyDocument as { Statement: [Record<string, unknown>] };
      return [flat(Properties?.ServiceName).split('.').at(-1), statement];
    }));
    expect(policies.secretsmanager).toEqual({
      Effect: 'Allow', Principal: '*', Resource: '*',
      Action: [
        'secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage',
      ],
      Condition: { StringEquals: { 'aws:PrincipalAccount': '111111111111', 'aws:ResourceAccount': '111111111111' } },
    });
    expect(policies['bedrock-runtime']).toMatchObject({
      Action: ['bedrock:InvokeModelWithResponseStream', 'bedrock:ApplyGuardrail'],
      Condition: { StringEquals: { 'aws:PrincipalAccount': '111111111111' } },
    });
    expect(Object.keys(policies)).toHaveLength(7);
    for (const { Action } of Object.values<Record<string, unknown>>(policies)) expect([Action].flat()).not.toContain('*');
  });

  test('functions are let out to port 443 and nobody is let in', () => {
    const groups = ofType(closed, 'AWS::EC2::SecurityGroup');
    expect(groups).toHaveLength(2);
    for (const { Properties } of groups) expect(Properties?.SecurityGroupIngress).toBeUndefined();
    const egress = groups.flatMap(({ Properties }) => Properties?.SecurityGroupEgress as { IpProtocol: string; ToPort?: number; CidrIp: string }[]);
    expect(egress.map(({ IpProtocol, ToPort, CidrIp }) => [IpProtocol, ToPort, CidrIp])).toEqual([
      ['tcp', 443, '0.0.0.0/0'], // gateway endpoints: the subnets have no other route
      ['icmp', 86, '255.255.255.255/32'], // what CDK writes for "nothing"
    ]);
  });

  test('where the prefix lists are known, functions reach no address but the endpoints', () => {
    const bound = template({ gatewayPrefixListIds: ['pl-1'] });
    const rules = ofType(bound, 'AWS::EC2::SecurityGroupEgress').map(({ Properties }) => Properties);
    expect(rules).toEqual([
      expect.objectContaining({ DestinationPrefixListId: 'pl-1', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }),
      expect.objectContaining({ DestinationSecurityGroupId: expect.anything(), FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }),
    ]);
    expect(JSON.stringify(bound.toJSON())).not.toContain('0.0.0.0/0');
  });
});

describe('with NAT gateways', () => {
  test('there are no interface endpoints; the free one of the tables stays', () => {
    expect(endpointsOf(template({ egress: NetworkEgress.NAT }))).toEqual(['dynamodb']);
  });

  test.each([[2, 1], [3, 3]])('%i zones have %i gateways, in public subnets where nothing else gets an address', (zones, gateways) => {
    const open = template({ egress: NetworkEgress.NAT, zones });
    open.resourceCountIs('AWS::EC2::NatGateway', gateways);
    open.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  });

  test('functions run in the private subnets', () => {
    const { network } = alone({ egress: NetworkEgress.NAT });
    expect(network.vpc.selectSubnets(network.vpcSubnets).hasPublic).toBe(false);
    expect(network.vpc.selectSubnets(network.vpcSubnets).subnets).toHaveLength(2);
  });
});

test('every connection is logged into an encrypted group, by a role that may write this group only', () => {
  const logged = template({ flowLogGroupName: '/scap/dev/network/flow', flowLogRoleName: 'flow', flowLogRetention: 90 });
  logged.hasResourceProperties('AWS::EC2::FlowLog', { ResourceType: 'VPC', TrafficType: 'ALL', LogDestinationType: 'cloud-watch-logs' });
  logged.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/scap/dev/network/flow', RetentionInDays: 90, KmsKeyId: Match.anyValue() });
  logged.hasResourceProperties('AWS::IAM::Role', { RoleName: 'flow' });
});

test('no custom resource is made, whatever flags the app has', () => {
  const types = Object.values(resourcesOf(templateOf(alone({}, {}, recommendedFlags).stack))).map(({ Type }) => Type);
  expect(types.filter(type => type.startsWith('Custom::') || type.startsWith('AWS::CloudFormation::Custom'))).toEqual([]);
});

describe('in a VPC of the consumer', () => {
  function inMine(more: Partial<PlatformNetworkProps> = {}): NetworkAlone & { vpc: ec2.Vpc } {
    const stack = new Stack(testApp(), 'Mine');
    const vpc = new ec2.Vpc(stack, 'Mine', { restrictDefaultSecurityGroup: false });
    const network = new PlatformNetwork(stack, 'Network', { encryptionKey: new kms.Key(stack, 'Key'), clients: CLIENTS, vpc, ...more });
    return { app: new App(), stack, network, vpc };
  }

  test('only a security group is made, and what the subnets need is said', () => {
    const { stack, network, vpc } = inMine();
    expect(network.vpc).toBe(vpc);
    const made = templateOf(stack);
    made.resourceCountIs('AWS::EC2::VPC', 1);
    made.resourceCountIs('AWS::EC2::SecurityGroup', 1);
    for (const type of ['AWS::EC2::VPCEndpoint', 'AWS::EC2::FlowLog', 'AWS::Logs::LogGroup']) made.resourceCountIs(type, 0);
    Annotations.fromStack(stack).hasInfo('/Mine/Network', Match.stringLikeRegexp('endpoints for: athena, bedrock-runtime, dynamodb, lambda, secretsmanager, ssm, sts'));
  });

  test('with three zones asked for, its subnets must lie in three; zones that are not known are not judged', () => {
    const stack = new Stack(testApp(), 'Mine', { env: SOMEWHERE });
    const given = (id: string, zones: string[]): ec2.IVpc => ec2.Vpc.fromVpcAttributes(stack, id, {
      vpcId: 'vpc-1', availabilityZones: zones, privateSubnetIds: zones.map((_, place) => `subnet-${id}-${place}`),
    });
    const within = (id: string, vpc: ec2.IVpc): PlatformNetwork =>
      new PlatformNetwork(stack, id, { encryptionKey: new kms.Key(stack, `Key${id}`), clients: CLIENTS, zones: 3, vpc });
    expect(() => within('A', given('Two', ['eu-central-1a', 'eu-central-1b']))).toThrow(expect.objectContaining({ code: 'NETWORK_INVALID', prop: 'vpcSubnets' }));
    expect(within('B', given('Three', ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'])).securityGroups).toHaveLength(1);
    expect(inMine({ zones: 3 }).network.securityGroups).toHaveLength(1);
  });

  test('isolated subnets are taken where it has no others that are private', () => {
    const stack = new Stack(testApp(), 'Mine');
    const vpc = new ec2.Vpc(stack, 'Mine', {
      restrictDefaultSecurityGroup: false, subnetConfiguration: [{ name: 'Closed', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    const network = new PlatformNetwork(stack, 'Network', { encryptionKey: new kms.Key(stack, 'Key'), clients: CLIENTS, vpc });
    expect(vpc.selectSubnets(network.vpcSubnets).subnets).toEqual(vpc.isolatedSubnets);
  });

  test('its subnets and security groups can be chosen', () => {
    const { network, vpc } = inMine({ vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, securityGroups: [] });
    expect(vpc.selectSubnets(network.vpcSubnets).subnets).toEqual(vpc.publicSubnets);
    expect(network.securityGroups).toEqual([]);
  });
});

test('a function takes its place as it is given', () => {
  const { stack, network } = alone({ zones: 3 });
  new lambda.Function(stack, 'F', {
    runtime: lambda.Runtime.NODEJS_24_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => {}'),
    vpc: network.vpc, vpcSubnets: network.vpcSubnets, securityGroups: network.securityGroups,
  });
  templateOf(stack).hasResourceProperties('AWS::Lambda::Function', { VpcConfig: { SubnetIds: [Match.anyValue(), Match.anyValue(), Match.anyValue()] } });
});

test('each client in the bundles has an endpoint that is known', () => {
  const clients = bundledClients();
  expect(clients).toEqual(expect.arrayContaining(['client-athena', 'client-bedrock-runtime', 'client-dynamodb', 'client-lambda', 'client-secrets-manager']));
  expect(endpointServices(clients, true)).toHaveLength(clients.length + 1);
});

test('a client without a known endpoint, and a bundle that is missing, are refused', () => {
  expect(() => endpointServices(['client-glue'], false)).toThrow(expect.objectContaining({ code: 'NETWORK_INVALID', prop: 'clients', value: 'client-glue' }));
  expect(() => bundledClients(['nothing'])).toThrow(expect.objectContaining({ code: 'BUNDLE_MISSING' }));
});

test('functions run in the network of another stack, of which nothing is made here', () => {
  const stack = new Stack(testApp(), 'Alone', { env: SOMEWHERE });
  const there = PlatformNetwork.fromPlatformNetworkAttributes(stack, 'There', {
    vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-central-1a', 'eu-central-1b'], isolatedSubnetIds: ['subnet-1', 'subnet-2'] }),
    securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
  });
  new lambda.Function(stack, 'Reader', {
    runtime: lambda.Runtime.NODEJS_24_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => {};'),
    vpc: there.vpc, vpcSubnets: there.vpcSubnets, securityGroups: there.securityGroups,
  });
  const made = templateOf(stack);
  made.hasResourceProperties('AWS::Lambda::Function', { VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] } });
  expect(Object.values(resourcesOf(made)).map(({ Type }) => Type).filter(type => type.startsWith('AWS::EC2'))).toEqual([]);
});

test('functions reach a database of your own once they are let to', () => {
  const { stack, network } = alone();
  const database = new ec2.SecurityGroup(stack, 'Database', { vpc: network.vpc });
  network.connections.allowTo(database, ec2.Port.POSTGRES);
  expect(ofType(templateOf(stack), 'AWS::EC2::SecurityGroupIngress').map(({ Properties }) => flat(Properties?.GroupId)).filter(id => id.startsWith('<Database'))).toHaveLength(1);
});
