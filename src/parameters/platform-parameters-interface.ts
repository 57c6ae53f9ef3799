import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as ssm from 'aws-cdk-lib/aws-ssm';
import type { IConstruct } from 'constructs';

/** What people change without a deployment: made here, or already there. */
export interface IPlatformParameters extends IConstruct {
  /** Stops the platform, agents or tools within a minute. */
  readonly pause: ssm.IStringParameter;
  /** Chooses models and says what they cost. */
  readonly models: ssm.IStringParameter;
  /** What words mean in the company. */
  readonly definitions: ssm.IStringParameter;
  /** The names of the parameters `pause` and `models`, by what they are for. */
  readonly parameterNames: { [purpose: string]: string };
  /** Lets `grantee` read the parameters `pause` and `models` in one call, and no others. */
  grantRead(grantee: iam.IGrantable): iam.Grant;
  /** Lets `grantee` read the definitions, and no other parameter. */
  grantReadDefinitions(grantee: iam.IGrantable): iam.Grant;
  /** Lets `grantee` pause and resume the platform: change that parameter, and no other. */
  grantPause(grantee: iam.IGrantable): iam.Grant;
}

/** The parameters of another stack, in the account and Region of this one. */
export interface PlatformParametersAttributes {
  /** The name of the parameter that stops the platform, agents or tools: `/scap/prod/pause`. */
  readonly pauseName: string;
  /** The name of the parameter that chooses models: `/scap/prod/models`. */
  readonly modelsName: string;
  /** The name of the parameter that says what words mean: `/scap/prod/definitions`. */
  readonly definitionsName: string;
}
