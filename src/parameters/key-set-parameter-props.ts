import type { Duration } from 'aws-cdk-lib';
import type { FunctionSettings } from '../functions/function-settings';

/** A copy of an issuer's keys in Parameter Store. Its settings are those of the function that keeps it, which runs in no VPC. */
export interface KeySetParameterProps extends FunctionSettings {
  /** The name of the parameter: `/scap/dev/key-set`. It must be known before the parameter exists. */
  readonly parameterName: string;
  /** Where the issuer publishes its keys. */
  readonly keySetUrl: string;
  /**
   * How often the keys are copied. A new key opens the API that much later at the latest.
   *
   * @default Duration.hours(1)
   */
  readonly refreshEvery?: Duration;
  /**
   * The name of the rule that starts the copy.
   *
   * @default - made by CloudFormation
   */
  readonly ruleName?: string;
  /**
   * The name of the queue that receives what failed.
   *
   * @default - made by CloudFormation
   */
  readonly deadLetterQueueName?: string;
}
