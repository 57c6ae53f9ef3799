import * as z from 'zod/mini';
import type { PageLogin } from '../../../src/contract';
import { wrongToken } from './sign-in-problems';

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  iat: z.number(),
  nonce: z.optional(z.string()),
});

/** What the page takes from an ID token. */
export interface IdClaims {
  /** Who signed in: stable, opaque. */
  readonly subject: string;
  /** How long the token is valid, seconds. */
  readonly lifetime: number;
}

/**
 * The claims of an ID token that came from the token address itself. Its signature is not looked at: the connection says who sent it
 * (OpenID Connect Core 3.1.3.7), and the platform verifies every token that it is shown.
 *
 * @param nonce  that of the sign-in; a renewed token has none
 * @throws ApiError where the token is for somebody else, or of another sign-in
 */
export function idClaims(token: string, { issuer, clientId }: PageLogin, nonce?: string): IdClaims {
  const claims = claimsSchema.safeParse(payloadOf(token));
  if (!claims.success) throw wrongToken('it cannot be read', claims.error);
  const { iss, sub, aud, exp, iat } = claims.data;
  if (iss !== issuer) throw wrongToken('another issuer');
  if (![aud].flat().includes(clientId)) throw wrongToken('another client');
  if (nonce !== undefined && claims.data.nonce !== nonce) throw wrongToken('another sign-in');
  return { subject: sub, lifetime: exp - iat };
}

function payloadOf(token: string): unknown {
  const [, payload = ''] = token.split('.');
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw wrongToken('it cannot be read', cause);
  }
}
