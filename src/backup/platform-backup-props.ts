import type { Duration } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { KeptVaultProps } from './kept-vault-props';

/** What is copied, when, and for how long copies are kept. Costs 0.10 USD a GB of tables and 0.05 USD a GB of buckets a month and copy kept. */
export interface PlatformBackupProps extends KeptVaultProps {
  /**
   * Tables to copy. The account's AWS Backup settings must include DynamoDB, with advanced features for cold storage.
   *
   * @default - no table
   */
  readonly tables?: dynamodb.ITable[];
  /**
   * Buckets to copy; they must keep versions. The account's AWS Backup settings must include S3.
   *
   * @default - no bucket
   */
  readonly buckets?: s3.IBucket[];
  /**
   * How long a copy is kept.
   *
   * @default Duration.days(35)
   */
  readonly retention?: Duration;
  /**
   * After how long a copy of a table moves to cold storage, a third of the price, where it must stay 90 days. Copies of buckets never move.
   *
   * @default - never
   */
  readonly coldStorageAfter?: Duration;
  /**
   * When copies are made: a cron expression.
   *
   * @default - each day at 3:00 UTC
   */
  readonly schedule?: events.Schedule;
  /**
   * Name of the plan.
   *
   * @default - the construct's id
   */
  readonly planName?: string;
  /**
   * A role of yours that AWS Backup copies with, and may assume. One that CDK may not change gets no statement: a warning prints the policy it
   * needs.
   *
   * @default - a role of its own
   */
  readonly role?: iam.IRole;
  /**
   * Name of the role that AWS Backup copies with.
   *
   * @default - made by CloudFormation
   */
  readonly roleName?: string;
}
