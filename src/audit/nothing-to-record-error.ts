import { ConstructError } from '../errors/construct-error';

/** A trail was asked for that would record nothing. */
export class NothingToRecordError extends ConstructError {
  public readonly code = 'NOTHING_TO_RECORD';
  public override readonly name = 'NothingToRecordError';

  constructor() {
    super({
      prop: 'buckets, tables, functions', value: undefined,
      problem: 'are empty, and the audit trail would record nothing',
      remedy: 'Give it buckets, tables or functions, or managementEvents: true.',
    });
  }
}
