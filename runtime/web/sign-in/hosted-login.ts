import type { PageLogin } from '../../../src/contract';
import { keepPending, takePending, type TabStorage } from './pending-sign-in';
import { pkcePair, randomText } from './pkce';
import { foreignSignIn, loginRefused, unsafePlace } from './sign-in-problems';
import { SignedIn, type SignedInParts } from './signed-in';
import { TokenAddress, type Send } from './token-address';

export interface HostedLoginParts {
  /** The page's own address, without query and hash: where the login sends people back to. */
  readonly page: string;
  readonly send: Send;
  readonly storage: TabStorage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Somebody who comes back from the login, and where he was. */
export interface Returned {
  readonly signedIn: SignedIn;
  /** The hash of the page before the sign-in. */
  readonly place: string;
}

/** The login that is not ours: the way there, back, and out. Authorization code with PKCE (RFC 7636, OpenID Connect Core). */
export class HostedLogin {
  private readonly signedInParts: SignedInParts;

  constructor(private readonly login: PageLogin, private readonly parts: HostedLoginParts) {
    this.signedInParts = { login, tokens: new TokenAddress(login, parts.send), storage: parts.storage, now: parts.now };
  }

  /**
   * Begins a sign-in.
   *
   * @param place  the hash of the page, to come back to
   * @returns the address to go to
   */
  async begin(place: string): Promise<string> {
    if (!globalThis.crypto?.subtle) throw unsafePlace();
    const { verifier, challenge } = await pkcePair();
    const [state, nonce] = [randomText(), randomText()];
    keepPending(this.parts.storage, { state, nonce, verifier, place, begunAt: this.parts.now() });
    return withQuery(this.login.authorizeUrl, {
      response_type: 'code', client_id: this.login.clientId, redirect_uri: this.parts.page, scope: this.login.scopes,
      state, nonce, code_challenge: challenge, code_challenge_method: 'S256',
    });
  }

  /**
   * Completes the sign-in that the login answers in the page's query; undefined where it answers none.
   *
   * @throws ApiError
   */
  async complete(query: string): Promise<Returned | undefined> {
    const answer = new URLSearchParams(query);
    const [code, error, state] = ['code', 'error', 'state'].map(name => answer.get(name));
    if (!code && !error) return undefined;
    const pending = takePending(this.parts.storage, state ?? '', this.parts.now());
    if (!pending) throw foreignSignIn();
    if (!code) throw loginRefused(error ?? '');
    const granted = await this.signedInParts.tokens.exchange(code, pending.verifier, this.parts.page);
    return { signedIn: SignedIn.begun(granted, pending.nonce, this.signedInParts), place: pending.place };
  }

  /**
   * Who was signed in before a reload.
   *
   * @throws ApiError where the login cannot say
   */
  resume(): Promise<SignedIn | undefined> {
    return SignedIn.resumed(this.signedInParts);
  }

  /** Where the login's own session ends, and from where it comes back; the page itself where the login offers no such thing. */
  signOutAddress(): string {
    const { signOutUrl, signOutReturn, clientId } = this.login;
    return signOutUrl === undefined ? this.parts.page : withQuery(signOutUrl, { client_id: clientId, [signOutReturn]: this.parts.page });
  }
}

function withQuery(address: string, fields: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return url.href;
}
