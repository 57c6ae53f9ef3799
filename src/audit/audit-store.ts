import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { accessLogsBucket, closedBucket, deliverAccessLogsByPolicy } from '../data/closed-bucket';
import { printPolicyNeeded } from '../security/policy-needed';
import { AuditStoreBase } from './audit-store-base';
import type { AuditStoreAttributes, IAuditStore } from './audit-store-interface';
import type { AuditStoreProps } from './audit-store-props';

/** The bucket that nobody can shorten and the log group that an audit trail is written to: what remains of it when nothing is recorded any more. */
export class AuditStore extends AuditStoreBase {
  /** An audit trail of another stack, for those who look at it. */
  public static fromAuditStoreAttributes(scope: Construct, id: string, attributes: AuditStoreAttributes): IAuditStore {
    return new KeptElsewhere(scope, id, attributes);
  }

  /** The bucket that holds the trail, under Object Lock. */
  public readonly bucket: s3.IBucket;
  /** The log group that the trail is also written to. */
  public readonly logGroup: logs.ILogGroup;
  /** The ARN of the only trail that may write here. */
  public readonly trailArn: string;
  protected readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: AuditStoreProps) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.trailArn = trailArn(this, props.trailName);
    this.bucket = props.bucket ?? lockedBucket(this, props);
    letTrailWrite(this, this.bucket, this.trailArn);
    this.logGroup = props.logGroup ?? new logs.LogGroup(this, 'LogGroup', {
      logGroupName: props.logGroupName,
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.THREE_MONTHS,
      deletionProtectionEnabled: props.deletionProtection,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}

class KeptElsewhere extends AuditStoreBase {
  public readonly bucket: s3.IBucket;
  public readonly logGroup: logs.ILogGroup;
  public readonly trailArn: string;
  protected readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, attributes: AuditStoreAttributes) {
    super(scope, id);
    this.bucket = attributes.bucket;
    this.logGroup = attributes.logGroup;
    this.trailArn = trailArn(this, attributes.trailName);
    this.encryptionKey = attributes.encryptionKey;
  }
}

/** The ARN of a trail in the stack of `scope`, known from its name before the trail exists. */
export function trailArn(scope: IConstruct, name: string): string {
  return Stack.of(scope).formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: name, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
}

function lockedBucket(scope: Construct, props: AuditStoreProps): s3.Bucket {
  deliverAccessLogsByPolicy(scope);
  const retention = props.retention ?? Duration.days(90);
  return closedBucket(scope, 'Bucket', {
    bucketName: props.bucketName,
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: props.encryptionKey,
    objectLockEnabled: true,
    objectLockDefaultRetention: s3.ObjectLockRetention.governance(retention),
    removalPolicy: props.removalPolicy,
    serverAccessLogsBucket: props.accessLogsBucket ?? accessLogsBucket(scope, props.accessLogsBucketName, props.removalPolicy),
    serverAccessLogsPrefix: 'audit/',
    // What expires becomes a version of the past, whose lock has ended by then.
    lifecycleRules: [{ expiration: retention, noncurrentVersionExpiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(7) }],
  });
}

/** Where the bucket's policy may not be changed here, a warning prints what it needs. */
function letTrailWrite(scope: Construct, bucket: s3.IBucket, arn: string): void {
  const refused = trailStatements(scope, bucket, arn).filter(statement => !bucket.addToResourcePolicy(statement).statementAdded);
  if (refused.length === 0) return;
  printPolicyNeeded(scope, 'audit', 'This bucket is yours and its policy cannot be changed here. Without these statements the trail is not made',
    new iam.PolicyDocument({ statements: refused, minimize: false }));
}

/**
 * The two statements by which one trail writes to a bucket.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
function trailStatements(scope: Construct, bucket: s3.IBucket, arn: string): iam.PolicyStatement[] {
  const principals = [new iam.ServicePrincipal('cloudtrail.amazonaws.com')];
  return [
    new iam.PolicyStatement({
      sid: 'TrailLooksAtBucket',
      principals,
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: { StringEquals: { 'aws:SourceArn': arn } },
    }),
    new iam.PolicyStatement({
      sid: 'TrailWrites',
      principals,
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${Stack.of(scope).account}/*`)],
      conditions: { StringEquals: { 'aws:SourceArn': arn, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    }),
  ];
}
