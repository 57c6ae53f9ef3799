import { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { SigningSecretBase } from './signing-secret-base';
import type { SigningSecretProps } from './signing-secret-props';

/** A signing key of 64 letters and digits that are drawn in the account, so that they stand in no template: what remains when nothing is signed. */
export class SigningSecret extends SigningSecretBase {
  public readonly secret: secretsmanager.ISecret;
  protected readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: SigningSecretProps) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.secret = new secretsmanager.Secret(this, 'Secret', {
      secretName: props.secretName,
      description: 'Signs the calls that the chat function makes of tool functions',
      encryptionKey: props.encryptionKey,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
