import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import type { IKeySetParameter } from './key-set-parameter-interface';

/** What a key set in Parameter Store offers, whoever copies it. */
export abstract class KeySetBase extends Construct implements IKeySetParameter {
  /** The name of the parameter. */
  public abstract readonly parameterName: string;

  /** Lets `grantee` read the keys. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['ssm:GetParameter'], resourceArns: [parameterArn(this, this.parameterName)] });
  }
}

/** The ARN of a parameter by its name: not of the parameter, which is made after those that refer to it. */
export function parameterArn(scope: IConstruct, name: string): string {
  return Stack.of(scope).formatArn({ service: 'ssm', resource: 'parameter', resourceName: name.replace(/^\//, '') });
}
