import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as kms from 'aws-cdk-lib/aws-kms';

/** Where copies are kept. */
export interface KeptVaultProps {
  /** The key that encrypts the copies. Its policy must let AWS Backup use it: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
  /**
   * A vault of yours. Its key, its policy and its locks are yours.
   *
   * @default - made here
   */
  readonly vault?: backup.IBackupVault;
  /**
   * Name of the vault, 2 to 50 letters, digits, hyphens and underscores.
   *
   * @default - made here from the construct's path
   */
  readonly vaultName?: string;
  /**
   * What happens to the vault when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
