import { RemovalPolicy } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import { Construct } from 'constructs';
import type { KeptVaultProps } from './kept-vault-props';

/** A vault whose copies nobody deletes before their time: what remains of a backup that makes no more copies. */
export class KeptVault extends Construct {
  /** The vault. Its policy refuses everybody to delete a copy or to change how long it is kept; that time's end deletes it. */
  public readonly vault: backup.IBackupVault;

  constructor(scope: Construct, id: string, props: KeptVaultProps) {
    super(scope, id);
    this.vault = new backup.BackupVault(this, 'Vault', {
      backupVaultName: props.vaultName,
      encryptionKey: props.encryptionKey,
      blockRecoveryPointDeletion: true,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
