import { Duration } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledgeInlinePolicies, acknowledgeResources } from '../security/acknowledgements';
import { printedRole } from '../security/printed-role';
import { backupStatements } from './backup-access';
import { BackupRetentionError, COLD_STORAGE_DAYS } from './backup-retention-error';
import { KeptVault } from './kept-vault';
import { NothingToCopyError } from './nothing-to-copy-error';
import type { PlatformBackupProps } from './platform-backup-props';

/**
 * Daily copies of tables and buckets in a vault that nobody empties. Restoring needs a role that may write what is restored: choose it then, none
 * waits here.
 */
export class PlatformBackup extends KeptVault {
  /** The plan. */
  public readonly plan: backup.BackupPlan;
  /** The role that AWS Backup copies with. */
  public readonly role: iam.IRole;

  constructor(scope: Construct, id: string, props: PlatformBackupProps) {
    super(scope, id, props);
    const { tables = [], buckets = [] } = props;
    if (tables.length + buckets.length === 0) throw new NothingToCopyError();
    this.role = props.role ? printedRole(this, 'GivenRole', props.role) : new iam.Role(this, 'Role', {
      roleName: props.roleName,
      description: 'AWS Backup copies tables and buckets with it',
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
    });
    if (!props.role) acknowledgeInlinePolicies(this.role);
    for (const statement of backupStatements(this, { tables, buckets })) {
      this.role.addToPrincipalPolicy(statement);
      acknowledgeResources(this.role, 'backupRole', statement.resources.filter(arn => arn.endsWith('*')));
    }
    this.plan = new backup.BackupPlan(this, 'Plan', {
      backupPlanName: props.planName,
      backupPlanRules: [dailyRule(this.vault, props)],
    });
    new backup.BackupSelection(this, 'Selection', {
      backupPlan: this.plan,
      role: this.role,
      // The managed policy lets a role copy whatever the account holds.
      disableDefaultBackupPolicy: true,
      resources: [...tables.map(table => table.tableArn), ...buckets.map(bucket => bucket.bucketArn)].map(arn => backup.BackupResource.fromArn(arn)),
    });
  }
}

function dailyRule(backupVault: backup.IBackupVault, props: PlatformBackupProps): backup.BackupPlanRule {
  const { retention = Duration.days(35), coldStorageAfter } = props;
  if (coldStorageAfter && !retention.isUnresolved() && !coldStorageAfter.isUnresolved()
    && retention.toDays() < coldStorageAfter.toDays() + COLD_STORAGE_DAYS) {
    throw new BackupRetentionError(retention.toDays(), coldStorageAfter.toDays());
  }
  return new backup.BackupPlanRule({
    ruleName: 'Daily',
    backupVault,
    scheduleExpression: props.schedule ?? events.Schedule.cron({ hour: '3', minute: '0' }),
    deleteAfter: retention,
    moveToColdStorageAfter: coldStorageAfter,
  });
}
