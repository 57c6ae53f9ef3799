import * as iam from 'aws-cdk-lib/aws-iam';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { PARAMETERS, type ParameterContract } from '../contract';
import type { PlatformParametersProps } from './platform-parameters-props';

/**
 * What people change without a deployment, in Parameter Store: the kill switch, and which of the allowed models answers at what price. Functions read
 * it once a minute. A deployment writes the initial values and leaves what was changed since as it is. Costs nothing (standard tier).
 */
export class PlatformParameters extends Construct {
  /** Stops the platform, agents or tools within a minute: `{"all": true, "agents": [], "tools": []}`. */
  public readonly pause: ssm.IStringParameter;
  /** Chooses models: `{"chains": {"default": ["eu.amazon.nova-pro-v1:0"]}, "prices": {}}`. */
  public readonly models: ssm.IStringParameter;

  constructor(scope: Construct, id: string, props: PlatformParametersProps = {}) {
    super(scope, id);
    this.pause = props.pause ?? parameter(this, 'Pause', PARAMETERS.pause, props.pauseName);
    this.models = props.models ?? parameter(this, 'Models', PARAMETERS.models, props.modelsName);
  }

  /** The names of the parameters, by what they are for. */
  public get parameterNames(): { [purpose: string]: string } {
    return { pause: this.pause.parameterName, models: this.models.parameterName };
  }

  /** Lets `grantee` read both parameters in one call, and no others. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee, actions: ['ssm:GetParameters'], resourceArns: [this.pause.parameterArn, this.models.parameterArn],
    });
  }

  /** Lets `grantee` pause and resume the platform: change that parameter, and no other. */
  public grantPause(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['ssm:PutParameter'], resourceArns: [this.pause.parameterArn] });
  }
}

function parameter(scope: Construct, id: string, { meaning, initial, allowedPattern }: ParameterContract, name?: string): ssm.StringParameter {
  return new ssm.StringParameter(scope, id, { parameterName: name, description: meaning, stringValue: initial, allowedPattern });
}
