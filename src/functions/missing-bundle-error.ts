/** The code of a function is not there. */
export class MissingBundleError extends Error {
  public readonly code = 'BUNDLE_MISSING';
  public override readonly name = 'MissingBundleError';

  constructor(public readonly directory: string) {
    super(`The bundled runtime is missing: ${directory}. In the repository, run: npx projen bundle. In an installed package, install it again.`);
  }
}
