import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { DeployedFunctionBase } from './deployed-function-base';

/** A function of the platform with the alias that its callers use. */
export abstract class DeployedFunction extends DeployedFunctionBase {
  /** The function, for its role, its metrics and grants of your own. Callers use `alias`. */
  public abstract readonly handler: lambda.Function;
  /** What moves the alias to the next version; absent where it moves at once. */
  public abstract readonly deployment?: codedeploy.LambdaDeploymentGroup;

  /** Ends a gradual deployment, and brings the version before back, when `alarm` is raised. Without one it does nothing. */
  public rollBackOn(alarm: cloudwatch.IAlarm): void {
    this.deployment?.addAlarm(alarm);
  }

  protected get measured(): lambda.IFunction {
    return this.handler;
  }
}
