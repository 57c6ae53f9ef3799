import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';

/** The key of a platform: made here, or already there. */
export interface IPlatformKey extends IConstruct {
  /** The key. */
  readonly key: kms.IKey;
  /** Lets `grantee` decrypt with the key: read what is encrypted, such as a secret. */
  grantDecrypt(grantee: iam.IGrantable): iam.Grant;
  /** Lets `grantee` encrypt and decrypt with the key: write and read, such as items of a table. */
  grantEncryptDecrypt(grantee: iam.IGrantable): iam.Grant;
}
