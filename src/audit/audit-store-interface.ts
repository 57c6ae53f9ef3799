import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** Where an audit trail is kept: made here, or already there. */
export interface IAuditStore extends IConstruct {
  /** The bucket that holds the trail. */
  readonly bucket: s3.IBucket;
  /** The log group that the trail is also written to. */
  readonly logGroup: logs.ILogGroup;
  /** The ARN of the only trail that may write here. */
  readonly trailArn: string;
  /** Lets `grantee`, such as an auditor, read the trail in the bucket. */
  grantRead(grantee: iam.IGrantable): iam.Grant;
  /** Events that reached the log group in five minutes. None for long means that nothing is recorded any more. */
  metricEvents(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** An audit trail of another stack. */
export interface AuditStoreAttributes {
  /** The bucket that holds the trail. */
  readonly bucket: s3.IBucket;
  /** The log group that the trail is also written to. */
  readonly logGroup: logs.ILogGroup;
  /** The name of the trail, in the account and Region of the stack. */
  readonly trailName: string;
  /** The key that encrypts the trail. */
  readonly encryptionKey: kms.IKey;
}
