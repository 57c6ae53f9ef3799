import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import type { MappedView } from './mapped-view';

/** The data that questions are answered from, made here or elsewhere. */
export interface IDataLake extends IConstruct {
  /** The bucket that holds the data, below `views/<view>/`. */
  readonly bucket: s3.IBucket;
  /** The Glue database that holds one table per view. */
  readonly database: glue.IDatabase;
  /** The name of the workgroup that queries run in. */
  readonly workgroupName: string;

  /**
   * Lets `grantee` read the data of `views`, and of no others.
   *
   * @param grantee  who may
   * @param views  names of canonical views
   */
  grantReadViews(grantee: iam.IGrantable, views: string[]): iam.Grant;

  /** Lets `grantee` run queries in the workgroup and read their results. What they may read is granted apart. */
  grantQuery(grantee: iam.IGrantable): iam.Grant;

  /** What the queries of the workgroup scanned in five minutes, bytes. Athena bills 5 USD a TB. */
  metricScannedBytes(options?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /** How long the queries of the workgroup took, milliseconds, mean of five minutes. */
  metricQueryTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** A data lake of another stack. */
export interface DataLakeAttributes {
  /** The bucket that holds the data. Its key is granted where the bucket knows it: `Bucket.fromBucketAttributes` with `encryptionKey`. */
  readonly bucket: s3.IBucket;
  /** The Glue database that holds one table per view. */
  readonly database: glue.IDatabase;
  /** The name of the workgroup that queries run in. */
  readonly workgroupName: string;
  /** The key that encrypts the results of queries. */
  readonly encryptionKey: kms.IKey;
  /**
   * Views that are read from tables of your own, as they were deployed.
   *
   * @default - all views lie in the bucket
   */
  readonly mappings?: { [view: string]: MappedView };
}
