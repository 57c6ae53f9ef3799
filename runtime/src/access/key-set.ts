import { GetParameterCommand } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
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

/**
 * Reads the key set from Parameter Store, where a function outside the VPC keeps a copy. Whoever verifies tokens keeps the keys that were read:
 * a parameter that cannot be read harms only tokens signed with a key that is not among them.
 */
export function parameterKeySet(client: SSMClient, name: string): KeySetSource {
  return {
    async fetch() {
      try {
        const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
        const keySet: unknown = JSON.parse(Parameter?.Value ?? '');
        if (isEmpty(keySet)) throw new Error(`The parameter ${name} has not been filled yet: invoke the function that refreshes it.`);
        return keySet;
      } catch (cause) {
        throw new KeySetUnavailableError({ cause });
      }
    },
  };
}

function isEmpty(keySet: unknown): boolean {
  return typeof keySet === 'object' && keySet !== null && 'keys' in keySet && Array.isArray(keySet.keys) && keySet.keys.length === 0;
}
