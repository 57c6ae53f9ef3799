import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { AcceptedToken } from './accepted-token';

/** The app client that signs people in to the page. */
export interface AgentAppClientProps {
  /** The pool that the people are in. */
  readonly userPool: cognito.IUserPool;
  /** Where sign-in and sign-out may return to: https addresses, or http://localhost ones. */
  readonly callbackUrls: string[];
  /**
   * The address of the pool's hosted login, without a path.
   *
   * @default - what the pool says of itself
   */
  readonly loginUrl?: string;
  /**
   * The client's name.
   *
   * @default - made by CloudFormation
   */
  readonly clientName?: string;
  /**
   * Which of the client's tokens opens the API. `AcceptedToken.ACCESS` needs `resourceServer`.
   *
   * @default AcceptedToken.ID
   */
  readonly acceptedToken?: AcceptedToken;
  /**
   * What makes the scope of access tokens: the resource server of AgentUserPool.
   *
   * @default - access tokens without a scope of the platform
   */
  readonly resourceServer?: cognito.IUserPoolResourceServer;
  /**
   * The hosted login gets the look that ships with Cognito; without any look it does not open. Set it to false to give it a look of your own.
   *
   * @default true
   */
  readonly defaultLook?: boolean;
}
