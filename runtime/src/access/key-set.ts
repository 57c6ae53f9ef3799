import { KeySetUnavailableError } from './access-errors';

/** Where the issuer's public keys come from: its address, or a parameter where that cannot be reached. */
export interface KeySetSource {
  /**
   * The key set (RFC 7517), parsed from JSON and not judged.
   *
   * @throws KeySetUnavailableError
   */
  fetch(): Promise<unknown>;
}

/** Reads the key set from the issuer's address. */
export function httpKeySet(url: string, timeoutMs = 3_000): KeySetSource {
  return {
    async fetch() {
      try {
        const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
        if (!response.ok) throw new Error(`The key set answers ${response.status}.`);
        return await response.json();
      } catch (cause) {
        throw new KeySetUnavailableError({ cause });
      }
    },
  };
}
