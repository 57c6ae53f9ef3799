import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';

/** A web ACL before the API: made here, or already there. */
export interface IWebAcl extends IConstruct {
  /** Its ARN, for AgentApi and whatever else shall stand behind it. */
  readonly webAclArn: string;
  /** Requests that it blocked in five minutes. Of a single rule: `dimensionsMap: { Rule: 'RequestsPerIp' }`. */
  metricBlockedRequests(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** Requests that it let through in five minutes. */
  metricAllowedRequests(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** Requests in five minutes that a rule would have blocked if it did not only count. */
  metricCountedRequests(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** A web ACL that exists, in the Region of the stack. */
export interface WebAclAttributes {
  /** Its ARN. */
  readonly webAclArn: string;
  /** The name that its metrics carry: `MetricName` of its visibility settings. */
  readonly metricName: string;
}
