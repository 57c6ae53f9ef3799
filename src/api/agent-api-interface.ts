import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';

/** The HTTP API of the agents: made here, or already there. */
export interface IAgentApi extends IConstruct {
  /** The id of the REST API. */
  readonly restApiId: string;
  /** Where requests go, without a slash at the end: `https://…/live`. */
  readonly address: string;
  /** Requests. */
  metricCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** Requests that were refused, 4xx. */
  metricClientErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** Requests that failed, 5xx. */
  metricServerErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** Milliseconds from a request to the end of its answer. */
  metricLatency(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** An API that exists already. */
export interface AgentApiAttributes {
  /** The id of the REST API. */
  readonly restApiId: string;
  /** Its name, which its metrics carry. */
  readonly restApiName: string;
  /**
   * Where requests go, without a slash at the end.
   *
   * @default - the address that API Gateway gives
   */
  readonly address?: string;
}
