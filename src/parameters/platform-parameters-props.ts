import type * as ssm from 'aws-cdk-lib/aws-ssm';
import type { OwnDefinition } from '../config/own-definition';

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
  /**
   * The name of the parameter that says what words mean in the company.
   *
   * @default - made by CloudFormation
   */
  readonly definitionsName?: string;
  /**
   * What it says until somebody changes it, and again when this changes. Up to 4 KB of JSON stand in it as they are; more is compressed, and what
   * then has over 4 KB makes it an advanced parameter, for 0.05 USD a month. Over 8 KB is refused: some twenty measures with their own SQL.
   *
   * @default - nothing: the definitions that ship
   */
  readonly initialDefinitions?: { [measure: string]: OwnDefinition };
  /**
   * Your own parameter in place of the third: it holds `{}` or the like.
   *
   * @default - a parameter of its own
   */
  readonly definitions?: ssm.IStringParameter;
}
