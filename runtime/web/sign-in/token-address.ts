import * as z from 'zod/mini';
import type { PageLogin } from '../../../src/contract';
import { loginRefused, loginUnreachable, signInEnded, wrongToken } from './sign-in-problems';

/** Sends a request to the login: another origin. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

const grantedSchema = z.object({
  id_token: z.optional(z.string()),
  access_token: z.string(),
  refresh_token: z.optional(z.string()),
  expires_in: z.optional(z.number()),
});

/** What the login grants: tokens, and what renews them. */
export type Granted = z.infer<typeof grantedSchema>;

const refusedSchema = z.object({ error: z.string() });
/** Nobody waits longer for a token to be made worthless. */
const REVOKING_MS = 2_000;

/** The addresses of the login that a page sends requests to. */
export class TokenAddress {
  constructor(private readonly login: PageLogin, private readonly send: Send) {}

  /**
   * Changes the code of a sign-in into tokens.
   *
   * @throws ApiError
   */
  exchange(code: string, verifier: string, redirectUri: string): Promise<Granted> {
    return this.grant({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri });
  }

  /**
   * New tokens for a refresh token.
   *
   * @throws ApiError, with the code SIGN_IN_ENDED where the login no longer knows it
   */
  renew(refreshToken: string): Promise<Granted> {
    return this.grant({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** Makes a refresh token worthless, as far as the login offers and answers that. */
  async revoke(refreshToken: string): Promise<void> {
    const { revokeUrl, clientId } = this.login;
    if (revokeUrl === undefined) return;
    const init = form({ token: refreshToken, client_id: clientId });
    await this.send(revokeUrl, { ...init, signal: AbortSignal.timeout(REVOKING_MS) }).catch(() => undefined); // signing out goes on without it
  }

  private async grant(fields: Record<string, string>): Promise<Granted> {
    const response = await this.send(this.login.tokenUrl, form({ client_id: this.login.clientId, ...fields })).catch((cause: unknown) => {
      throw loginUnreachable(cause);
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw refusal(response.status, body, fields.grant_type === 'refresh_token');
    const granted = grantedSchema.safeParse(body);
    if (!granted.success) throw wrongToken('the answer cannot be read', granted.error);
    return granted.data;
  }
}

function refusal(status: number, body: unknown, renewing: boolean): Error {
  const { error = '' } = refusedSchema.safeParse(body).data ?? {};
  if (status >= 500 || status === 429) return loginUnreachable(new Error(`The login answered with status ${status}.`));
  return renewing ? signInEnded() : loginRefused(error);
}

function form(fields: Record<string, string>): RequestInit {
  // No cookies: what counts stands in the form. The login may answer any origin.
  return { method: 'POST', credentials: 'omit', headers: { accept: 'application/json' }, body: new URLSearchParams(fields) };
}
