/** A trail was asked for that would record nothing. */
export class NothingToRecordError extends Error {
  public readonly code = 'NOTHING_TO_RECORD';
  public override readonly name = 'NothingToRecordError';

  constructor() {
    super('The audit trail would record nothing. Give it buckets, tables or functions, or managementEvents: true.');
  }
}
