import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PlatformError } from '../errors';
import { Refreshed } from '../settings';
import type { RefreshedOptions } from '../settings';

/** The secret that signs envelopes: the current one, and the one before it while callers may still use it. */
export interface SecretSource {
  current(): Promise<readonly [Uint8Array, ...Uint8Array[]]>;
}

/** A source that can be asked again before its time: a verifier meets a key that signers have read before it. */
export interface RenewableSecretSource extends SecretSource {
  renewed(): Promise<readonly [Uint8Array, ...Uint8Array[]]>;
}

export class SecretUnavailableError extends PlatformError {
  readonly code = 'SECRET_UNAVAILABLE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Check that the function may read its secret, and that the secret has a value.';
  constructor(cause: unknown) {
    super('The secret that signs tool calls cannot be read.', { cause });
  }
}

/** Reads the secret from Secrets Manager once a minute, and out of turn at most every ten seconds. */
export class SecretsManagerSource implements RenewableSecretSource {
  private readonly secrets: Refreshed<[Uint8Array, ...Uint8Array[]]>;

  constructor(private readonly client: SecretsManagerClient, private readonly secretId: string, options: RefreshedOptions) {
    this.secrets = new Refreshed(() => this.read(), options);
  }

  async current(): Promise<readonly [Uint8Array, ...Uint8Array[]]> {
    return this.secrets.current();
  }

  async renewed(): Promise<readonly [Uint8Array, ...Uint8Array[]]> {
    return this.secrets.renewed();
  }

  private async read(): Promise<[Uint8Array, ...Uint8Array[]]> {
    const [current, previous] = await Promise.all([this.version('AWSCURRENT'), this.version('AWSPREVIOUS')]);
    if (!current) throw new SecretUnavailableError(new Error('no current version'));
    return previous ? [current, previous] : [current];
  }

  private async version(stage: string): Promise<Uint8Array | undefined> {
    try {
      const { SecretString } = await this.client.send(new GetSecretValueCommand({ SecretId: this.secretId, VersionStage: stage }));
      return SecretString ? new TextEncoder().encode(SecretString) : undefined;
    } catch (error) {
      if (stage === 'AWSPREVIOUS' && error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
      throw new SecretUnavailableError(error);
    }
  }
}
