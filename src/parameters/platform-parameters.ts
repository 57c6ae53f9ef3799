import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { PARAMETERS, type ParameterContract } from '../contract';
import { PlatformParametersBase } from './platform-parameters-base';
import type { IPlatformParameters, PlatformParametersAttributes } from './platform-parameters-interface';
import type { PlatformParametersProps } from './platform-parameters-props';

/**
 * What people change without a deployment, in Parameter Store: the kill switch, and which of the allowed models answers at what price. Functions read
 * it once a minute. A deployment writes the initial values and leaves what was changed since as it is. Costs nothing (standard tier).
 */
export class PlatformParameters extends PlatformParametersBase {
  /** The parameters of another stack. */
  public static fromPlatformParametersAttributes(scope: Construct, id: string, attributes: PlatformParametersAttributes): IPlatformParameters {
    return new ParametersElsewhere(scope, id, attributes);
  }

  public readonly pause: ssm.IStringParameter;
  public readonly models: ssm.IStringParameter;

  constructor(scope: Construct, id: string, props: PlatformParametersProps = {}) {
    super(scope, id);
    this.pause = props.pause ?? parameter(this, 'Pause', PARAMETERS.pause, props.pauseName);
    this.models = props.models ?? parameter(this, 'Models', PARAMETERS.models, props.modelsName);
  }
}

class ParametersElsewhere extends PlatformParametersBase {
  public readonly pause: ssm.IStringParameter;
  public readonly models: ssm.IStringParameter;

  constructor(scope: Construct, id: string, attributes: PlatformParametersAttributes) {
    super(scope, id);
    this.pause = ssm.StringParameter.fromStringParameterName(this, 'Pause', attributes.pauseName);
    this.models = ssm.StringParameter.fromStringParameterName(this, 'Models', attributes.modelsName);
  }
}

function parameter(scope: Construct, id: string, { meaning, initial, allowedPattern }: ParameterContract, name?: string): ssm.StringParameter {
  return new ssm.StringParameter(scope, id, { parameterName: name, description: meaning, stringValue: initial, allowedPattern });
}
