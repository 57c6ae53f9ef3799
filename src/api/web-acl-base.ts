import { Stack } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { webAclMetric } from '../observability/service-metrics';
import type { IWebAcl } from './web-acl-interface';

/** What a web ACL offers, whoever made it. */
export abstract class WebAclBase extends Construct implements IWebAcl {
  /** Its ARN, for AgentApi and whatever else shall stand behind it. */
  public abstract readonly webAclArn: string;
  protected abstract readonly metricName: string;

  /** Requests that it blocked in five minutes. Of a single rule: `dimensionsMap: { Rule: 'RequestsPerIp' }`. */
  public metricBlockedRequests(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('BlockedRequests', options);
  }

  /** Requests that it let through in five minutes. */
  public metricAllowedRequests(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('AllowedRequests', options);
  }

  /** Requests in five minutes that a rule would have blocked if it did not only count. */
  public metricCountedRequests(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('CountedRequests', options);
  }

  private metric(metricName: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return webAclMetric(this.metricName, Stack.of(this).region, metricName, options);
  }
}
