import { JwtVerifier } from 'aws-jwt-verify';
import { JwksValidationError, JwkValidationError, JwtExpiredError, JwtInvalidClaimError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import * as z from 'zod/mini';
import { PERSONAS, PERSONAS_CLAIM, SCOPE_CLAIM } from '../../../src/contract';
import { KeySetUnavailableError, UnauthenticatedError } from './access-errors';
import type { VerifiedUser } from './identity';
import type { KeySetSource } from './key-set';
import { scopeOf } from './scope-claim';

export interface TokenVerifierProps {
  readonly issuer: string;
  /** The app client that tokens must be for. */
  readonly audience: string;
  readonly keySet: KeySetSource;
  /** The ids of the personas that exist here. Those that ship, if none are given. */
  readonly personas?: readonly string[];
}

/** What a token must say to be an ID token of somebody. The signature has been verified; what it covers has still to fit. */
const Claims = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(256)),
  token_use: z.literal('id'),
  name: z.optional(z.string()),
  'cognito:username': z.optional(z.string()),
  [PERSONAS_CLAIM]: z.optional(z.array(z.string())),
});

/**
 * Turns an ID token into a verified user: RS256 signature by a key of the issuer, issuer, audience, expiry, kind of token.
 * Personas and scope come from the claims that the client cannot write, and from nothing else.
 */
export class TokenVerifier {
  private readonly verifier;
  private readonly personas: readonly string[];

  constructor({ issuer, audience, keySet, personas = Object.keys(PERSONAS) }: TokenVerifierProps) {
    this.personas = personas;
    // The cache reads the keys again for an unknown key id, at most once in ten seconds.
    const jwksCache = new SimpleJwksCache({ fetcher: { fetch: () => keySetBytes(keySet) } });
    this.verifier = JwtVerifier.create({ issuer, audience, jwksUri: `${issuer}/.well-known/jwks.json` }, { jwksCache });
  }

  /**
   * @param token  the bare token, without `Bearer`
   * @throws UnauthenticatedError, BadScopeClaimError, KeySetUnavailableError
   */
  async verify(token: string): Promise<VerifiedUser> {
    if (token === '') throw new UnauthenticatedError('TOKEN_MISSING');
    const payload = await this.verifier.verify(token, { customJwtCheck: onlyRs256 }).catch((thrown: unknown) => {
      throw refusalOf(thrown);
    });
    const claims = Claims.safeParse(payload);
    if (!claims.success) throw new UnauthenticatedError('TOKEN_NOT_FOR_HERE');
    const { sub, name, 'cognito:username': username, [PERSONAS_CLAIM]: groups = [] } = claims.data;
    return { subject: sub, name: name ?? username ?? sub, personas: groups.filter(group => this.personas.includes(group)), warehouses: scopeOf(payload[SCOPE_CLAIM]) };
  }
}

async function keySetBytes(keySet: KeySetSource): Promise<ArrayBuffer> {
  const { buffer } = new TextEncoder().encode(JSON.stringify(await keySet.fetch()));
  return buffer;
}

function onlyRs256({ header }: { readonly header: { readonly alg?: string } }): void {
  if (header.alg !== 'RS256') throw new UnauthenticatedError('TOKEN_INVALID');
}

function refusalOf(thrown: unknown): UnauthenticatedError | KeySetUnavailableError {
  if (thrown instanceof UnauthenticatedError || thrown instanceof KeySetUnavailableError) return thrown;
  if (thrown instanceof JwksValidationError || thrown instanceof JwkValidationError) return new KeySetUnavailableError({ cause: thrown });
  if (thrown instanceof JwtExpiredError) return new UnauthenticatedError('TOKEN_EXPIRED');
  return new UnauthenticatedError(thrown instanceof JwtInvalidClaimError ? 'TOKEN_NOT_FOR_HERE' : 'TOKEN_INVALID');
}
