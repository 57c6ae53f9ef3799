import { ConstructError } from '../errors/construct-error';

/** The code of a function is not there. */
export class MissingBundleError extends ConstructError {
  public readonly code = 'BUNDLE_MISSING';
  public override readonly name = 'MissingBundleError';

  /** @param directory  where it was looked for */
  constructor(directory: string) {
    super({
      prop: 'bundle', value: directory,
      problem: 'is missing: it holds the runtime of a function',
      remedy: 'In the repository, run: npx projen bundle. In an installed package, install it again.',
    });
  }
}
