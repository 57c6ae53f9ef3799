import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** A function of the platform with the alias that its callers use. */
export abstract class DeployedFunction extends Construct {
  /** The function, for its role, its metrics and grants of your own. Callers use `alias`. */
  public abstract readonly handler: lambda.Function;
  /** The alias `live`: the version that callers reach. */
  public abstract readonly alias: lambda.IFunction;
  /** What moves the alias to the next version; absent where it moves at once. */
  public abstract readonly deployment?: codedeploy.LambdaDeploymentGroup;

  /** Ends a gradual deployment, and brings the version before back, when `alarm` is raised. Without one it does nothing. */
  public rollBackOn(alarm: cloudwatch.IAlarm): void {
    this.deployment?.addAlarm(alarm);
  }

  /** Invocations in five minutes. */
  public metricInvocations(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.handler.metricInvocations(options);
  }

  /** Invocations in five minutes that ended in an error of the function. An answer that tells of a failure is none. */
  public metricErrors(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.handler.metricErrors(options);
  }

  /** How long an invocation took, milliseconds, mean of five minutes. */
  public metricDuration(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.handler.metricDuration(options);
  }

  /** Invocations in five minutes that Lambda turned away for want of concurrency. */
  public metricThrottles(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.handler.metricThrottles(options);
  }
}
