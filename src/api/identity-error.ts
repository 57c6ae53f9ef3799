/** Props of identity that do not go together. */
export class IdentityError extends Error {
  public readonly code = 'IDENTITY';
  public override readonly name = 'IdentityError';

  /**
   * @param prop  as the user wrote it
   * @param problem  what is wrong with it
   * @param remedy  what to do
   */
  constructor(public readonly prop: string, problem: string, remedy: string) {
    super(`${prop} ${problem}. ${remedy}`);
  }
}
