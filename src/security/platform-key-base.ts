import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { IPlatformKey } from './platform-key-interface';

/** What a key offers, whoever made it. */
export abstract class PlatformKeyBase extends Construct implements IPlatformKey {
  /** The key, for grants. */
  public abstract readonly key: kms.IKey;

  /** Lets `grantee` decrypt with the key: read what is encrypted, such as a secret. */
  public grantDecrypt(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [this.key.keyArn] });
  }

  /** Lets `grantee` encrypt and decrypt with the key: write and read, such as items of a table. */
  public grantEncryptDecrypt(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee, actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'], resourceArns: [this.key.keyArn],
    });
  }
}
