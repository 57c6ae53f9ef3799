import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { DeployedFunctionBase } from './deployed-function-base';

/** A function of another stack, by the ARN of its alias. */
export class FunctionElsewhere extends DeployedFunctionBase {
  public readonly alias: lambda.IFunction;

  constructor(scope: Construct, id: string, aliasArn: string) {
    super(scope, id);
    // In the same account, or nobody here could be let in to it.
    this.alias = lambda.Function.fromFunctionAttributes(this, 'Alias', { functionArn: aliasArn, sameEnvironment: true });
  }

  /** Its name is read from the ARN, without the alias. */
  protected get measured(): lambda.IFunction {
    return this.alias;
  }
}
