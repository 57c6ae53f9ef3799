import { ConstructError } from '../errors/construct-error';

/** More definitions than a parameter holds. */
export class DefinitionsTooLargeError extends ConstructError {
  public readonly code = 'DEFINITIONS_TOO_LARGE';
  public override readonly name = 'DefinitionsTooLargeError';

  /**
   * @param bytes  that they have when they are compressed
   * @param most  that a parameter holds
   */
  constructor(bytes: number, most: number) {
    super({
      prop: 'initialDefinitions', value: undefined,
      problem: `has ${bytes} bytes compressed, and a parameter holds ${most}`,
      remedy: 'Leave out what is the same as in the definitions that ship, and write what several measures read into a view of your own (data.views).',
    });
  }
}
