import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';

/** The people who may ask: made here, or already there. */
export interface IAgentUserPool extends IConstruct {
  /** The pool, for users, groups and app clients of your own. */
  readonly userPool: cognito.IUserPool;
  /** The address of the hosted login, without a path. */
  readonly loginUrl?: string;
}

/** A pool that exists already. */
export interface AgentUserPoolAttributes {
  /** The pool: `UserPool.fromUserPoolId`, or one of another stack. */
  readonly userPool: cognito.IUserPool;
  /**
   * The address of its hosted login, without a path.
   *
   * @default - what the pool says of itself
   */
  readonly loginUrl?: string;
}
