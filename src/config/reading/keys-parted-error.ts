import { ConstructError } from '../../errors/construct-error';

/** The key list of the parser was written from other props than those that are compiled. */
export class KeysPartedError extends ConstructError {
  public readonly code = 'KEYS_PARTED';
  public override readonly name = 'KeysPartedError';

  constructor() {
    super({
      prop: 'keys.generated.ts', value: undefined,
      problem: 'and the props of a configuration have parted',
      remedy: 'In the repository, run: node scripts/write-configuration.mjs. In an installed package, install it again.',
    });
  }
}
