import { AcceptedToken } from './accepted-token';
import type { TokenIssuer } from './token-issuer';

/** What a function that verifies tokens, or asks for them, must know of their issuer. */
export function tokenVariables({ issuer, audience, acceptedToken, userPool }: TokenIssuer): { issuer: string; audience: string; tokenUse: string } {
  return { issuer, audience, tokenUse: tokenUse(acceptedToken ?? AcceptedToken.ID, userPool !== undefined) };
}

/** Where the issuer publishes its keys. */
export function keySetUrlOf({ issuer, keySetUrl }: TokenIssuer): string {
  return keySetUrl ?? `${issuer}/.well-known/jwks.json`;
}

/** Only a user pool writes into every token which kind it is. */
function tokenUse(accepted: AcceptedToken, isPool: boolean): string {
  if (accepted === AcceptedToken.ACCESS) return 'access';
  return isPool ? 'id' : 'oidc';
}
