import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/** A function of the platform that others call, made here or elsewhere. */
export interface IDeployedFunction extends IConstruct {
  /** What callers invoke: the alias of the function. */
  readonly alias: lambda.IFunction;

  /** Lets `grantee` invoke the alias. Whom it answers is another matter: the function verifies the token or the signature of every call. */
  grantInvoke(grantee: iam.IGrantable): iam.Grant;

  /** Invocations in five minutes. */
  metricInvocations(options?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /** Invocations in five minutes that ended in an error of the function. An answer that tells of a failure is none. */
  metricErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /** How long an invocation took, milliseconds, mean of five minutes. */
  metricDuration(options?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /** Invocations in five minutes that Lambda turned away for want of concurrency. */
  metricThrottles(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
