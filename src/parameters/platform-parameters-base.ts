import * as iam from 'aws-cdk-lib/aws-iam';
import type * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { IPlatformParameters } from './platform-parameters-interface';

/** What the parameters offer, whoever made them. */
export abstract class PlatformParametersBase extends Construct implements IPlatformParameters {
  /** Stops the platform, agents or tools within a minute: `{"all": true, "agents": [], "tools": []}`. */
  public abstract readonly pause: ssm.IStringParameter;
  /** Chooses models: `{"chains": {"default": ["eu.amazon.nova-pro-v1:0"]}, "prices": {}}`. */
  public abstract readonly models: ssm.IStringParameter;

  /** What words mean in the company: `{"supplier_otif": {"settings": {"grace_days": "2"}}}`, or that compressed. */
  public abstract readonly definitions: ssm.IStringParameter;

  /** The names of the parameters `pause` and `models`, by what they are for. */
  public get parameterNames(): { [purpose: string]: string } {
    return { pause: this.pause.parameterName, models: this.models.parameterName };
  }

  /** Lets `grantee` read the parameters `pause` and `models` in one call, and no others. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee, actions: ['ssm:GetParameters'], resourceArns: [this.pause.parameterArn, this.models.parameterArn],
    });
  }

  /** Lets `grantee` read the definitions, and no other parameter. */
  public grantReadDefinitions(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['ssm:GetParameters'], resourceArns: [this.definitions.parameterArn] });
  }

  /** Lets `grantee` pause and resume the platform: change that parameter, and no other. */
  public grantPause(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['ssm:PutParameter'], resourceArns: [this.pause.parameterArn] });
  }
}
