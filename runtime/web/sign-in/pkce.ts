/** A secret of one sign-in, and what the login is told of it first (RFC 7636, method S256). */
export interface PkcePair {
  readonly verifier: string;
  readonly challenge: string;
}

/** A pair that nobody can guess. */
export async function pkcePair(): Promise<PkcePair> {
  const verifier = randomText();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(digest)) };
}

/** 32 random bytes as 43 letters, digits, `-` and `_`. */
export function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
