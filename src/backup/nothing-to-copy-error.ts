/** A backup was asked for that would copy nothing. */
export class NothingToCopyError extends Error {
  public readonly code = 'NOTHING_TO_COPY';
  public override readonly name = 'NothingToCopyError';

  constructor() {
    super('The backup would copy nothing. Give it tables or buckets.');
  }
}
