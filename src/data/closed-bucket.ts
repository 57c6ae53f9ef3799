import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** What every bucket here has: TLS 1.2 only, closed to the public, without access lists, kept when its stack goes. */
export function closedBucket(removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE): s3.BucketProps {
  return {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy,
  };
}

/** A bucket that receives the access logs of others of its stack, for a year. */
export function accessLogsBucket(scope: Construct, bucketName: string | undefined, removalPolicy?: RemovalPolicy): s3.Bucket {
  return new s3.Bucket(scope, 'AccessLogs', {
    bucketName,
    // S3 writes access logs only to a bucket with its own encryption.
    encryption: s3.BucketEncryption.S3_MANAGED,
    versioned: true,
    ...closedBucket(removalPolicy),
    lifecycleRules: [{
      expiration: Duration.days(365),
      noncurrentVersionExpiration: Duration.days(30),
      abortIncompleteMultipartUploadAfter: Duration.days(7),
    }],
  });
}

/** S3 delivers access logs to a bucket without access lists only by its policy: for the buckets below `scope`. */
export function deliverAccessLogsByPolicy(scope: Construct): void {
  scope.node.setContext('@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy', true);
}
