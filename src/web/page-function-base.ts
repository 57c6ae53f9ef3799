import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { IPageFunction } from './page-function-interface';

/** What the function of the page offers, whoever made it. */
export abstract class PageFunctionBase extends Construct implements IPageFunction {
  /** The function, for AgentApi. */
  public abstract readonly handler: lambda.IFunction;

  /** Requests of browsers in five minutes. */
  public metricInvocations(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.handler.metricInvocations(options);
  }

  /** Times in five minutes that the page could not be served. */
  public metricErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.handler.metricErrors(options);
  }

  /** How long it took to serve, milliseconds, mean of five minutes. */
  public metricDuration(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.handler.metricDuration(options);
  }
}
