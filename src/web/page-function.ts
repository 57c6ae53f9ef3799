import { Duration } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { tokenVariables } from '../api/token-variables';
import { environmentOf } from '../functions/environment';
import { runtimeFunction } from '../functions/runtime-function';
import type { PageFunctionProps } from './page-function-props';

/**
 * Serves the page and tells it where people sign in. It holds the page's files in its bundle, reads no data, and its role may write its log
 * and nothing else. Where `tokenIssuer` has no `loginUrl` it asks the issuer for it, and must run where it can reach it.
 */
export class PageFunction extends Construct {
  /** The function, for AgentApi. */
  public readonly handler: lambda.IFunction;

  constructor(scope: Construct, id: string, props: PageFunctionProps) {
    super(scope, id);
    this.handler = runtimeFunction(this, 'Function', {
      ...props,
      bundle: 'page',
      handler: 'page.handler',
      description: 'Serves the page of the supply-chain agents',
      timeout: props.timeout ?? Duration.seconds(10),
      memorySize: props.memorySize ?? 256,
      variables: environmentOf({
        environment: props.environmentName,
        ...tokenVariables(props.tokenIssuer),
        loginUrl: props.tokenIssuer.loginUrl,
      }),
    });
  }

  /** Times that the page could not be served, a count. */
  public metricErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.handler.metricErrors(options);
  }
}
