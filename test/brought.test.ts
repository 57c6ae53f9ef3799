import { readFileSync } from 'fs';
import * as path from 'path';
import { Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Guardrail, SupplyChainAgentPlatform, type OwnResourcesProps } from '../src';
import { SMALLEST, SOMEWHERE, templateOf, testApp } from './fixture/synthesize';
import { flat, resourcesOf, type Statement } from './fixture/template';

const HERE = 'eu-central-1:111111111111';
const FUNCTIONS = ['chat', 'page', 'tools-inventory', 'tools-logistics', 'tools-overview', 'tools-sql', 'tools-suppliers'];
const READERS = ['data_days', 'find_entities', 'field_engineer', 'procurement_specialist', 'warehouse_manager'];
const WEB_ACL = `arn:aws:wafv2:${HERE}:regional/webacl/company/1`;
const CERTIFICATE = `arn:aws:acm:${HERE}:certificate/company`;

/** Everything that can be brought, as resources that exist elsewhere. */
function everythingOf(stack: Stack): Required<Omit<OwnResourcesProps, 'responseStreaming'>> {
  const role = (name: string): iam.IRole => iam.Role.fromRoleArn(stack, `Role-${name}`, `arn:aws:iam::111111111111:role/company-${name}`);
  const logGroup = (name: string): logs.ILogGroup => logs.LogGroup.fromLogGroupName(stack, `Log-${name}`, `/company/${name}`);
  const table = (name: string): dynamodb.ITable => dynamodb.Table.fromTableName(stack, `Table-${name}`, `company-${name}`);
  const each = <T>(names: readonly string[], make: (name: string) => T): Record<string, T> => Object.fromEntries(names.map(name => [name, make(name)]));
  return {
    vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-company', availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'], privateSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    }),
    vpcSubnets: { subnets: ['subnet-1', 'subnet-2', 'subnet-3'].map(id => ec2.Subnet.fromSubnetAttributes(stack, id, { subnetId: id, availabilityZone: `zone-of-${id}` })) },
    securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-company')],
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${HERE}:key/company`),
    userPool: cognito.UserPool.fromUserPoolId(stack, 'Pool', 'eu-central-1_company'),
    userPoolClient: cognito.UserPoolClient.fromUserPoolClientId(stack, 'Client', 'company-client'),
    loginUrl: 'https://login.company.example',
    webAclArn: WEB_ACL,
    guardrail: Guardrail.fromGuardrailAttributes(stack, 'Guardrail', { guardrailId: 'companyguardrail', guardrailVersion: '7' }),
    dataBucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'company-lake'),
    glueDatabase: glue.Database.fromDatabaseArn(stack, 'Database', `arn:aws:glue:${HERE}:database/company`),
    tables: {
      conversations: table('conversations'), executions: table('executions'), audit: table('audit'), access: table('access'), usage: table('usage'),
    },
    alarmTopic: sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:${HERE}:company-alarms`),
    pagingTopic: sns.Topic.fromTopicArn(stack, 'Pager', `arn:aws:sns:${HERE}:company-pager`),
    auditLogGroup: logGroup('audit'),
    functionLogGroups: each(FUNCTIONS, logGroup),
    functionRoles: each(FUNCTIONS, role),
    queryRoles: each(READERS, role),
  };
}

const stack = new Stack(testApp(), 'Company', { env: SOMEWHERE });
const brought = everythingOf(stack);
new SupplyChainAgentPlatform(stack, 'Platform', {
  ...SMALLEST,
  environment: 'prod',
  region: 'eu-central-1',
  features: { guardrails: true },
  api: { domainName: 'chat.company.example', certificateArn: CERTIFICATE },
  ...brought,
});
const template = templateOf(stack);

const resources = Object.values(resourcesOf(template));

test('every prop that brings something is walked here', () => {
  expect(Object.keys(brought).sort()).toEqual([
    'platform-props.ts', 'api/own-identity-props.ts', 'observability/own-topic-props.ts', 'network/own-network-props.ts', 'security/own-key-props.ts',
    'functions/own-functions-props.ts',
  ].flatMap(propsOf).filter(name => name !== 'responseStreaming').sort());
  expect(Object.keys(brought.tables).sort()).toEqual(propsOf('data/brought-tables.ts').sort());
});

test('of what is brought, none is created', () => {
  const types = new Set(resources.map(({ Type }) => Type));
  expect([
    'AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::SecurityGroup', 'AWS::EC2::VPCEndpoint', 'AWS::KMS::Key', 'AWS::KMS::Alias', 'AWS::Cognito::UserPool',
    'AWS::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolDomain', 'AWS::WAFv2::WebACL', 'AWS::Bedrock::Guardrail', 'AWS::Glue::Database', 'AWS::DynamoDB::Table',
    'AWS::SNS::Topic', 'AWS::CertificateManager::Certificate',
  ].filter(type => types.has(type))).toEqual([]);
});

test('buckets, log groups and roles are made only for what cannot be brought', () => {
  expect(named('AWS::S3::Bucket', 'BucketName')).toEqual(['scap-access-logs-prod-111111111111-eu-central-1', 'scap-audit-prod-111111111111-eu-central-1']);
  expect(named('AWS::Logs::LogGroup', 'LogGroupName')).toEqual([
    '/scap/prod/api/access', '/scap/prod/functions/refresh-key-set', '/scap/prod/functions/rotate-envelope', 'API-Gateway-Execution-Logs_<PlatformApiRestApiCC40CA25>/live',
  ]);
  expect(named('AWS::IAM::Role', 'RoleName')).toEqual([
    'scap-audit-logs-prod-eu-central-1', 'scap-backup-prod-eu-central-1', 'scap-chat-deployment-prod-eu-central-1', 'scap-refresh-key-set-prod-eu-central-1', 'scap-rotate-envelope-prod-eu-central-1',
    'scap-tools-inventory-deployment-prod-eu-central-1', 'scap-tools-logistics-deployment-prod-eu-central-1', 'scap-tools-overview-deployment-prod-eu-central-1',
    'scap-tools-sql-deployment-prod-eu-central-1', 'scap-tools-suppliers-deployment-prod-eu-central-1',
  ]);
});

test.each<[string, string, readonly string[]]>([
  ['subnets', 'subnet-3', ['AWS::IAM::Policy', 'AWS::Lambda::Function']],
  ['security groups', 'sg-company', ['AWS::IAM::Policy', 'AWS::Lambda::Function']],
  ['key', ':key/company', [
    'AWS::Athena::WorkGroup', 'AWS::Backup::BackupVault', 'AWS::CloudTrail::Trail', 'AWS::IAM::Policy', 'AWS::Lambda::Function', 'AWS::Logs::LogGroup', 'AWS::S3::Bucket',
    'AWS::SQS::Queue', 'AWS::SecretsManager::Secret',
  ]],
  ['user pool', 'eu-central-1_company', ['AWS::ApiGateway::Authorizer', 'AWS::Lambda::Function']],
  ['app client', 'company-client', ['AWS::Lambda::Function']],
  ['login', 'https://login.company.example', ['AWS::Lambda::Function']],
  ['web ACL', WEB_ACL, ['AWS::WAFv2::WebACLAssociation']],
  ['certificate', CERTIFICATE, ['AWS::ApiGateway::DomainName']],
  ['guardrail', 'companyguardrail', ['AWS::IAM::Policy', 'AWS::Lambda::Function']],
  ['bucket', 'company-lake', ['AWS::Backup::BackupSelection', 'AWS::CloudTrail::Trail', 'AWS::Glue::Table', 'AWS::IAM::Policy']],
  ['database', ':database/company', ['AWS::IAM::Policy']],
  ['table of executions', 'company-executions', [
    'AWS::Backup::BackupSelection', 'AWS::CloudTrail::Trail', 'AWS::IAM::Policy', 'AWS::Lambda::Function',
  ]],
  ['table of the audit', 'company-audit', ['AWS::Backup::BackupSelection', 'AWS::CloudTrail::Trail', 'AWS::IAM::Policy', 'AWS::Lambda::Function']],
  ['table of scopes', 'company-access', ['AWS::Backup::BackupSelection', 'AWS::CloudTrail::Trail', 'AWS::IAM::Policy', 'AWS::Lambda::Function']],
  ['table of counters', 'company-usage', ['AWS::Backup::BackupSelection', 'AWS::CloudTrail::Trail', 'AWS::IAM::Policy']],
  ['topic of alarms', ':company-alarms', ['AWS::Budgets::Budget', 'AWS::CloudWatch::Alarm']],
  ['topic of the pager', ':company-pager', ['AWS::CloudWatch::CompositeAlarm']],
  ['log group of the trail', '/company/audit', ['AWS::CloudTrail::Trail', 'AWS::IAM::Policy']],
])('the %s that was brought is used by exactly these', (_, value, types) => {
  const users = resources.filter(({ Properties }) => flattened(Properties).includes(value));
  expect([...new Set(users.map(({ Type }) => Type))].sort()).toEqual(types);
});

test('the table of conversations is granted to the chat function alone, and watched', () => {
  expect(policiesNaming('company-conversations')).toEqual([['company-chat'], [expect.stringContaining('PlatformBackupRole')]]);
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { Dimensions: [{ Name: 'TableName', Value: 'company-conversations' }] });
});

test('tables of the views lie in the database that was brought, at the bucket that was', () => {
  template.allResourcesProperties('AWS::Glue::Table', { DatabaseName: 'company' });
  expect(resources.filter(({ Type, Properties }) => Type === 'AWS::Glue::Table' && !flattened(Properties).includes('s3://company-lake/views/'))).toEqual([]);
});

test.each(FUNCTIONS)('the function %s runs under the role and writes to the log group that were brought', purpose => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: `scap-${purpose}-prod`,
    Role: `arn:aws:iam::111111111111:role/company-${purpose}`,
    LoggingConfig: { LogGroup: `/company/${purpose}` },
    VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'], SecurityGroupIds: ['sg-company'] },
  });
  expect(statementsOfRole(`company-${purpose}`).filter(({ Action }) => Action.includes('logs:PutLogEvents')).map(({ Resource }) => flat(Resource)))
    .toEqual([expect.stringContaining(`:log-group:/company/${purpose}:*`)]);
});

test.each(READERS)('queries of %s run under the role that was brought, which may query and which tools-sql alone assumes', reader => {
  expect(statementsOfRole(`company-${reader}`).flatMap(({ Action }) => Action)).toEqual(expect.arrayContaining(['athena:StartQueryExecution', 'glue:GetTable', 's3:GetObject']));
  expect(policiesNaming(`role/company-${reader}`)).toEqual([['company-tools-sql']]);
});

/** The props that a file of interfaces declares. */
function propsOf(file: string): string[] {
  const [, ...declared] = readFileSync(path.join(__dirname, '..', 'src', file), 'utf8').split(/^ {2}readonly /m);
  return declared.map(text => text.slice(0, text.search(/\W/)));
}

function named(type: string, property: string): string[] {
  return resources.filter(({ Type }) => Type === type).map(({ Properties }) => flat(Properties?.[property] ?? 'generated')).sort();
}

/** A resource as one text in which joins are joined. */
function flattened(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && 'Fn::Join' in part ? flat(part) : part));
}

function policiesNaming(value: string): string[][] {
  return resources.filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && flattened(Properties).includes(value))
    .map(({ Properties }) => (Properties?.Roles as unknown[]).map(flat));
}

function statementsOfRole(role: string): Statement[] {
  return resources.filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && (Properties?.Roles as unknown[]).includes(role))
    .flatMap(({ Properties }) => (Properties?.PolicyDocument as { Statement: Statement[] }).Statement);
}
