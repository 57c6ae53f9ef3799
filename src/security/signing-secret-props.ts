import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';

/** A secret that signs calls of tool functions, or seals the audit. */
export interface SigningSecretProps {
  /**
   * The secret's name.
   *
   * @default - made by CloudFormation
   */
  readonly secretName?: string;
  /** The key that encrypts the secret. */
  readonly encryptionKey: kms.IKey;
  /**
   * What happens to the secret when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
