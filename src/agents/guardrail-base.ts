import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { guardrailMetric } from '../observability/service-metrics';
import type { IGuardrail } from './guardrail-interface';

/** What a guardrail grants, wherever it was made. */
export abstract class GuardrailBase extends Construct implements IGuardrail {
  public abstract readonly guardrailId: string;
  public abstract readonly guardrailArn: string;
  public abstract readonly guardrailVersion: string;
  protected abstract readonly encryptionKey?: kms.IKey;

  /** Lets `grantee` have the guardrail look at what it sends to a model. */
  public grantApply(grantee: iam.IGrantable): iam.Grant {
    const grant = iam.Grant.addToPrincipal({ grantee, actions: ['bedrock:ApplyGuardrail'], resourceArns: [this.guardrailArn] });
    if (!this.encryptionKey) return grant;
    return grant.combine(iam.Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [this.encryptionKey.keyArn] }));
  }

  /** Questions and answers that it looked at in five minutes. */
  public metricInvocations(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('Invocations', options);
  }

  /** Questions and answers in five minutes that it blocked or changed. */
  public metricInterventions(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('InvocationsIntervened', options);
  }

  /** Requests in five minutes that Bedrock turned away because they were too many: what they asked was not answered. */
  public metricThrottles(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('InvocationThrottles', options);
  }

  /** How long it looked, milliseconds, mean of five minutes. */
  public metricLatency(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('InvocationLatency', { statistic: cloudwatch.Stats.AVERAGE, ...options });
  }

  private metric(metricName: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return guardrailMetric(this.guardrailArn, this.guardrailVersion, metricName, options);
  }
}
