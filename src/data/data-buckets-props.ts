import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';

/** Where the data lies that questions are answered from. */
export interface DataBucketsProps {
  /** The key that encrypts the data. */
  readonly encryptionKey: kms.IKey;
  /**
   * A bucket of yours that holds the data, below `views/<view>/`. A key that encrypts it is granted where the bucket knows it (`encryptionKey`).
   * Versions, lifecycle and access log of it are yours.
   *
   * @default - made here
   */
  readonly bucket?: s3.IBucket;
  /**
   * Name of the bucket that holds the data.
   *
   * @default - made by CloudFormation
   */
  readonly bucketName?: string;
  /**
   * Name of the bucket that receives the access log of the data bucket.
   *
   * @default - made by CloudFormation
   */
  readonly accessLogsBucketName?: string;
  /**
   * After how long data moves to Intelligent-Tiering, whose archive tiers stay off: Athena reads it as before. It costs less when nobody does.
   *
   * @default - never
   */
  readonly tieringAfter?: Duration;
  /**
   * How long a version is kept that was deleted or replaced.
   *
   * @default Duration.days(30)
   */
  readonly noncurrentVersionRetention?: Duration;
  /**
   * What happens to the buckets when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
