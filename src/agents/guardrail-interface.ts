import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';

/** A Bedrock guardrail in one version, made here or brought. */
export interface IGuardrail extends IConstruct {
  /** The guardrail's id. */
  readonly guardrailId: string;
  /** The guardrail's ARN. */
  readonly guardrailArn: string;
  /** The version that looks at questions and answers: a number, or `DRAFT`. */
  readonly guardrailVersion: string;
  /** Lets `grantee` have the guardrail look at what it sends to a model. */
  grantApply(grantee: iam.IGrantable): iam.Grant;
  /** Questions and answers that it looked at in five minutes. */
  metricInvocations(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** Questions and answers in five minutes that it blocked or changed. */
  metricInterventions(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** Requests in five minutes that Bedrock turned away because they were too many: what they asked was not answered. */
  metricThrottles(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
  /** How long it looked, milliseconds, mean of five minutes. */
  metricLatency(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** A guardrail that exists. */
export interface GuardrailAttributes {
  /** The guardrail's id, in the account and Region of the stack. */
  readonly guardrailId: string;
  /** Its version: a number, or `DRAFT`. */
  readonly guardrailVersion: string;
  /**
   * The key that encrypts it.
   *
   * @default - a key of AWS, which needs no grant
   */
  readonly encryptionKey?: kms.IKey;
}
