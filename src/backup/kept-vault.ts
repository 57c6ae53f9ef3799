import { RemovalPolicy } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type { Construct } from 'constructs';
import { KeptVaultBase } from './kept-vault-base';
import type { IKeptVault } from './kept-vault-interface';
import type { KeptVaultProps } from './kept-vault-props';

/** A vault whose copies nobody deletes before their time: what remains of a backup that makes no more copies. */
export class KeptVault extends KeptVaultBase {
  /**
   * A vault that exists, for those who look at it.
   *
   * @param vaultName  in the account and Region of the stack
   */
  public static fromKeptVaultName(scope: Construct, id: string, vaultName: string): IKeptVault {
    return new KeptElsewhere(scope, id, vaultName);
  }

  /**
   * The vault. Its policy refuses everybody to delete a copy or to change how long it is kept; that time's end deletes it. That of a vault of
   * yours is as you wrote it.
   */
  public readonly vault: backup.IBackupVault;

  constructor(scope: Construct, id: string, props: KeptVaultProps) {
    super(scope, id);
    this.vault = props.vault ?? new backup.BackupVault(this, 'Vault', {
      backupVaultName: props.vaultName,
      encryptionKey: props.encryptionKey,
      blockRecoveryPointDeletion: true,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}

class KeptElsewhere extends KeptVaultBase {
  public readonly vault: backup.IBackupVault;

  constructor(scope: Construct, id: string, vaultName: string) {
    super(scope, id);
    this.vault = backup.BackupVault.fromBackupVaultName(this, 'Vault', vaultName);
  }
}
