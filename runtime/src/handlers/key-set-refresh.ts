import { GetParameterCommand, ParameterNotFound, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod/mini';
import type { KeySetSource } from '../access/key-set';
import { PlatformError } from '../errors';

/** What the issuer publishes cannot be used: the keys that were read before stay. */
export class KeySetRefusedError extends PlatformError {
  readonly code = 'KEY_SET_REFUSED';
  override readonly remedy = 'Open the key set address of the issuer: it must answer a JSON Web Key Set with at least one RSA key for signatures.';
}

export interface KeySetRefresh {
  readonly issuer: KeySetSource;
  readonly client: SSMClient;
  /** The name of the parameter. */
  readonly parameter: string;
}

/** Characters that a standard parameter holds. */
const PARAMETER_LIMIT = 4_096;

/** An RSA key for signatures, without the certificates that some issuers add: they would not fit the parameter. */
const SigningKey = z.object({
  kty: z.literal('RSA'), kid: z.string(), n: z.string(), e: z.string(), alg: z.optional(z.string()), use: z.optional(z.literal('sig')),
});
const KeySet = z.object({ keys: z.array(z.unknown()) });

/**
 * Writes the issuer's key set to the parameter if it differs from what stands there. What is no key set, or has no key, is never written.
 *
 * @throws KeySetUnavailableError, KeySetRefusedError
 */
export async function refreshKeySet({ issuer, client, parameter }: KeySetRefresh): Promise<{ readonly keys: number; readonly changed: boolean }> {
  const keys = signingKeysOf(await issuer.fetch());
  const value = JSON.stringify({ keys });
  if (value.length > PARAMETER_LIMIT) {
    throw new KeySetRefusedError(`The issuer publishes ${keys.length} keys, ${value.length} characters; a parameter holds ${PARAMETER_LIMIT}.`);
  }
  if (await currentValue(client, parameter) === value) return { keys: keys.length, changed: false };
  await client.send(new PutParameterCommand({ Name: parameter, Value: value, Overwrite: true }));
  return { keys: keys.length, changed: true };
}

function signingKeysOf(published: unknown): z.infer<typeof SigningKey>[] {
  const keySet = KeySet.safeParse(published);
  if (!keySet.success) throw new KeySetRefusedError('The issuer publishes something that is no key set.');
  const keys = keySet.data.keys.flatMap(key => SigningKey.safeParse(key).data ?? []);
  if (keys.length === 0) throw new KeySetRefusedError('The issuer publishes no RSA key for signatures.');
  return keys;
}

async function currentValue(client: SSMClient, parameter: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetParameterCommand({ Name: parameter }))).Parameter?.Value;
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    throw error;
  }
}
