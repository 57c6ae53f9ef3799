import type { RemovalPolicy, Size } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';

/** The data that questions are answered from: where it lies and how it is queried. */
export interface DataLakeProps {
  /** The key that encrypts the data and the results of queries. Its policy must let Athena encrypt the workgroup's results: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
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
  /** Name of the Glue database, lower case with underscores. */
  readonly databaseName: string;
  /** Name of the Athena workgroup. */
  readonly workgroupName: string;
  /**
   * How much one query may scan before Athena stops it; at least 10 MB.
   *
   * @default Size.gibibytes(10)
   */
  readonly scanLimit?: Size;
  /**
   * What happens to the buckets when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
