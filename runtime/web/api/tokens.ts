import { bodyOf, sent, type Fetch } from './http';
import { tokenSchema } from './schemas';

/** Seconds before its expiry from which a token is renewed. */
const MARGIN_SECONDS = 60;

/** The tokens with which somebody asks. */
export interface TokenSource {
  /** A token that is valid for another minute at least. */
  token(): Promise<string>;
  /** Forgets the token: the platform did not accept it. */
  forget(): void;
}

/** The tokens with which one sample user asks. They are kept in memory only and renewed before they expire. */
export class SampleUserTokens implements TokenSource {
  private current?: { readonly token: Promise<string>; expiresAt: number };

  /** @param now  milliseconds since 1970 */
  constructor(private readonly user: string, private readonly fetch: Fetch, private readonly now: () => number) {}

  /** A token that is valid for another minute at least. Callers at the same time share one request. */
  async token(): Promise<string> {
    if (!this.current || this.current.expiresAt - MARGIN_SECONDS <= this.now() / 1000) this.current = this.request();
    const asked = this.current;
    try {
      return await asked.token;
    } catch (error) {
      if (this.current === asked) this.current = undefined;
      throw error;
    }
  }

  /** Forgets the token: the platform did not accept it. */
  forget(): void {
    this.current = undefined;
  }

  private request(): { token: Promise<string>; expiresAt: number } {
    const entry = { token: Promise.resolve(''), expiresAt: Infinity };
    entry.token = this.fetched().then(({ token, expiresAt }) => {
      entry.expiresAt = expiresAt;
      return token;
    });
    return entry;
  }

  private async fetched() {
    const response = await sent(this.fetch, '/local/token', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user: this.user }),
    });
    return bodyOf(response, tokenSchema, 'POST /local/token');
  }
}
