import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { RotationEvent, rotateSigningKey } from './envelope-rotation';

const client = new SecretsManagerClient();

/**
 * The function that replaces the key of envelopes and adds keys of the audit, called by Secrets Manager. An error makes Secrets Manager try again
 * later.
 */
export const handler = async (event: unknown): Promise<void> => rotateSigningKey(client, RotationEvent.parse(event));
