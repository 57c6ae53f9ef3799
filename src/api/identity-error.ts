import { ConstructError } from '../errors/construct-error';

/** Props of identity that do not go together. */
export class IdentityError extends ConstructError {
  public readonly code = 'IDENTITY';
  public override readonly name = 'IdentityError';

  /**
   * @param prop  as the user wrote it
   * @param value  what was given, if it can be written
   * @param problem  what is wrong with it
   * @param remedy  what to do
   */
  constructor(prop: string, value: string | undefined, problem: string, remedy: string) {
    super({ prop, value, problem, remedy });
  }
}
