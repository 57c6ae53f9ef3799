import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../security/acknowledgements';

/** A bucket that takes TLS 1.2 only, is closed to the public, has no access lists, keeps versions and stays when its stack goes. */
export function closedBucket(scope: Construct, id: string, props: s3.BucketProps): s3.Bucket {
  const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  const bucket = new s3.Bucket(scope, id, {
    versioned: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    ...props,
    removalPolicy,
  });
  // A bucket that stays goes on taking TLS only.
  bucket.policy?.applyRemovalPolicy(removalPolicy);
  for (const pack of ['Nist', 'Hipaa', 'Pci'] as const) acknowledge(bucket, `noReplication${pack}`);
  return bucket;
}

/** A bucket that receives the access logs of others of its stack, for a year. */
export function accessLogsBucket(scope: Construct, bucketName: string | undefined, removalPolicy?: RemovalPolicy): s3.Bucket {
  const bucket = closedBucket(scope, 'AccessLogs', {
    bucketName,
    // S3 writes access logs only to a bucket with its own encryption.
    encryption: s3.BucketEncryption.S3_MANAGED,
    removalPolicy,
    lifecycleRules: [{
      expiration: Duration.days(365),
      noncurrentVersionExpiration: Duration.days(30),
      abortIncompleteMultipartUploadAfter: Duration.days(7),
    }],
  });
  for (const pack of ['Nist', 'Hipaa', 'Pci'] as const) acknowledge(bucket, `accessLogsKey${pack}`);
  return bucket;
}

/** S3 delivers access logs to a bucket without access lists only by its policy: for the buckets below `scope`. */
export function deliverAccessLogsByPolicy(scope: Construct): void {
  scope.node.setContext('@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy', true);
}
