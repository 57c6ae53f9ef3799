import { JwtVerifier } from 'aws-jwt-verify';
import { JwksValidationError, JwkValidationError, JwtExpiredError, JwtInvalidClaimError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { PERSONAS, SCOPE_CLAIM } from '../../../src/contract';
import type { TokenUse } from '../../../src/contract';
import { KeySetUnavailableError, UnauthenticatedError } from './access-errors';
import type { VerifiedUser } from './identity';
import type { KeySetSource } from './key-set';
import { scopeOf } from './scope-claim';
import { claimsOf } from './token-claims';

export interface TokenVerifierProps {
  readonly issuer: string;
  /** The app client that tokens must be for. */
  readonly audience: string;
  readonly keySet: KeySetSource;
  /** Which token is believed: `id`, if nothing is said. */
  readonly tokenUse?: TokenUse;
  /** The ids of the personas that exist here. Those that ship, if none are given. */
  readonly personas?: readonly string[];
}

/**
 * Turns a token into a verified user: RS256 signature by a key of the issuer, issuer, audience, expiry, kind of token.
 * Personas and scope come from the claims that the client cannot write, and from nothing else.
 */
export class TokenVerifier {
  private readonly verifier;
  private readonly personas: readonly string[];

  constructor(private readonly props: TokenVerifierProps) {
    const { issuer, audience, keySet, tokenUse, personas = Object.keys(PERSONAS) } = props;
    this.personas = personas;
    // The cache reads the keys again for an unknown key id, at most once in ten seconds.
    const jwksCache = new SimpleJwksCache({ fetcher: { fetch: () => keySetBytes(keySet) } });
    this.verifier = JwtVerifier.create({
      // Cognito's access tokens have no audience: their client is looked at with their scope.
      issuer, audience: tokenUse === 'access' ? null : audience, jwksUri: `${issuer}/.well-known/jwks.json`,
    }, { jwksCache });
  }

  /**
   * @param token  the bare token, without `Bearer`
   * @throws UnauthenticatedError, BadScopeClaimError, KeySetUnavailableError
   */
  async verify(token: string): Promise<VerifiedUser> {
    if (token === '') throw new UnauthenticatedError('TOKEN_MISSING');
    const { tokenUse = 'id', audience } = this.props;
    const customJwtCheck = tokenUse === 'access' ? onlyRs256 : onlyIdTokens;
    const payload = await this.verifier.verify(token, { customJwtCheck }).catch((thrown: unknown) => {
      throw refusalOf(thrown);
    });
    const claims = claimsOf(payload, tokenUse, audience);
    if (!claims) throw new UnauthenticatedError('TOKEN_NOT_FOR_HERE');
    const { sub, name, username, groups } = claims;
    return {
      subject: sub, name: name ?? username ?? sub, personas: groups.filter(group => this.personas.includes(group)),
      warehouses: scopeOf(payload[SCOPE_CLAIM]),
    };
  }
}

async function keySetBytes(keySet: KeySetSource): Promise<ArrayBuffer> {
  const { buffer } = new TextEncoder().encode(JSON.stringify(await keySet.fetch()));
  return buffer;
}

interface TokenWithHeader {
  readonly header: { readonly alg?: string; readonly typ?: string };
}

function onlyRs256({ header }: TokenWithHeader): void {
  if (header.alg !== 'RS256') throw new UnauthenticatedError('TOKEN_INVALID');
}

/** Access tokens (RFC 9068) and logout tokens of other issuers may be for the same client; they say by `typ` what they are. */
function onlyIdTokens(token: TokenWithHeader): void {
  onlyRs256(token);
  if (token.header.typ !== undefined && token.header.typ.toUpperCase() !== 'JWT') throw new UnauthenticatedError('TOKEN_NOT_FOR_HERE');
}

function refusalOf(thrown: unknown): UnauthenticatedError | KeySetUnavailableError {
  if (thrown instanceof UnauthenticatedError || thrown instanceof KeySetUnavailableError) return thrown;
  if (thrown instanceof JwksValidationError || thrown instanceof JwkValidationError) return new KeySetUnavailableError({ cause: thrown });
  if (thrown instanceof JwtExpiredError) return new UnauthenticatedError('TOKEN_EXPIRED');
  return new UnauthenticatedError(thrown instanceof JwtInvalidClaimError ? 'TOKEN_NOT_FOR_HERE' : 'TOKEN_INVALID');
}
