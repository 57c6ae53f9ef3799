import type { QueryOptions } from './engine';
import { QueryCancelledError, QueryTimeoutError } from './query-errors';

/** What ends a query early: its caller, or the clock. */
export class QueryLimit {
  /** Aborts on whichever comes first. */
  readonly signal: AbortSignal;
  private readonly timeout: AbortSignal;

  constructor(private readonly options: QueryOptions) {
    this.timeout = AbortSignal.timeout(options.timeoutMs);
    this.signal = AbortSignal.any([options.signal, this.timeout]);
  }

  /** @throws QueryCancelledError, QueryTimeoutError where the query shall go no further */
  check(): void {
    const error = this.error();
    if (error) throw error;
  }

  /** Why the query was ended early; undefined where it was not. */
  error(): QueryCancelledError | QueryTimeoutError | undefined {
    if (this.options.signal.aborted) return new QueryCancelledError({ cause: this.options.signal.reason });
    if (this.timeout.aborted) return new QueryTimeoutError(this.options.timeoutMs);
    return undefined;
  }
}
