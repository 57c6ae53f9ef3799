import type { IDeployedFunction } from '../functions/deployed-function-interface';

/** A function that runs the tools of one family, made here or elsewhere. */
export interface IToolFunction extends IDeployedFunction {
  /** The family of tools that it runs. */
  readonly family: string;
}

/** A tool function of another stack. */
export interface ToolFunctionAttributes {
  /** The family of tools that it runs. */
  readonly family: string;
  /** The ARN of the function's alias `live`. */
  readonly aliasArn: string;
}
