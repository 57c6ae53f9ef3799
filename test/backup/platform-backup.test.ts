import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as awsBackup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { KeptVault, PlatformBackup, type PlatformBackupProps } from '../../src';
import { measured } from '../fixture/measured';
import { flat, resourcesOf, statementsOf } from '../fixture/template';

const SOMEWHERE = { account: '111111111111', region: 'eu-central-1' };

function backup(props: (scope: Stack) => Partial<PlatformBackupProps> = () => ({})): Template {
  const scope = new Stack(new App({ analyticsReporting: false }), 'S', { env: SOMEWHERE });
  const encryptionKey = new kms.Key(scope, 'Key');
  const tables = [dynamodb.Table.fromTableAttributes(scope, 'T', { tableName: 'conversations', encryptionKey })];
  new PlatformBackup(scope, 'Backup', { encryptionKey, vaultName: 'scap-backup-dev', tables, ...props(scope) });
  return Template.fromStack(scope);
}

test('the vault is encrypted, stays when its stack goes, and lets nobody delete a copy', () => {
  backup().hasResource('AWS::Backup::BackupVault', {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BackupVaultName: 'scap-backup-dev',
      EncryptionKeyArn: Match.anyValue(),
      AccessPolicy: { Statement: [{ Effect: 'Deny', Principal: { AWS: '*' }, Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'], Resource: '*' }] },
    },
  });
});

test('copies are made each night and kept 35 days, unless said otherwise', () => {
  backup().hasResourceProperties('AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanRule: [
    { RuleName: 'Daily', ScheduleExpression: 'cron(0 3 * * ? *)', Lifecycle: { DeleteAfterDays: 35 } },
  ] } });
  backup(() => ({ retention: Duration.days(120), coldStorageAfter: Duration.days(30), schedule: events.Schedule.cron({ hour: '1', minute: '30' }) }))
    .hasResourceProperties('AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanRule: [
      { ScheduleExpression: 'cron(30 1 * * ? *)', Lifecycle: { DeleteAfterDays: 120, MoveToColdStorageAfterDays: 30 } },
    ] } });
});

test('copies that would leave cold storage too early are refused, with what is possible', () => {
  const early = () => backup(() => ({ retention: Duration.days(119), coldStorageAfter: Duration.days(30) }));
  expect(early).toThrow('retention: "119 days" is too short: copies that move to cold storage after 30 days (coldStorageAfter) must stay there 90. '
    + 'Keep them 120 days at least, move them earlier, or leave coldStorageAfter out.');
  expect(early).toThrow(expect.objectContaining({ code: 'BACKUP_RETENTION', prop: 'retention', value: '119 days' }));
});

test('it copies the given tables and buckets, under a role that can copy nothing else', () => {
  const template = backup(scope => ({ buckets: [s3.Bucket.fromBucketAttributes(scope, 'B', {
    bucketName: 'company-data', encryptionKey: kms.Key.fromKeyArn(scope, 'BucketKey', 'arn:aws:kms:eu-central-1:111111111111:key/company'),
  })] }));
  const selected = Object.values(resourcesOf(template)).find(({ Type }) => Type === 'AWS::Backup::BackupSelection')!.Properties!.BackupSelection as { Resources: unknown[] };
  const table = 'arn:<AWS::Partition>:dynamodb:eu-central-1:111111111111:table/conversations';
  expect(selected.Resources.map(flat)).toEqual([table, 'arn:<AWS::Partition>:s3:::company-data']);
  expect(statementsOf(template, 'BackupRole').map(({ Action, Resource }) => [[Action].flat(), [Resource].flat().map(flat)])).toEqual([
    [['dynamodb:DescribeTable', 'dynamodb:CreateBackup', 'dynamodb:StartAwsBackupJob', 'dynamodb:ListTagsOfResource'], [table]],
    [['dynamodb:DescribeBackup', 'dynamodb:DeleteBackup'], [`${table}/backup/*`]],
    [[
      's3:GetInventoryConfiguration', 's3:PutInventoryConfiguration', 's3:ListBucketVersions', 's3:ListBucket', 's3:GetBucketVersioning',
      's3:GetBucketNotification', 's3:PutBucketNotification', 's3:GetBucketLocation', 's3:GetBucketTagging', 's3:GetBucketAcl',
    ], ['arn:<AWS::Partition>:s3:::company-data']],
    [[
      's3:GetObject', 's3:GetObjectAcl', 's3:GetObjectTagging', 's3:GetObjectVersion', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging',
    ], ['arn:<AWS::Partition>:s3:::company-data/*']],
    [[
      'events:DeleteRule', 'events:PutTargets', 'events:DescribeRule', 'events:EnableRule', 'events:PutRule', 'events:RemoveTargets',
      'events:ListTargetsByRule', 'events:DisableRule',
    ], ['arn:<AWS::Partition>:events:eu-central-1:111111111111:rule/AwsBackupManagedRule*']],
    [['events:ListRules', 'cloudwatch:GetMetricData', 's3:ListAllMyBuckets'], ['*']],
    [['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'], ['<Key961B73FD.Arn>', 'arn:aws:kms:eu-central-1:111111111111:key/company']],
    [['backup:TagResource'], ['arn:<AWS::Partition>:backup:eu-central-1:111111111111:recovery-point:*']],
  ]);
  expect(Object.values(resourcesOf(template)).some(({ Properties }) => Properties?.ManagedPolicyArns)).toBe(false);
});

test('a backup that would copy nothing is refused, with the remedy', () => {
  const empty = () => backup(() => ({ tables: [] }));
  expect(empty).toThrow('tables, buckets are empty, and the backup would copy nothing. Give it tables or buckets.');
  expect(empty).toThrow(expect.objectContaining({ code: 'NOTHING_TO_COPY' }));
});

test('without buckets the role knows nothing of S3', () => {
  expect(statementsOf(backup(), 'BackupRole').flatMap(({ Action }) => [Action].flat()).filter(action => !/^(dynamodb|kms|backup):/.test(action))).toEqual([]);
});

test('the vault alone is what remains of it', () => {
  const parked = new Stack(new App({ analyticsReporting: false }), 'S', { env: SOMEWHERE });
  new KeptVault(parked, 'Backup', { encryptionKey: new kms.Key(parked, 'Key'), vaultName: 'scap-backup-dev' });
  const remains = resourcesOf(Template.fromStack(parked));
  expect(Object.values(remains).map(({ Type }) => Type).sort()).toEqual(['AWS::Backup::BackupVault', 'AWS::KMS::Key']);
  const full = resourcesOf(backup());
  for (const [id, resource] of Object.entries(remains)) expect([id, full[id]]).toEqual([id, resource]);
});

test('a vault and a role of your own are used, and none is made', () => {
  const template = backup(scope => ({
    vault: awsBackup.BackupVault.fromBackupVaultName(scope, 'Company', 'company'),
    role: iam.Role.fromRoleArn(scope, 'Role', 'arn:aws:iam::111111111111:role/company-backup'),
  }));
  template.resourceCountIs('AWS::Backup::BackupVault', 0);
  template.resourceCountIs('AWS::IAM::Role', 0);
  template.hasResourceProperties('AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanRule: [Match.objectLike({ TargetBackupVault: 'company' })] } });
  template.hasResourceProperties('AWS::Backup::BackupSelection', { BackupSelection: Match.objectLike({ IamRoleArn: 'arn:aws:iam::111111111111:role/company-backup' }) });
  expect(statementsOf(template).flatMap(({ Action }) => [Action].flat())).toContain('dynamodb:StartAwsBackupJob');
});

test('an auditor sees what a vault of another stack holds, and an alarm what it failed to take', () => {
  const scope = new Stack(new App({ analyticsReporting: false }), 'S', { env: SOMEWHERE });
  const there = KeptVault.fromKeptVaultName(scope, 'There', 'theirs');
  there.grantList(new iam.Role(scope, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() }));
  const template = Template.fromStack(scope);
  expect(statementsOf(template, 'Auditor').map(({ Action, Resource }) => [Action, flat(Resource)])).toEqual([
    [['backup:DescribeBackupVault', 'backup:ListRecoveryPointsByBackupVault'], 'arn:<AWS::Partition>:backup:eu-central-1:111111111111:backup-vault:theirs'],
  ]);
  expect([there.metricFailedBackups(), there.metricCompletedBackups()].map(metric => measured(scope, metric))).toEqual([
    'AWS/Backup NumberOfBackupJobsFailed BackupVaultName=theirs Sum', 'AWS/Backup NumberOfBackupJobsCompleted BackupVaultName=theirs Sum',
  ]);
});
