import { ConstructError } from '../errors/construct-error';

/** A backup was asked for that would copy nothing. */
export class NothingToCopyError extends ConstructError {
  public readonly code = 'NOTHING_TO_COPY';
  public override readonly name = 'NothingToCopyError';

  constructor() {
    super({ prop: 'tables, buckets', value: undefined, problem: 'are empty, and the backup would copy nothing', remedy: 'Give it tables or buckets.' });
  }
}
