/** A value of the manifest that is known only at deployment. */
export class ManifestTokenError extends Error {
  public readonly code = 'MANIFEST_TOKEN';
  public override readonly name = 'ManifestTokenError';

  constructor() {
    super('Agents, personas and tools are written into the code of functions when the app is synthesized, so none of agents.*, permissions.* and '
      + 'tools.* may be a value that is known only at deployment. Write the value itself.');
  }
}
