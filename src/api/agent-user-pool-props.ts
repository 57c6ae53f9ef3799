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
   * First part of the address of the hosted login, unique among all accounts of the Region: small letters, digits and `-`.
   *
   * @default - no hosted login: people sign in through an application of your own
   */
  readonly loginDomainPrefix?: string;
  /**
   * Groups by name, each with a description. A group is a persona: who is in none may ask nothing.
   *
   * @default - the personas that ship
   */
  readonly groups?: { [name: string]: string };
  /**
   * Access tokens get a scope of their own, `agents/ask`, which an app client can ask for.
   *
   * @default false
   */
  readonly accessTokens?: boolean;
  /**
   * Second factor, by authenticator app.
   *
   * @default Mfa.REQUIRED
   */
  readonly mfa?: cognito.Mfa;
  /**
   * Adaptive sign-in checks of the Plus plan: watched, or acted upon. Costs 0.02 USD per monthly active user.
   *
   * @default StandardThreatProtectionMode.NO_ENFORCEMENT
   */
  readonly threatProtection?: cognito.StandardThreatProtectionMode;
  /**
   * Whether the pool refuses to be deleted.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * What happens to the pool and its login domain when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
