import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AuditStore, AuditTrail, type AuditTrailProps } from '../../src';
import { logRetentionOf } from '../../src/audit/log-retention';
import { measured } from '../fixture/measured';
import { flat, resourcesOf, statementsOf } from '../fixture/template';

const SOMEWHERE = { account: '111111111111', region: 'eu-central-1' };

function stack(): Stack {
  return new Stack(new App({ analyticsReporting: false }), 'S', { env: SOMEWHERE });
}

function trail(props: (scope: Stack) => Partial<AuditTrailProps>): { scope: Stack; trail: AuditTrail } {
  const scope = stack();
  const encryptionKey = new kms.Key(scope, 'Key');
  return { scope, trail: new AuditTrail(scope, 'Audit', { trailName: 'scap-audit-dev', encryptionKey, ...props(scope) }) };
}

const managementOnly = () => ({ managementEvents: true });

/** The recorded events of a template: of each selector its fields, in one line each. */
function selectorsOf(template: Template): string[] {
  const trails = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::CloudTrail::Trail');
  expect(trails).toHaveLength(1);
  const selectors = trails[0]!.Properties!.AdvancedEventSelectors as { Name: string; FieldSelectors: Record<string, unknown>[] }[];
  return selectors.map(({ Name, FieldSelectors }) => `${Name}: ${FieldSelectors.map(({ Field, ...how }) =>
    `${String(Field)} ${Object.entries(how).map(([operator, values]) => `${operator} ${(values as unknown[]).map(flat).join(', ')}`).join(' or ')}`).join('; ')}`);
}

test('it records the data events of what it is given, and of nothing else of the account', () => {
  const { scope } = trail(within => ({
    buckets: [s3.Bucket.fromBucketName(within, 'B', 'company-data')],
    tables: [dynamodb.Table.fromTableName(within, 'T', 'conversations')],
    functions: [lambda.Function.fromFunctionArn(within, 'F', 'arn:aws:lambda:eu-central-1:111111111111:function:chat')],
  }));
  const template = Template.fromStack(scope);
  expect(selectorsOf(template)).toEqual([
    'Objects: eventCategory Equals Data; resources.type Equals AWS::S3::Object; resources.ARN StartsWith arn:<AWS::Partition>:s3:::company-data/',
    'Items: eventCategory Equals Data; resources.type Equals AWS::DynamoDB::Table; '
      + 'resources.ARN Equals arn:<AWS::Partition>:dynamodb:eu-central-1:111111111111:table/conversations',
    'Invocations: eventCategory Equals Data; resources.type Equals AWS::Lambda::Function; resources.ARN '
      + 'Equals arn:aws:lambda:eu-central-1:111111111111:function:chat or StartsWith arn:aws:lambda:eu-central-1:111111111111:function:chat:',
  ]);
  template.hasResourceProperties('AWS::CloudTrail::Trail', {
    TrailName: 'scap-audit-dev', IsLogging: true, EnableLogFileValidation: true, IsMultiRegionTrail: false, KMSKeyId: Match.anyValue(),
    EventSelectors: Match.absent(), IncludeGlobalServiceEvents: false,
  });
});

test('management events are recorded only when asked for', () => {
  const { scope } = trail(managementOnly);
  expect(selectorsOf(Template.fromStack(scope))).toEqual(['Management: eventCategory Equals Management']);
});

test('a trail that would record nothing is refused, with the remedy', () => {
  expect(() => trail(() => ({}))).toThrow('buckets, tables, functions are empty, and the audit trail would record nothing. Give it buckets, tables or functions, or managementEvents: true.');
  expect(() => trail(() => ({ buckets: [], tables: [] }))).toThrow(expect.objectContaining({ code: 'NOTHING_TO_RECORD' }));
});

test('nobody can delete a file of it before its time, and after it the file goes', () => {
  const { scope } = trail(() => ({ managementEvents: true, retention: Duration.days(365) }));
  Template.fromStack(scope).hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } } },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 365, NoncurrentVersionExpiration: { NoncurrentDays: 1 }, Status: 'Enabled' })] },
      LoggingConfiguration: { DestinationBucketName: Match.anyValue(), LogFilePrefix: 'audit/' },
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] },
    },
  });
});

test('only this trail may write to its bucket, and only over TLS', () => {
  const { scope } = trail(managementOnly);
  const policies = Object.entries(resourcesOf(Template.fromStack(scope))).filter(([id, { Type }]) => Type === 'AWS::S3::BucketPolicy' && id.startsWith('AuditBucketPolicy'));
  const { Statement } = policies[0]![1].Properties!.PolicyDocument as { Statement: { Effect: string; Sid?: string; Action: unknown; Condition: unknown }[] };
  const SourceArn = 'arn:<AWS::Partition>:cloudtrail:eu-central-1:111111111111:trail/scap-audit-dev';
  expect(Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Sid, Action, Condition }) => {
    const { StringEquals } = Condition as { StringEquals: Record<string, unknown> };
    return [Sid, Action, Object.fromEntries(Object.entries(StringEquals).map(([key, value]) => [key, flat(value)]))];
  })).toEqual([
    ['TrailLooksAtBucket', 's3:GetBucketAcl', { 'aws:SourceArn': SourceArn }],
    ['TrailWrites', 's3:PutObject', { 'aws:SourceArn': SourceArn, 's3:x-amz-acl': 'bucket-owner-full-control' }],
  ]);
  expect(Statement.filter(({ Effect }) => Effect === 'Deny').map(({ Condition }) => Condition)).toEqual([
    { Bool: { 'aws:SecureTransport': 'false' } }, { NumericLessThan: { 's3:TlsVersion': 1.2 } },
  ]);
});

test('the trail waits for the policy that lets it write', () => {
  const { scope } = trail(managementOnly);
  const found = Object.values(resourcesOf(Template.fromStack(scope))).find(({ Type }) => Type === 'AWS::CloudTrail::Trail') as { DependsOn?: string[] };
  expect(found.DependsOn).toContainEqual(expect.stringMatching(/^AuditBucketPolicy/));
});

test('its log group is encrypted, kept, and protected where that is asked for', () => {
  const { scope } = trail(() => ({ managementEvents: true, logGroupName: '/scap/prod/audit/trail', logRetention: logs.RetentionDays.ONE_YEAR, deletionProtection: true }));
  Template.fromStack(scope).hasResource('AWS::Logs::LogGroup', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: { LogGroupName: '/scap/prod/audit/trail', KmsKeyId: Match.anyValue(), RetentionInDays: 365, DeletionProtectionEnabled: true },
  });
});

test('a log group and an access-log bucket that were brought are used, and none are made', () => {
  const { scope } = trail(within => ({
    managementEvents: true,
    logGroup: logs.LogGroup.fromLogGroupName(within, 'Group', '/company/audit'),
    accessLogsBucket: s3.Bucket.fromBucketName(within, 'Logs', 'company-access-logs'),
  }));
  const template = Template.fromStack(scope);
  template.resourceCountIs('AWS::Logs::LogGroup', 0);
  template.resourceCountIs('AWS::S3::Bucket', 1);
  template.hasResourceProperties('AWS::S3::Bucket', { LoggingConfiguration: { DestinationBucketName: 'company-access-logs' } });
});

test('a bucket of yours holds the trail, and what its policy needs is added to it or printed', () => {
  const { scope } = trail(within => ({ ...managementOnly(), bucket: new s3.Bucket(within, 'Company', { bucketName: 'company-audit' }) }));
  const template = Template.fromStack(scope);
  template.resourceCountIs('AWS::S3::Bucket', 1);
  template.hasResourceProperties('AWS::S3::BucketPolicy', { PolicyDocument: Match.objectLike({ Statement: [
    Match.objectLike({ Sid: 'TrailLooksAtBucket', Action: 's3:GetBucketAcl' }), Match.objectLike({ Sid: 'TrailWrites', Action: 's3:PutObject' }),
  ] }) });
  const foreign = trail(within => ({ ...managementOnly(), bucket: s3.Bucket.fromBucketName(within, 'Company', 'company-audit') })).scope;
  const [warning] = Annotations.fromStack(foreign).findWarning('/S/Audit', Match.stringLikeRegexp('Without these statements the trail is not made'));
  expect(String(warning?.entry.data)).toMatch(/"arn:\$\{AWS::Partition\}:s3:::company-audit\/AWSLogs\/111111111111\/\*",\s*"Sid": "TrailWrites"/);
  Template.fromStack(foreign).resourceCountIs('AWS::S3::Bucket', 0);
});

test('an auditor reads the trail and changes nothing', () => {
  const { scope, trail: audit } = trail(managementOnly);
  audit.grantRead(new iam.Role(scope, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(statementsOf(Template.fromStack(scope), 'Auditor').map(({ Action, Resource }) => [Action, flat(Resource)])).toEqual([
    ['s3:ListBucket', '<AuditBucket7486E833.Arn>'],
    ['s3:GetObject', '<AuditBucket7486E833.Arn>/*'],
    ['kms:Decrypt', '<Key961B73FD.Arn>'],
  ]);
});

test('a trail of another stack is read with its key and watched in its log group', () => {
  const scope = stack();
  const there = AuditTrail.fromAuditStoreAttributes(scope, 'There', {
    bucket: s3.Bucket.fromBucketName(scope, 'Bucket', 'their-audit'),
    logGroup: logs.LogGroup.fromLogGroupName(scope, 'Log', '/theirs/trail'),
    trailName: 'theirs',
    encryptionKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-central-1:111111111111:key/theirs'),
  });
  there.grantRead(new iam.Role(scope, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() }));
  const template = Template.fromStack(scope);
  expect(statementsOf(template, 'Auditor').map(({ Action, Resource }) => [Action, flat(Resource)])).toEqual([
    ['s3:ListBucket', 'arn:<AWS::Partition>:s3:::their-audit'],
    ['s3:GetObject', 'arn:<AWS::Partition>:s3:::their-audit/*'],
    ['kms:Decrypt', 'arn:aws:kms:eu-central-1:111111111111:key/theirs'],
  ]);
  expect(Object.values(resourcesOf(template)).map(({ Type }) => Type)).toEqual(['AWS::IAM::Role', 'AWS::IAM::Policy']);
  expect(flat(scope.resolve(there.trailArn))).toBe('arn:<AWS::Partition>:cloudtrail:eu-central-1:111111111111:trail/theirs');
  expect(measured(scope, there.metricEvents())).toBe('AWS/Logs IncomingLogEvents LogGroupName=/theirs/trail Sum');
});

test('the role that writes the log has the name that it is given', () => {
  const { scope } = trail(() => ({ ...managementOnly(), logsRoleName: 'scap-audit-logs-dev-eu-central-1' }));
  Template.fromStack(scope).hasResourceProperties('AWS::IAM::Role', { RoleName: 'scap-audit-logs-dev-eu-central-1' });
});

test('the store alone is what remains of it: the same bucket, policy and log group, and no trail', () => {
  const { scope } = trail(managementOnly);
  const parked = stack();
  new AuditStore(parked, 'Audit', { trailName: 'scap-audit-dev', encryptionKey: new kms.Key(parked, 'Key') });
  const full = resourcesOf(Template.fromStack(scope));
  const remains = resourcesOf(Template.fromStack(parked));
  expect(Object.values(remains).map(({ Type }) => Type).sort()).toEqual([
    'AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::S3::Bucket', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::S3::BucketPolicy',
  ]);
  for (const [id, resource] of Object.entries(remains)) expect([id, full[id]]).toEqual([id, resource]);
});

test.each([[1, 1], [90, 90], [100, 120], [365, 365], [366, 400], [3650, 3653], [3654, 9999]])(
  'logs of a trail that is kept %i days are kept %i', (days, kept) => { expect(logRetentionOf(days)).toBe(kept); });
