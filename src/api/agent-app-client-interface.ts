import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { AcceptedToken } from './accepted-token';
import type { TokenIssuer } from './token-issuer';

/** The app client that signs people in: made here, or already there. */
export interface IAgentAppClient extends IConstruct {
  /** The app client. */
  readonly client: cognito.IUserPoolClient;
  /** What the API, the page and the chat function need to know of it. */
  readonly tokenIssuer: TokenIssuer;
  /** Sign-ins that succeeded in five minutes; their share of all with the statistic `Average`. */
  metricSignIns(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** Sign-ins in five minutes that Cognito turned away because they were too many. */
  metricThrottledSignIns(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** A pool and an app client that exist already. */
export interface AgentAppClientAttributes {
  /** The pool. */
  readonly userPool: cognito.IUserPool;
  /** The app client whose tokens open the API. Its users must not be able to write `custom:scope`. */
  readonly client: cognito.IUserPoolClient;
  /**
   * The address of the pool's hosted login, without a path.
   *
   * @default - what the pool says of itself
   */
  readonly loginUrl?: string;
  /**
   * Which of the client's tokens opens the API.
   *
   * @default AcceptedToken.ID
   */
  readonly acceptedToken?: AcceptedToken;
}
