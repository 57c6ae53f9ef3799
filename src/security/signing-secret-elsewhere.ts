import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { SigningSecretBase } from './signing-secret-base';

/** Where such a secret is. */
export interface SecretElsewhere {
  readonly secret: secretsmanager.ISecret;
  readonly encryptionKey: kms.IKey;
}

/** A secret that signs, made in another stack or by its owner. */
export class SigningSecretElsewhere extends SigningSecretBase {
  public readonly secret: secretsmanager.ISecret;
  protected readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, { secret, encryptionKey }: SecretElsewhere) {
    super(scope, id);
    this.secret = secret;
    this.encryptionKey = encryptionKey;
  }
}
