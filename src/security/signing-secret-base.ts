import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { ISigningSecret } from './signing-secret-interface';

/** What a signing secret offers, whoever made it. */
export abstract class SigningSecretBase extends Construct implements ISigningSecret {
  /** The secret. */
  public abstract readonly secret: secretsmanager.ISecret;
  protected abstract readonly encryptionKey: kms.IKey;

  /** Lets `grantee` read the value, in each of its versions. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['secretsmanager:GetSecretValue'], resourceArns: [this.secret.secretArn] })
      .combine(iam.Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [this.encryptionKey.keyArn] }));
  }
}
