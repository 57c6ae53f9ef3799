import { Stack } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { SupplyChainAgentPlatform, type SupplyChainAgentPlatformProps } from '../../src';
import { platformStack, platformTemplate, SMALLEST, SOMEWHERE, templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf } from '../fixture/template';
import { keyFindings } from '../security/key-use';

const PROD: Partial<SupplyChainAgentPlatformProps> = { environment: 'prod', features: { guardrails: true } };

interface FunctionProperties {
  readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
  readonly VpcConfig?: { readonly SubnetIds: readonly unknown[] };
}

/** The functions of a template by the purpose in their names. */
function functionsOf(template: Template): Record<string, FunctionProperties> {
  return Object.fromEntries(Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties = {} }) => [flat(Properties.FunctionName).replace(/^scap-(.*)-\w+$/, '$1'), Properties as FunctionProperties]));
}

const inVpc = (template: Template): string[] => Object.entries(functionsOf(template)).filter(([, { VpcConfig }]) => VpcConfig).map(([name]) => name).sort();

const keySetOf = (template: Template): string[] =>
  Object.keys(functionsOf(template).chat?.Environment?.Variables ?? {}).filter(name => name.startsWith('SCAP_TOKEN_KEY_SET')).sort();

describe('prod', () => {
  const template = platformTemplate(PROD, { env: SOMEWHERE });

  test('the functions run in the VPC, in three zones, but for the one that has to reach the issuer of tokens', () => {
    expect(inVpc(template)).toEqual(['chat', 'page', 'rotate-envelope', 'tools-inventory', 'tools-logistics', 'tools-overview', 'tools-sql', 'tools-suppliers']);
    expect(Object.keys(functionsOf(template)).sort()).toEqual([
      'chat', 'page', 'refresh-key-set', 'rotate-envelope', 'tools-inventory', 'tools-logistics', 'tools-overview', 'tools-sql', 'tools-suppliers',
    ]);
    expect(functionsOf(template).chat?.VpcConfig?.SubnetIds).toHaveLength(3);
  });

  test('its endpoints are those that AWS.md counts, and the free one of the tables', () => {
    const services = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::EC2::VPCEndpoint')
      .map(({ Properties }) => flat(Properties?.ServiceName).split('.').at(-1));
    expect(services.sort()).toEqual(['athena', 'bedrock-runtime', 'dynamodb', 'lambda', 'secretsmanager', 'ssm', 'sts', 'xray']);
  });

  test('the endpoints let through what the roles of the functions in the VPC may do, and no more', () => {
    const through = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::EC2::VPCEndpoint')
      .flatMap(({ Properties }) => (Properties?.PolicyDocument as { Statement: { Action: string | string[] }[] }).Statement.flatMap(({ Action }) => Action));
    const roles = ['PlatformAgentsRole', 'PlatformToolsinventoryRole', 'PlatformToolssqlRole', 'PlatformToolssqlQuery', 'PlatformEnvelopeRotationRole'];
    const allowed = roles.flatMap(role => statementsOf(template, role)).flatMap(({ Action }) => Action);
    // Lambda and Athena use these on behalf of a function: they pass no endpoint.
    const elsewhere = /^(logs|ec2|kms|glue|s3|sqs):/;
    expect(through.sort()).toEqual([...new Set(allowed)].filter(action => !elsewhere.test(action)).sort());
  });

  test('the keys of the issuer come from a parameter, which the chat function may read', () => {
    expect(keySetOf(template)).toEqual(['SCAP_TOKEN_KEY_SET_PARAMETER']);
    expect(functionsOf(template).chat?.Environment?.Variables).toMatchObject({ SCAP_TOKEN_KEY_SET_PARAMETER: '/scap/prod/key-set' });
    const reads = statementsOf(template, 'PlatformAgents').filter(({ Action }) => [Action].flat().includes('ssm:GetParameter'));
    expect(reads.map(({ Resource }) => flat(Resource))).toEqual(['arn:<AWS::Partition>:ssm:eu-central-1:111111111111:parameter/scap/prod/key-set']);
  });

  test('the refresher asks the pool for its keys', () => {
    expect(flat(functionsOf(template)['refresh-key-set']?.Environment?.Variables?.SCAP_TOKEN_KEY_SET_URL)).toMatch(/\/\.well-known\/jwks\.json$/);
  });

  test('each resource that names the key finds its service in the policy of the key', () => expect(keyFindings(template)).toEqual([]));
});

test('without the flag there is no VPC, no function in one, and the keys are fetched', () => {
  const template = platformTemplate();
  for (const type of ['AWS::EC2::VPC', 'AWS::EC2::SecurityGroup', 'AWS::EC2::VPCEndpoint', 'AWS::Events::Rule']) template.resourceCountIs(type, 0);
  expect(inVpc(template)).toEqual([]);
  expect(keySetOf(template)).toEqual(['SCAP_TOKEN_KEY_SET_URL']);
});

test.each([
  ['with NAT the keys are fetched', { features: { vpc: true }, network: { egress: 'nat' } }, 'SCAP_TOKEN_KEY_SET_URL'],
  ['a parameter can be asked for without a VPC', { identity: { keySet: 'parameter' } }, 'SCAP_TOKEN_KEY_SET_PARAMETER'],
])('%s', (_, props, variable) => expect(keySetOf(platformTemplate(props))).toEqual([variable]));

test('two zones are enough where multi_az is off', () => {
  const template = platformTemplate({ features: { vpc: true, multiAz: false } });
  expect(functionsOf(template).chat?.VpcConfig?.SubnetIds).toHaveLength(2);
});

test('a VPC, a key and security groups of the consumer are used, and none is made', () => {
  const stack = new Stack(testApp(), 'Mine');
  const vpc = new ec2.Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: false });
  const group = new ec2.SecurityGroup(stack, 'Group', { vpc });
  const key = new kms.Key(stack, 'Key');
  const platform = new SupplyChainAgentPlatform(stack, 'Platform', { ...SMALLEST, vpc, securityGroups: [group], encryptionKey: key });
  expect([platform.network?.vpc, platform.key.key]).toEqual([vpc, key]);
  const template = templateOf(stack);
  template.resourceCountIs('AWS::EC2::VPC', 1);
  template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
  template.resourceCountIs('AWS::KMS::Key', 1);
  template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
  expect(inVpc(template)).toEqual(['chat', 'page', 'rotate-envelope', 'tools-inventory', 'tools-logistics', 'tools-overview', 'tools-sql', 'tools-suppliers']);
  expect(keyFindings(template)).toEqual([]);
});

test.each([['without account and Region', {}], ['with both', { env: SOMEWHERE }]])('nothing is looked up %s', (_, stackProps) => {
  const { app, stack } = platformStack(PROD, stackProps);
  templateOf(stack); // without the checks, which take their time
  expect(app.synth().manifest.missing ?? []).toEqual([]);
});
