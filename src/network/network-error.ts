/** A network that cannot be made as it was asked for. */
export class NetworkError extends Error {
  public readonly code = 'NETWORK_INVALID';
  public override readonly name = 'NetworkError';

  /**
   * @param prop  as the user wrote it
   * @param value  what was given
   * @param remedy  what to write instead
   */
  constructor(public readonly prop: string, public readonly value: unknown, message: string, public readonly remedy: string) {
    super(`${prop}: ${JSON.stringify(value)} ${message}. ${remedy}`);
  }
}
