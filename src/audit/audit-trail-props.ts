import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { AuditStoreProps } from './audit-store-props';

/** What is recorded, and where the record is kept. Costs 0.10 USD for 100,000 events, and 0.50 USD a GB in the log group. */
export interface AuditTrailProps extends AuditStoreProps {
  /**
   * Buckets: who read or wrote which of their objects.
   *
   * @default - the objects of no bucket
   */
  readonly buckets?: s3.IBucket[];
  /**
   * Tables: who read or wrote their items.
   *
   * @default - the items of no table
   */
  readonly tables?: dynamodb.ITable[];
  /**
   * Functions: who invoked them.
   *
   * @default - the invocations of no function
   */
  readonly functions?: lambda.IFunction[];
  /**
   * Whether it also records who changed what in the account. The first copy of these events is free in an account, further ones cost 2 USD for
   * 100,000; most companies have a trail.
   *
   * @default false
   */
  readonly managementEvents?: boolean;
  /**
   * Name of the role by which the trail writes to the log group.
   *
   * @default - made by CloudFormation
   */
  readonly logsRoleName?: string;
}
