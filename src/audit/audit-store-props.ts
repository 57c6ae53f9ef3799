import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';

/** Where an audit trail is kept. */
export interface AuditStoreProps {
  /** The key that encrypts the trail. Its policy must let CloudTrail and CloudWatch Logs use it: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
  /** Name of the trail, the only one that may write here. It is fixed, so that bucket and key can name it before it exists. */
  readonly trailName: string;
  /**
   * A bucket of yours that holds the trail, such as one of a security account's. Its Object Lock, its key and its access log are yours; its policy
   * gets the statements by which the trail writes. For a bucket that CDK may not change (`Bucket.fromBucketName`) a warning prints them.
   *
   * @default - made here, under Object Lock
   */
  readonly bucket?: s3.IBucket;
  /**
   * Name of the bucket that holds the trail.
   *
   * @default - made by CloudFormation
   */
  readonly bucketName?: string;
  /**
   * The bucket that receives the access log of the trail's bucket.
   *
   * @default - made here
   */
  readonly accessLogsBucket?: s3.IBucket;
  /**
   * Name of the bucket for the access log that is made here.
   *
   * @default - made by CloudFormation
   */
  readonly accessLogsBucketName?: string;
  /**
   * A log group of yours that the trail is also written to, for searches and alarms. Retention and encryption of it are yours.
   *
   * @default - made here
   */
  readonly logGroup?: logs.ILogGroup;
  /**
   * Name of the log group that is made here.
   *
   * @default - made by CloudFormation
   */
  readonly logGroupName?: string;
  /**
   * How long the trail is kept in the bucket. Until then nobody can delete it who may not bypass governance (`s3:BypassGovernanceRetention`).
   *
   * @default Duration.days(90)
   */
  readonly retention?: Duration;
  /**
   * How long the trail is kept in the log group.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Whether the log group refuses to be deleted.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * What happens to bucket and log group when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
