import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { AcceptedToken } from './accepted-token';

/** Who signs the tokens that open the API: a user pool, or any OpenID Connect provider. The chat function verifies every token itself. */
export interface TokenIssuer {
  /** The `iss` of its tokens, an https address. */
  readonly issuer: string;
  /** Whom the tokens are for: the app client of the page. */
  readonly audience: string;
  /**
   * Where it publishes the keys that sign.
   *
   * @default - `/.well-known/jwks.json` of the issuer
   */
  readonly keySetUrl?: string;
  /**
   * Which token opens the API.
   *
   * @default AcceptedToken.ID
   */
  readonly acceptedToken?: AcceptedToken;
  /**
   * The pool behind the issuer: API Gateway then refuses tokens of others before the function is called.
   *
   * @default - no pool: the chat function alone verifies
   */
  readonly userPool?: cognito.IUserPool;
  /**
   * The address of the hosted login, without a path.
   *
   * @default - what the issuer says at `/.well-known/openid-configuration`
   */
  readonly loginUrl?: string;
}
