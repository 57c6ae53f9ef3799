import type { PageLogin } from '../../../src/contract';
import { ApiError } from '../api/errors';
import type { TokenSource } from '../api/tokens';
import { idClaims, type IdClaims } from './id-token';
import type { TabStorage } from './pending-sign-in';
import { signInEnded, wrongToken } from './sign-in-problems';
import type { Granted, TokenAddress } from './token-address';

const KEY = 'scap.refresh-token';
/** Seconds before its expiry from which a token is renewed. */
const MARGIN_SECONDS = 60;

export interface SignedInParts {
  readonly login: PageLogin;
  readonly tokens: TokenAddress;
  readonly storage: TabStorage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Somebody who has signed in: the tokens with which the page asks. The token that opens the API is kept in memory only; what renews it
 * outlives a reload, in this tab alone.
 */
export class SignedIn implements TokenSource {
  private current?: { readonly token: string; readonly renewAt: number };
  private renewing?: Promise<string>;
  private refreshToken?: string;
  private readonly listeners = new Set<(error: ApiError) => void>();

  private constructor(readonly subject: string, private readonly parts: SignedInParts) {}

  /**
   * After a sign-in.
   *
   * @param nonce  that of the sign-in
   * @throws ApiError
   */
  static begun(granted: Granted, nonce: string, parts: SignedInParts): SignedIn {
    const signedIn = new SignedIn(claimsIn(granted, parts.login, nonce).subject, parts);
    signedIn.take(granted, nonce);
    return signedIn;
  }

  /**
   * After a reload; undefined where nobody was signed in, or no longer is.
   *
   * @throws ApiError where the login cannot say
   */
  static async resumed(parts: SignedInParts): Promise<SignedIn | undefined> {
    const refreshToken = parts.storage.getItem(KEY);
    if (refreshToken === null) return undefined;
    try {
      const granted = await parts.tokens.renew(refreshToken);
      const signedIn = new SignedIn(claimsIn(granted, parts.login).subject, parts);
      signedIn.take({ refresh_token: refreshToken, ...granted });
      return signedIn;
    } catch (error) {
      if (!isEnded(error)) throw error;
      parts.storage.removeItem(KEY);
      return undefined;
    }
  }

  /** Calls `listener` when the login no longer renews the sign-in. Returns what ends the listening. */
  onEnd(listener: (error: ApiError) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A token that is valid for another minute at least. Callers at the same time share one renewal. */
  async token(): Promise<string> {
    if (this.current && this.parts.now() < this.current.renewAt) return this.current.token;
    this.renewing ??= this.renew().finally(() => { this.renewing = undefined; });
    return this.renewing;
  }

  /** Forgets the token: the platform did not accept it. */
  forget(): void {
    this.current = undefined;
  }

  /** Ends the sign-in here, and at the login as far as it offers that. */
  async signOut(): Promise<void> {
    const { refreshToken } = this;
    this.current = undefined;
    this.refreshToken = undefined;
    this.parts.storage.removeItem(KEY);
    if (refreshToken !== undefined) await this.parts.tokens.revoke(refreshToken);
  }

  private async renew(): Promise<string> {
    try {
      if (this.refreshToken === undefined) throw signInEnded();
      const granted = await this.parts.tokens.renew(this.refreshToken);
      if (claimsIn(granted, this.parts.login).subject !== this.subject) throw wrongToken('another person');
      return this.take(granted);
    } catch (error) {
      if (isEnded(error)) {
        this.parts.storage.removeItem(KEY);
        for (const listener of this.listeners) listener(error);
      }
      throw error;
    }
  }

  private take(granted: Granted, nonce?: string): string {
    const { login, storage, now } = this.parts;
    const { lifetime } = claimsIn(granted, login, nonce);
    const token = login.apiToken === 'access' ? granted.access_token : granted.id_token ?? '';
    const seconds = login.apiToken === 'access' ? granted.expires_in ?? lifetime : lifetime;
    // Counted from now: the clock of this machine may be wrong.
    this.current = { token, renewAt: now() + (seconds - MARGIN_SECONDS) * 1000 };
    this.refreshToken = granted.refresh_token ?? this.refreshToken;
    if (this.refreshToken !== undefined) storage.setItem(KEY, this.refreshToken);
    return token;
  }
}

function claimsIn({ id_token }: Granted, login: PageLogin, nonce?: string): IdClaims {
  if (id_token === undefined) throw wrongToken('no ID token');
  return idClaims(id_token, login, nonce);
}

function isEnded(error: unknown): error is ApiError {
  return error instanceof ApiError && error.problem.code === 'SIGN_IN_ENDED';
}
