import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { vaultMetric } from '../observability/service-metrics';
import type { IKeptVault } from './kept-vault-interface';

/** What a vault offers, whoever made it. */
export abstract class KeptVaultBase extends Construct implements IKeptVault {
  /** The vault. */
  public abstract readonly vault: backup.IBackupVault;

  /** Lets `grantee`, such as an auditor, see which copies there are, of what and until when. It restores and deletes none. */
  public grantList(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee, actions: ['backup:DescribeBackupVault', 'backup:ListRecoveryPointsByBackupVault'], resourceArns: [this.vault.backupVaultArn],
    });
  }

  /** Copies in five minutes that were not made. */
  public metricFailedBackups(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return vaultMetric(this.vault.backupVaultName, 'NumberOfBackupJobsFailed', options);
  }

  /** Copies that were made in five minutes. None in a day means that the plan does nothing. */
  public metricCompletedBackups(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return vaultMetric(this.vault.backupVaultName, 'NumberOfBackupJobsCompleted', options);
  }
}
