import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { appClientMetric } from '../observability/service-metrics';
import type { IAgentAppClient } from './agent-app-client-interface';
import type { TokenIssuer } from './token-issuer';

/** What an app client offers, whoever made it. */
export abstract class AgentAppClientBase extends Construct implements IAgentAppClient {
  /** The app client. */
  public abstract readonly client: cognito.IUserPoolClient;
  /** What the API, the page and the chat function need to know of it. */
  public abstract readonly tokenIssuer: TokenIssuer;
  /** The pool that its people are in. */
  protected abstract readonly userPool: cognito.IUserPool;

  /** Sign-ins that succeeded in five minutes; their share of all with the statistic `Average`. */
  public metricSignIns(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return appClientMetric(this.userPool.userPoolId, this.client.userPoolClientId, 'SignInSuccesses', options);
  }

  /** Sign-ins in five minutes that Cognito turned away because they were too many. */
  public metricThrottledSignIns(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return appClientMetric(this.userPool.userPoolId, this.client.userPoolClientId, 'SignInThrottles', options);
  }
}
