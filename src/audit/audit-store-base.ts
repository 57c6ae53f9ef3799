import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { logGroupMetric } from '../observability/service-metrics';
import type { IAuditStore } from './audit-store-interface';

/** What an audit trail offers to those who look at it, whoever keeps it. */
export abstract class AuditStoreBase extends Construct implements IAuditStore {
  /** The bucket that holds the trail, under Object Lock. */
  public abstract readonly bucket: s3.IBucket;
  /** The log group that the trail is also written to. */
  public abstract readonly logGroup: logs.ILogGroup;
  /** The ARN of the only trail that may write here. */
  public abstract readonly trailArn: string;
  protected abstract readonly encryptionKey: kms.IKey;

  /** Lets `grantee`, such as an auditor, read the trail in the bucket. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return [
      iam.Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] }),
      iam.Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns: [this.bucket.arnForObjects('*')] }),
      iam.Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [this.encryptionKey.keyArn] }),
    ].reduce((all, grant) => all.combine(grant));
  }

  /** Events that reached the log group in five minutes. None for long means that nothing is recorded any more. */
  public metricEvents(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return logGroupMetric(this.logGroup.logGroupName, 'IncomingLogEvents', options);
  }
}
