import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';

/** The people who may ask. */
export interface AgentUserPoolProps {
  /**
   * The pool's name.
   *
   * @default - made by CloudFormation
   */
  readonly userPoolName?: string;
  /**
   * The name of the app client.
   *
   * @default - made by CloudFormation
   */
  readonly clientName?: string;
  /** Where sign-in may return to: https addresses, or http://localhost ones. */
  readonly callbackUrls: string[];
  /**
   * Second factor, by authenticator app.
   *
   * @default Mfa.REQUIRED
   */
  readonly mfa?: cognito.Mfa;
  /**
   * Adaptive sign-in checks (Plus plan). Costs per monthly active user.
   *
   * @default false
   */
  readonly threatProtection?: boolean;
  /**
   * Whether the pool refuses to be deleted.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * What happens to the pool when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
