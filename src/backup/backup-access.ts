import { ArnFormat, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** What a role copies. */
export interface BackedUp {
  readonly tables: readonly dynamodb.ITable[];
  readonly buckets: readonly s3.IBucket[];
}

/**
 * What AWS Backup needs to copy these tables and buckets: its two managed policies, cut down to them.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForS3Backup.html
 */
export function backupStatements(scope: IConstruct, { tables, buckets }: BackedUp): iam.PolicyStatement[] {
  return [...tableStatements(tables), ...bucketStatements(scope, buckets), ...keyStatements([...tables, ...buckets]), tagStatement(scope)];
}

function tableStatements(tables: readonly dynamodb.ITable[]): iam.PolicyStatement[] {
  if (tables.length === 0) return [];
  return [
    new iam.PolicyStatement({
      actions: ['dynamodb:DescribeTable', 'dynamodb:CreateBackup', 'dynamodb:StartAwsBackupJob', 'dynamodb:ListTagsOfResource'],
      resources: tables.map(table => table.tableArn),
    }),
    new iam.PolicyStatement({
      actions: ['dynamodb:DescribeBackup', 'dynamodb:DeleteBackup'],
      resources: tables.map(table => `${table.tableArn}/backup/*`),
    }),
  ];
}

function bucketStatements(scope: IConstruct, buckets: readonly s3.IBucket[]): iam.PolicyStatement[] {
  if (buckets.length === 0) return [];
  return [
    new iam.PolicyStatement({
      actions: [
        's3:GetInventoryConfiguration', 's3:PutInventoryConfiguration', 's3:ListBucketVersions', 's3:ListBucket', 's3:GetBucketVersioning',
        's3:GetBucketNotification', 's3:PutBucketNotification', 's3:GetBucketLocation', 's3:GetBucketTagging', 's3:GetBucketAcl',
      ],
      resources: buckets.map(bucket => bucket.bucketArn),
    }),
    new iam.PolicyStatement({
      actions: [
        's3:GetObject', 's3:GetObjectAcl', 's3:GetObjectTagging', 's3:GetObjectVersion', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging',
      ],
      resources: buckets.map(bucket => bucket.arnForObjects('*')),
    }),
    // It follows changes of a bucket by a rule of its own.
    new iam.PolicyStatement({
      actions: [
        'events:DeleteRule', 'events:PutTargets', 'events:DescribeRule', 'events:EnableRule', 'events:PutRule', 'events:RemoveTargets',
        'events:ListTargetsByRule', 'events:DisableRule',
      ],
      resources: [Stack.of(scope).formatArn({ service: 'events', resource: 'rule', resourceName: 'AwsBackupManagedRule*' })],
    }),
    new iam.PolicyStatement({ actions: ['events:ListRules', 'cloudwatch:GetMetricData', 's3:ListAllMyBuckets'], resources: ['*'] }),
  ];
}

/** A key that encrypts several of them is named once. */
function keyStatements(backedUp: readonly (dynamodb.ITable | s3.IBucket)[]): iam.PolicyStatement[] {
  const arns = new Set(backedUp.flatMap(({ encryptionKey }) => (encryptionKey ? [encryptionKey.keyArn] : [])));
  if (arns.size === 0) return [];
  return [new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'], resources: [...arns] })];
}

/** A copy carries the tags of its original. */
function tagStatement(scope: IConstruct): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['backup:TagResource'],
    resources: [Stack.of(scope).formatArn({
      service: 'backup', resource: 'recovery-point', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })],
  });
}
