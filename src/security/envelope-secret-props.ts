import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { FunctionSettings } from '../functions/function-settings';

/** The secret with which calls of tool functions are signed. */
export interface EnvelopeSecretProps {
  /**
   * The secret's name.
   *
   * @default - made by CloudFormation
   */
  readonly secretName?: string;
  /** The key that encrypts the secret. */
  readonly encryptionKey: kms.IKey;
  /**
   * How often the signing key is replaced. Calls that are on their way stay good: the key before it is accepted until the next time.
   *
   * @default Duration.days(90)
   * @minimum 1
   * @maximum 1000
   */
  readonly rotateAfter?: Duration;
  /**
   * Size, logs and names of the function that replaces the key. It needs no VPC: it holds no data and reads none.
   *
   * @default - 256 MB, its log encrypted with `encryptionKey`
   */
  readonly rotationFunction?: FunctionSettings;
  /**
   * What happens to the secret when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
