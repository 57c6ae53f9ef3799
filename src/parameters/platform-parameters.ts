import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { ADVANCED_BYTES, definitionsText, STANDARD_BYTES } from '../config/reading';
import { PARAMETERS, type ParameterContract } from '../contract';
import { DefinitionsTooLargeError } from './definitions-too-large-error';
import { PlatformParametersBase } from './platform-parameters-base';
import type { IPlatformParameters, PlatformParametersAttributes } from './platform-parameters-interface';
import type { PlatformParametersProps } from './platform-parameters-props';

/**
 * What people change without a deployment, in Parameter Store: the kill switch, which of the allowed models answers at what price, and what words
 * mean in the company. Functions read it once a minute. A deployment writes the initial values and leaves what was changed since as it is, until the
 * initial value itself changes. Costs nothing (standard tier) but for definitions of more than 4 KB.
 */
export class PlatformParameters extends PlatformParametersBase {
  /** The parameters of another stack. */
  public static fromPlatformParametersAttributes(scope: Construct, id: string, attributes: PlatformParametersAttributes): IPlatformParameters {
    return new ParametersElsewhere(scope, id, attributes);
  }

  public readonly pause: ssm.IStringParameter;
  public readonly models: ssm.IStringParameter;
  public readonly definitions: ssm.IStringParameter;

  constructor(scope: Construct, id: string, props: PlatformParametersProps = {}) {
    super(scope, id);
    this.pause = props.pause ?? parameter(this, 'Pause', PARAMETERS.pause, props.pauseName);
    this.models = props.models ?? parameter(this, 'Models', PARAMETERS.models, props.modelsName);
    this.definitions = props.definitions ?? parameter(this, 'Definitions', PARAMETERS.definitions, props.definitionsName, definitionsIn(props));
  }
}

class ParametersElsewhere extends PlatformParametersBase {
  public readonly pause: ssm.IStringParameter;
  public readonly models: ssm.IStringParameter;
  public readonly definitions: ssm.IStringParameter;

  constructor(scope: Construct, id: string, attributes: PlatformParametersAttributes) {
    super(scope, id);
    this.pause = ssm.StringParameter.fromStringParameterName(this, 'Pause', attributes.pauseName);
    this.models = ssm.StringParameter.fromStringParameterName(this, 'Models', attributes.modelsName);
    this.definitions = ssm.StringParameter.fromStringParameterName(this, 'Definitions', attributes.definitionsName);
  }
}

function parameter(
  scope: Construct, id: string, { meaning, initial, allowedPattern }: ParameterContract, name?: string, stringValue = initial,
): ssm.StringParameter {
  const tier = Buffer.byteLength(stringValue) > STANDARD_BYTES ? ssm.ParameterTier.ADVANCED : undefined;
  return new ssm.StringParameter(scope, id, { parameterName: name, description: meaning, stringValue, allowedPattern, tier });
}

/** @throws DefinitionsTooLargeError */
function definitionsIn({ initialDefinitions = {} }: PlatformParametersProps): string {
  const text = definitionsText(initialDefinitions);
  const bytes = Buffer.byteLength(text);
  if (bytes > ADVANCED_BYTES) throw new DefinitionsTooLargeError(bytes, ADVANCED_BYTES);
  return text;
}
