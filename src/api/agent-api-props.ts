import type { Duration } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';

/** The HTTP API of the agents. */
export interface AgentApiProps {
  /** The function that answers, as a stream. */
  readonly handler: lambda.IFunction;
  /** How long the API waits for the function; at most 15 minutes. Unset, API Gateway would wait 29 seconds. */
  readonly responseTimeout: Duration;
  /** The pool whose ID tokens open the API. */
  readonly userPool: cognito.IUserPool;
  /** The key that encrypts the logs. Its policy must let CloudWatch Logs use it: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
  /**
   * The API's name.
   *
   * @default - made by CloudFormation
   */
  readonly restApiName?: string;
  /**
   * The name of the access log.
   *
   * @default - made by CloudFormation
   */
  readonly accessLogGroupName?: string;
  /**
   * How long logs are kept.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Steady rate of requests that are let through, a second.
   *
   * @default 20
   */
  readonly requestsPerSecond?: number;
  /**
   * Requests that are let through at once.
   *
   * @default 40
   */
  readonly burst?: number;
}
