import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/** The function that serves the page, made here or elsewhere. */
export interface IPageFunction extends IConstruct {
  /** The function, for AgentApi. */
  readonly handler: lambda.IFunction;
  /** Requests of browsers in five minutes. */
  metricInvocations(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** Times in five minutes that the page could not be served. */
  metricErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** How long it took to serve, milliseconds, mean of five minutes. */
  metricDuration(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
