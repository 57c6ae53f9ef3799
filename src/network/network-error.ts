import { ConstructError } from '../errors/construct-error';

/** A network that cannot be made as it was asked for. */
export class NetworkError extends ConstructError {
  public readonly code = 'NETWORK_INVALID';
  public override readonly name = 'NetworkError';

  /**
   * @param prop  as the user wrote it
   * @param value  what was given
   * @param remedy  what to write instead
   */
  constructor(prop: string, value: unknown, problem: string, remedy: string) {
    super({ prop, value, problem, remedy });
  }
}
