import { App, Stack } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  AgentApi, AgentAppClient, AgentRuntime, AgentUserPool, AuditTrail, DataLake, EnvelopeSecret, Guardrail, KeptVault, KeySetParameter, PageFunction,
  PlatformKey, PlatformNetwork, PlatformParameters, QueryRole, SecuredTable, ToolFunction, WebAcl,
} from 'supply-chain-agent-platform';

/** A stack beside a platform that another one deploys: a nightly report that reads its data, a person on call, an auditor, and alarms. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Beside');
const bucketName = (purpose: string): string => `scap-${purpose}-prod-${stack.account}-${stack.region}`;
const arn = (service: string, resource: string): string => stack.formatArn({ service, resource });
const role = (id: string): iam.Role => new iam.Role(stack, id, { assumedBy: new iam.AccountRootPrincipal() });

const key = PlatformKey.fromPlatformKeyArn(stack, 'Key', arn('kms', 'key/scap'));
const lake = DataLake.fromDataLakeAttributes(stack, 'Lake', {
  bucket: s3.Bucket.fromBucketAttributes(stack, 'Data', { bucketName: bucketName('data'), encryptionKey: key.key }),
  database: glue.Database.fromDatabaseArn(stack, 'Database', arn('glue', 'database/scap_supply_chain_prod')),
  workgroupName: 'scap-queries-prod',
  encryptionKey: key.key,
});
const network = PlatformNetwork.fromPlatformNetworkAttributes(stack, 'Network', {
  vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0a1b2c3d', availabilityZones: stack.availabilityZones, isolatedSubnetIds: ['subnet-0a1b2c3d', 'subnet-4e5f6a7b'],
  }),
  securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Functions', 'sg-0a1b2c3d')],
});
const report = new lambda.Function(stack, 'Report', {
  runtime: lambda.Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline('exports.handler = async () => {};'),
  vpc: network.vpc,
  vpcSubnets: network.vpcSubnets,
  securityGroups: network.securityGroups,
});
lake.grantReadViews(report, ['suppliers', 'purchase_orders']);
lake.grantQuery(report);

const agents = AgentRuntime.fromAgentRuntimeAttributes(stack, 'Agents', { aliasArn: arn('lambda', 'function:scap-chat-prod:live') });
const inventory = ToolFunction.fromToolFunctionAttributes(stack, 'Inventory', {
  family: 'inventory', aliasArn: arn('lambda', 'function:scap-tools-inventory-prod:live'),
});
const envelope = EnvelopeSecret.fromEnvelopeSecretAttributes(stack, 'Envelope', {
  secret: secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', '/scap/prod/envelope'), encryptionKey: key.key,
});
inventory.grantInvoke(report);
envelope.grantRead(report);

const onCall = role('OnCall');
PlatformParameters.fromPlatformParametersAttributes(stack, 'Parameters', {
  pauseName: '/scap/prod/pause', modelsName: '/scap/prod/models', definitionsName: '/scap/prod/definitions',
}).grantPause(onCall);
const people = AgentUserPool.fromAgentUserPoolAttributes(stack, 'People', { userPool: cognito.UserPool.fromUserPoolId(stack, 'Pool', `${stack.region}_scap`) });
people.userPool.grant(onCall, 'cognito-idp:AdminUserGlobalSignOut');

const auditor = role('Auditor');
const trail = AuditTrail.fromAuditStoreAttributes(stack, 'Trail', {
  bucket: s3.Bucket.fromBucketName(stack, 'Records', bucketName('audit')),
  logGroup: logs.LogGroup.fromLogGroupName(stack, 'RecordsLog', '/scap/prod/audit/trail'),
  trailName: 'scap-audit-prod',
  encryptionKey: key.key,
});
const vault = KeptVault.fromKeptVaultName(stack, 'Copies', 'scap-backup-prod');
trail.grantRead(auditor);
vault.grantList(auditor);
const buyers = QueryRole.fromQueryRoleAttributes(stack, 'Buyers', {
  reader: 'procurement_specialist',
  role: iam.Role.fromRoleArn(stack, 'BuyersRole', stack.formatArn({ service: 'iam', region: '', resource: 'role/scap-queries-procurement-specialist-prod' })),
  workgroupName: 'scap-queries-procurement-specialist-prod',
});
buyers.grantAssume(auditor);

const signIn = AgentAppClient.fromAgentAppClientAttributes(stack, 'SignIn', {
  userPool: people.userPool, client: cognito.UserPoolClient.fromUserPoolClientId(stack, 'Client', 'scap-client'),
});
const watched: Record<string, cloudwatch.Metric> = {
  Answers: agents.metricErrors(),
  Api: AgentApi.fromAgentApiAttributes(stack, 'Api', { restApiId: 'scapapi', restApiName: 'scap-agents-prod' }).metricServerErrors(),
  Page: PageFunction.fromPageFunctionArn(stack, 'Page', arn('lambda', 'function:scap-page-prod')).metricErrors(),
  SignIns: signIn.metricThrottledSignIns(),
  Conversations: SecuredTable.fromSecuredTableAttributes(stack, 'Conversations', {
    tableArn: arn('dynamodb', 'table/scap-conversations-prod'), encryptionKey: key.key,
  }).metricThrottledReads(),
  Blocked: WebAcl.fromWebAclAttributes(stack, 'WebAcl', {
    webAclArn: arn('wafv2', 'regional/webacl/scap-api-prod/1'), metricName: 'scap-api-prod',
  }).metricBlockedRequests(),
  Guardrail: Guardrail.fromGuardrailAttributes(stack, 'Guardrail', { guardrailId: 'scapguardrail', guardrailVersion: '1' }).metricThrottles(),
  Copies: vault.metricFailedBackups(),
};
for (const [name, metric] of Object.entries(watched)) metric.createAlarm(stack, `${name}Alarm`, { threshold: 1, evaluationPeriods: 3 });
KeySetParameter.fromKeySetParameterName(stack, 'KeySet', '/scap/prod/key-set').grantRead(report);
