import type { Duration } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';

/** The HTTP API of the agents. */
export interface AgentApiProps {
  /** The function, or the alias of one, that answers. */
  readonly handler: lambda.IFunction;
  /** How long the API waits for the function; at most 15 minutes. Unset, API Gateway would wait 29 seconds. */
  readonly responseTimeout: Duration;
  /**
   * Answers leave as they are made. Without it the API collects each answer, waits 29 seconds at most, and `handler` must be a function that
   * does not stream.
   *
   * @default true
   */
  readonly streaming?: boolean;
  /**
   * The pool whose tokens open the API.
   *
   * @default - no authorizer: the handler alone verifies tokens, of any OpenID Connect issuer
   */
  readonly userPool?: cognito.IUserPool;
  /**
   * The scopes that an access token must have one of. With them `userPool` opens the API by access tokens, not by ID tokens.
   *
   * @default - ID tokens open the API
   */
  readonly accessTokenScopes?: string[];
  /**
   * The function that serves the page at `/`, without an authorizer: see PageFunction.
   *
   * @default - no page
   */
  readonly page?: lambda.IFunction;
  /** The key that encrypts the logs. Its policy must let CloudWatch Logs use it: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
  /**
   * The web ACL that stands before the API: see WebAcl, or one of your own.
   *
   * @default - no web ACL
   */
  readonly webAclArn?: string;
  /**
   * Your own name for the API and the page, `chat.example.com`. The address that API Gateway gives is then closed, so that people sign in at one
   * place. The DNS record is yours to make: see `domain`.
   *
   * @default - the address that API Gateway gives
   */
  readonly domainName?: string;
  /**
   * The certificate of `domainName`, in the Region of the API.
   *
   * @default - no name of your own
   */
  readonly certificate?: acm.ICertificate;
  /**
   * Requests are traced by X-Ray. Costs 5 USD a million traces.
   *
   * @default false
   */
  readonly tracing?: boolean;
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
   * Your own access log.
   *
   * @default - a log group of its own
   */
  readonly accessLogGroup?: logs.ILogGroup;
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
