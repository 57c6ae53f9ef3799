import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { IDeployedFunction } from './deployed-function-interface';

/** What a function with an alias offers, whoever made it. Its metrics are those of all its versions. */
export abstract class DeployedFunctionBase extends Construct implements IDeployedFunction {
  /** The alias `live`: the version that callers reach. */
  public abstract readonly alias: lambda.IFunction;
  /** The function whose name its metrics carry. */
  protected abstract readonly measured: lambda.IFunction;

  /** Lets `grantee` invoke the alias. Whom it answers is another matter: the function verifies the token or the signature of every call. */
  public grantInvoke(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['lambda:InvokeFunction'], resourceArns: [this.alias.functionArn] });
  }

  /** Invocations in five minutes. */
  public metricInvocations(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.measured.metricInvocations(options);
  }

  /** Invocations in five minutes that ended in an error of the function. An answer that tells of a failure is none. */
  public metricErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.measured.metricErrors(options);
  }

  /** How long an invocation took, milliseconds, mean of five minutes. */
  public metricDuration(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.measured.metricDuration(options);
  }

  /** Invocations in five minutes that Lambda turned away for want of concurrency. */
  public metricThrottles(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.measured.metricThrottles(options);
  }
}
