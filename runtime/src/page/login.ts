import * as z from 'zod/mini';
import { ACCESS_SCOPE } from '../../../src/contract';
import type { PageLogin, TokenUse } from '../../../src/contract';
import { PlatformError } from '../errors';

/** Whose tokens open the API, and which. */
export interface LoginSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly tokenUse: TokenUse;
  /** The hosted login of a user pool, where it is known. */
  readonly loginUrl?: string;
}

/** Nobody can sign in until the provider says where. */
export class LoginUnavailableError extends PlatformError {
  readonly code = 'LOGIN_UNAVAILABLE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Try again in a minute. If it stays, tell whoever runs the platform: the issuer must answer at /.well-known/openid-configuration.';

  constructor(problem: string, options?: ErrorOptions) {
    super(`The login cannot be found: ${problem}`, options);
  }
}

/**
 * Where and how people sign in: at the hosted login of a pool, or wherever the issuer says.
 *
 * @throws LoginUnavailableError
 */
export async function pageLogin(settings: LoginSettings, timeoutMs = 3_000): Promise<PageLogin> {
  const { issuer, clientId, tokenUse } = settings;
  const apiToken = tokenUse === 'access' ? 'access' : 'id';
  const scopes = ['openid', 'email', 'profile', ...apiToken === 'access' ? [ACCESS_SCOPE.full] : []].join(' ');
  const endpoints = settings.loginUrl === undefined ? await discovered(issuer, timeoutMs) : hostedLogin(settings.loginUrl);
  return { issuer, clientId, scopes, apiToken, ...endpoints };
}

type Endpoints = Pick<PageLogin, 'authorizeUrl' | 'tokenUrl' | 'revokeUrl' | 'signOutUrl' | 'signOutReturn'>;

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html */
function hostedLogin(loginUrl: string): Endpoints {
  const base = loginUrl.replace(/\/+$/, '');
  return {
    authorizeUrl: `${base}/oauth2/authorize`, tokenUrl: `${base}/oauth2/token`, revokeUrl: `${base}/oauth2/revoke`,
    signOutUrl: `${base}/logout`, signOutReturn: 'logout_uri',
  };
}

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  revocation_endpoint: z.optional(z.string()),
  end_session_endpoint: z.optional(z.string()),
});

/** @see https://openid.net/specs/openid-connect-discovery-1_0.html */
async function discovered(issuer: string, timeoutMs: number): Promise<Endpoints> {
  const url = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  const parsed = Discovery.safeParse(await json(url, timeoutMs));
  if (!parsed.success) throw new LoginUnavailableError(`${url} holds no OpenID configuration.`, { cause: parsed.error });
  const { issuer: said, authorization_endpoint, token_endpoint, revocation_endpoint, end_session_endpoint } = parsed.data;
  if (said !== issuer) throw new LoginUnavailableError(`${url} is that of another issuer.`);
  const addresses = [authorization_endpoint, token_endpoint, revocation_endpoint, end_session_endpoint].filter(each => each !== undefined);
  if (!addresses.every(isSafe)) throw new LoginUnavailableError(`${url} names an address without https.`);
  return {
    authorizeUrl: authorization_endpoint, tokenUrl: token_endpoint, revokeUrl: revocation_endpoint, signOutUrl: end_session_endpoint,
    signOutReturn: /^cognito-idp\./.test(new URL(issuer).hostname) ? 'logout_uri' : 'post_logout_redirect_uri',
  };
}

async function json(url: string, timeoutMs: number): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.json();
  } catch (cause) {
    throw new LoginUnavailableError(`${url} does not answer.`, { cause });
  }
}

/** https, or a server of this machine in a test. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
