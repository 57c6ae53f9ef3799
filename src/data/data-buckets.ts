import { Duration } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accessLogsBucket, closedBucket, deliverAccessLogsByPolicy } from './closed-bucket';
import type { DataBucketsProps } from './data-buckets-props';

/** The bucket that holds the data, and the one that receives its access log: what remains of a data lake that nobody queries. */
export class DataBuckets extends Construct {
  /** The bucket that holds the data. */
  public readonly bucket: s3.IBucket;
  /** The bucket that receives the access log of the data bucket; there is none for a bucket that was brought. */
  public readonly accessLogsBucket?: s3.IBucket;

  constructor(scope: Construct, id: string, props: DataBucketsProps) {
    super(scope, id);
    if (props.bucket) {
      this.bucket = props.bucket;
      return;
    }
    deliverAccessLogsByPolicy(this);
    this.accessLogsBucket = accessLogsBucket(this, props.accessLogsBucketName, props.removalPolicy);
    this.bucket = closedBucket(this, 'Bucket', {
      bucketName: props.bucketName,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: props.encryptionKey,
      bucketKeyEnabled: true,
      removalPolicy: props.removalPolicy,
      serverAccessLogsBucket: this.accessLogsBucket,
      serverAccessLogsPrefix: 'data/',
      lifecycleRules: [lifecycle(props)],
    });
  }
}

function lifecycle({ tieringAfter, noncurrentVersionRetention = Duration.days(30) }: DataBucketsProps): s3.LifecycleRule {
  return {
    noncurrentVersionExpiration: noncurrentVersionRetention,
    abortIncompleteMultipartUploadAfter: Duration.days(7),
    transitions: tieringAfter && [{ storageClass: s3.StorageClass.INTELLIGENT_TIERING, transitionAfter: tieringAfter }],
  };
}
