import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { AuditKeysAttributes, AuditKeysProps } from './audit-keys-props';
import { rotatedBy } from './secret-rotation';
import { SigningSecretBase } from './signing-secret-base';
import { SigningSecretElsewhere } from './signing-secret-elsewhere';
import type { ISigningSecret } from './signing-secret-interface';

/**
 * The keys with which each entry of the audit is sealed over the one before it, by their ids: `k1`, 64 letters and digits that are drawn in the
 * account, and those that were added later. Entries name their key, and none is taken away.
 */
export class AuditKeys extends SigningSecretBase {
  /** Keys of another stack, or of your own. */
  public static fromAuditKeysAttributes(scope: Construct, id: string, attributes: AuditKeysAttributes): ISigningSecret {
    return new SigningSecretElsewhere(scope, id, attributes);
  }

  public readonly secret: secretsmanager.ISecret;
  protected readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: AuditKeysProps) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.secret = new secretsmanager.Secret(this, 'Secret', {
      secretName: props.secretName,
      description: 'Seals the entries of the audit, each over the one before it: all keys that there have been, by their ids',
      encryptionKey: props.encryptionKey,
      generateSecretString: { secretStringTemplate: '{}', generateStringKey: 'k1', passwordLength: 64, excludePunctuation: true },
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    if (props.rotationFunction) {
      rotatedBy(this, props.rotationFunction, {
        secret: this.secret, secretKey: props.encryptionKey, rotateAfter: props.rotateAfter ?? Duration.days(90),
      });
    }
  }
}
