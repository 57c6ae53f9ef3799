import type { Duration } from 'aws-cdk-lib';
import type { IDeployedFunction } from '../functions/deployed-function-interface';

/** The function that answers questions, made here or elsewhere. */
export interface IAgentRuntime extends IDeployedFunction {
  /** How long the API must wait for it: longer than an answer, shorter than the function's own time-out. */
  readonly responseTimeout: Duration;
  /** Whether it streams its responses. */
  readonly responseStreaming: boolean;
}

/** A function that answers questions, of another stack. */
export interface AgentRuntimeAttributes {
  /** The ARN of the function's alias `live`. */
  readonly aliasArn: string;
  /**
   * How long an answer may take, as it was deployed.
   *
   * @default Duration.seconds(290)
   */
  readonly answerTimeout?: Duration;
  /**
   * Whether it streams its responses.
   *
   * @default true
   */
  readonly responseStreaming?: boolean;
}
