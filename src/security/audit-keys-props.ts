import type { Duration } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { SigningSecretProps } from './signing-secret-props';

/** The keys with which the audit is sealed, and what adds others. */
export interface AuditKeysProps extends SigningSecretProps {
  /**
   * The function that adds a key: `EnvelopeSecret.rotationFunction`. It may then read and write this secret, too.
   *
   * @default - the first key stays the only one
   */
  readonly rotationFunction?: lambda.IFunction;
  /**
   * How often a key is added. All that were there are kept, so that old entries can still be checked.
   *
   * @default Duration.days(90)
   * @minimum 1
   * @maximum 1000
   */
  readonly rotateAfter?: Duration;
}

/** Keys of another stack, or of your own: `{"k1": "…", "k2": "…"}`, each of 32 characters at least, of which the highest number seals. */
export interface AuditKeysAttributes {
  /** The secret. */
  readonly secret: secretsmanager.ISecret;
  /** The key that encrypts it. */
  readonly encryptionKey: kms.IKey;
}
