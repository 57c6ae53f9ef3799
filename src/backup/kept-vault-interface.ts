import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** A vault that holds copies: made here, or already there. */
export interface IKeptVault extends IConstruct {
  /** The vault. */
  readonly vault: backup.IBackupVault;
  /** Lets `grantee`, such as an auditor, see which copies there are, of what and until when. It restores and deletes none. */
  grantList(grantee: iam.IGrantable): iam.Grant;
  /** Copies in five minutes that were not made. */
  metricFailedBackups(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** Copies that were made in five minutes. None in a day means that the plan does nothing. */
  metricCompletedBackups(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
