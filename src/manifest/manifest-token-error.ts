import { ConstructError } from '../errors/construct-error';

/** A value of the manifest that is known only at deployment. */
export class ManifestTokenError extends ConstructError {
  public readonly code = 'MANIFEST_TOKEN';
  public override readonly name = 'ManifestTokenError';

  /** @param prop  the part of the manifest that holds the value */
  constructor(prop: string) {
    super({
      prop, value: undefined,
      problem: 'holds a value that is known only at deployment, but is written into the code of functions when the app is synthesized',
      remedy: 'Write the value itself.',
    });
  }
}
