import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { IConstruct } from 'constructs';

/** A secret that signs calls of tool functions, or seals the audit, made here or elsewhere. */
export interface ISigningSecret extends IConstruct {
  /** The secret. */
  readonly secret: secretsmanager.ISecret;
  /** Lets `grantee` read the value, in each of its versions. */
  grantRead(grantee: iam.IGrantable): iam.Grant;
}

/** A secret of another stack, or of your own. Its value is 64 letters and digits; whoever made it replaces it. */
export interface EnvelopeSecretAttributes {
  /** The secret. */
  readonly secret: secretsmanager.ISecret;
  /** The key that encrypts it. */
  readonly encryptionKey: kms.IKey;
}
