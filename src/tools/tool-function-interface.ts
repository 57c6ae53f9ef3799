import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/** A function that runs the tools of one family, made here or elsewhere. */
export interface IToolFunction extends IConstruct {
  /** The family of tools that it runs. */
  readonly family: string;
  /** What callers invoke: the alias of the function. */
  readonly alias: lambda.IFunction;
  /** Lets `grantee` call the tools. The function still refuses a call that is not signed. */
  grantInvoke(grantee: iam.IGrantable): iam.Grant;
}

/** A tool function of another stack. */
export interface ToolFunctionAttributes {
  /** The family of tools that it runs. */
  readonly family: string;
  /** The ARN of the function's alias `live`. */
  readonly aliasArn: string;
}
