import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { IAgentApi } from './agent-api-interface';

/** What an API offers, whoever made it. */
export abstract class AgentApiBase extends Construct implements IAgentApi {
  /** The id of the REST API. */
  public abstract readonly restApiId: string;
  /** Its name, which its metrics carry. */
  public abstract readonly restApiName: string;
  /** Where requests go, without a slash at the end. */
  public abstract readonly address: string;

  /** Requests, a count. */
  public metricCount(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('Count', cloudwatch.Stats.SAMPLE_COUNT, options);
  }

  /** Requests that were refused, 4xx, a count. */
  public metricClientErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('4XXError', cloudwatch.Stats.SUM, options);
  }

  /** Requests that failed, 5xx, a count. */
  public metricServerErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('5XXError', cloudwatch.Stats.SUM, options);
  }

  /** Milliseconds from a request to the end of its answer. */
  public metricLatency(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('Latency', cloudwatch.Stats.AVERAGE, options);
  }

  private metric(metricName: string, statistic: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    const dimensionsMap = { ApiName: this.restApiName, ...options?.dimensionsMap };
    return new cloudwatch.Metric({ namespace: 'AWS/ApiGateway', metricName, statistic, ...options, dimensionsMap }).attachTo(this);
  }
}
