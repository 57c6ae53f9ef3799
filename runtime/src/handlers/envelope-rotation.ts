import { randomInt } from 'node:crypto';
import {
  DescribeSecretCommand, GetSecretValueCommand, PutSecretValueCommand, UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { chainKeysIn, type KnownKeys } from '../access/audit/chain-keys';
import { PlatformError, unreachable } from '../errors';

/** The rotation of the secret was asked for in a way that would damage it, or its new value is none. */
export class RotationRefusedError extends PlatformError {
  readonly code = 'ROTATION_REFUSED';
  override readonly remedy = 'Look at the versions of the secret and their stages, then start its rotation again.';
}

/** What Secrets Manager sends, once for each step. */
export const RotationEvent = z.object({
  Step: z.enum(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
  SecretId: z.string(),
  ClientRequestToken: z.string(),
});
export type RotationStep = z.infer<typeof RotationEvent>;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 64;
const KEY = new RegExp(`^[A-Za-z0-9]{${LENGTH}}$`);

/**
 * One step of the rotation of a signing key. Each step may be sent again and then changes nothing more. Signers and verifiers read the new key
 * within their cache time, and accept the one before it. Where the secret holds the keys of the audit, one is added, and none is taken away.
 *
 * @throws RotationRefusedError
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export async function rotateSigningKey(client: SecretsManagerClient, event: RotationStep): Promise<void> {
  const { SecretId, ClientRequestToken: version } = event;
  const { VersionIdsToStages: versions = {} } = await client.send(new DescribeSecretCommand({ SecretId }));
  const stages = versions[version];
  if (stages?.includes('AWSCURRENT')) return; // an earlier call has finished
  if (!stages?.includes('AWSPENDING')) throw new RotationRefusedError('The version to rotate to is not the pending version of this secret.');
  switch (event.Step) {
    case 'createSecret': return createPending(client, SecretId, version);
    case 'setSecret': return; // nobody else holds the key: there is no place to set it
    case 'testSecret': return testPending(client, SecretId, version);
    case 'finishSecret': {
      const current = Object.keys(versions).find(id => versions[id]?.includes('AWSCURRENT'));
      await client.send(new UpdateSecretVersionStageCommand({
        SecretId, VersionStage: 'AWSCURRENT', MoveToVersionId: version, RemoveFromVersionId: current,
      }));
      return;
    }
    default: return unreachable(event.Step);
  }
}

async function createPending(client: SecretsManagerClient, SecretId: string, version: string): Promise<void> {
  if (await pendingValue(client, SecretId, version) !== undefined) return;
  await client.send(new PutSecretValueCommand({
    SecretId, ClientRequestToken: version, SecretString: nextValue(await currentValue(client, SecretId)), VersionStages: ['AWSPENDING'],
  }));
}

async function testPending(client: SecretsManagerClient, SecretId: string, version: string): Promise<void> {
  const value = await pendingValue(client, SecretId, version);
  const current = await currentValue(client, SecretId);
  if (holdsKeys(current)) requireOneMore(current, value);
  else if (value === undefined || !KEY.test(value)) throw new RotationRefusedError(`The pending version is not a key of ${LENGTH} letters and digits.`);
}

/** @throws RotationRefusedError where a key that was there would be lost: what it has sealed could never be checked again */
function requireOneMore(current: string, pending = ''): void {
  const [, ...kept] = keysIn(pending) ?? [];
  const same = JSON.stringify(kept) === JSON.stringify(chainKeysIn(current));
  if (!same) throw new RotationRefusedError('The pending version does not hold all keys of the current one, and one more.');
}

function keysIn(text: string): KnownKeys | undefined {
  return holdsKeys(text) ? chainKeysIn(text) : undefined;
}

/** Whether a value is that of the keys of the audit: an object, where a signing key is a word. */
function holdsKeys(value: string): boolean {
  return value.startsWith('{');
}

function nextValue(current: string): string {
  if (!holdsKeys(current)) return newKey();
  const known = chainKeysIn(current);
  const next = `k${Number(known[0].id.slice(1)) + 1}`;
  return JSON.stringify(Object.fromEntries([...known.map(({ id, secret }) => [id, secret]).reverse(), [next, newKey()]]));
}

/** @throws RotationRefusedError */
async function currentValue(client: SecretsManagerClient, SecretId: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId, VersionStage: 'AWSCURRENT' }));
  if (!SecretString) throw new RotationRefusedError('The current version of the secret holds nothing.');
  return SecretString;
}

async function pendingValue(client: SecretsManagerClient, SecretId: string, VersionId: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId, VersionId, VersionStage: 'AWSPENDING' }))).SecretString;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function newKey(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
