import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AuditKeysError, chainKeysIn, type ChainKeys, type KnownKeys } from '../access/audit';
import { Refreshed, type RefreshedOptions } from '../settings';

/** The keys of the audit in Secrets Manager, read once a minute. */
export function storedChainKeys(client: SecretsManagerClient, secretId: string, options: RefreshedOptions): ChainKeys {
  return new Refreshed((): Promise<KnownKeys> => readKeys(client, secretId), options);
}

async function readKeys(client: SecretsManagerClient, secretId: string): Promise<KnownKeys> {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }))
    .catch((cause: unknown) => { throw new AuditKeysError(cause); });
  return chainKeysIn(SecretString);
}
