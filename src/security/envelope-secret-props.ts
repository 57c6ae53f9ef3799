import type { Duration } from 'aws-cdk-lib';
import type { FunctionSettings } from '../functions/function-settings';
import type { SigningSecretProps } from './signing-secret-props';

/** The secret with which calls of tool functions are signed, and how often it is replaced. */
export interface EnvelopeSecretProps extends SigningSecretProps {
  /**
   * How often the signing key is replaced. Calls that are on their way stay good: the key before it is accepted until the next time.
   *
   * @default Duration.days(90)
   * @minimum 1
   * @maximum 1000
   */
  readonly rotateAfter?: Duration;
  /**
   * Size, place, logs and names of the function that replaces the key.
   *
   * @default - 256 MB, its log encrypted with `encryptionKey`
   */
  readonly rotationFunction?: FunctionSettings;
}
