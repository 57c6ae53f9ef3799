import type * as ssm from 'aws-cdk-lib/aws-ssm';

/** The parameters that people change without a deployment. */
export interface PlatformParametersProps {
  /**
   * The name of the parameter that stops the platform, agents or tools.
   *
   * @default - made by CloudFormation
   */
  readonly pauseName?: string;
  /**
   * The name of the parameter that chooses models and their prices.
   *
   * @default - made by CloudFormation
   */
  readonly modelsName?: string;
  /**
   * Your own parameter in place of the first: it holds `{"all": false, "agents": [], "tools": []}` or the like.
   *
   * @default - a parameter of its own
   */
  readonly pause?: ssm.IStringParameter;
  /**
   * Your own parameter in place of the second: it holds `{"chains": {}, "prices": {}}` or the like.
   *
   * @default - a parameter of its own
   */
  readonly models?: ssm.IStringParameter;
}
