import type { Duration } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';

/** What the functions of a platform have in common: size, logs and names. */
export interface FunctionSettings {
  /**
   * The function's name.
   *
   * @default - made by CloudFormation
   */
  readonly functionName?: string;
  /**
   * The name of the function's role.
   *
   * @default - made by CloudFormation
   */
  readonly roleName?: string;
  /**
   * The name of the function's log group.
   *
   * @default - made by CloudFormation
   */
  readonly logGroupName?: string;
  /** The key that encrypts the log group. Its policy must let CloudWatch Logs use it: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
  /**
   * How long logs are kept.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Memory, MB; processor time grows with it.
   *
   * @default 1024
   */
  readonly memorySize?: number;
  /**
   * The processor. The bundles hold no native code and run on both.
   *
   * @default Architecture.ARM_64
   */
  readonly architecture?: lambda.Architecture;
  /**
   * How long one invocation may take.
   *
   * @default - said by each function
   */
  readonly timeout?: Duration;
}
