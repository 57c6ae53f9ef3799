import { PlatformError } from '../errors';

/** Where in the SQL an engine stumbled, both from 1. */
export interface SqlPosition {
  readonly line: number;
  readonly column: number;
}

/** A query without a result. Never holds an engine's own text: it quotes values of rows that the reader may not see. */
export abstract class QueryError extends PlatformError {}

/** The engine does not understand the query: its grammar, a name or a type is wrong. */
export class QuerySyntaxError extends QueryError {
  readonly code = 'QUERY_SYNTAX';
  override readonly status = 400;
  override readonly remedy = 'Check names and types against the description of the views.';

  /** @param engineCode  the engine's own name of the error, `COLUMN_NOT_FOUND` */
  constructor(readonly engineCode: string, readonly position?: SqlPosition) {
    super(`The query engine does not understand the query${place(position)} (${engineCode}).`);
  }
}

/** The query took longer than it may. */
export class QueryTimeoutError extends QueryError {
  readonly code = 'QUERY_TIMEOUT';
  override readonly status = 504;
  override readonly remedy = 'Ask for a shorter period or fewer products.';

  constructor(readonly afterMs: number, options?: ErrorOptions) {
    super(`The query gave no result within ${afterMs / 1000} s.`, options);
  }
}

/** Whoever asked does not want the result any more. */
export class QueryCancelledError extends QueryError {
  readonly code = 'QUERY_CANCELLED';
  override readonly status = 499;

  constructor(options?: ErrorOptions) {
    super('The query was cancelled.', options);
  }
}

/** The engine cannot be reached or has no capacity at the moment. */
export class EngineUnavailableError extends QueryError {
  readonly code = 'ENGINE_UNAVAILABLE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Try again in a moment.';

  constructor(readonly engineCode: string, options?: ErrorOptions) {
    super(`The query engine is not available (${engineCode}).`, options);
  }
}

/** The engine may not read for this reader what the query names: the second wall, below the guard. */
export class QueryDeniedError extends QueryError {
  readonly code = 'QUERY_DENIED';
  override readonly status = 403;
  override readonly remedy = 'Ask whoever runs the platform: what was granted and what the engine may read differ.';

  constructor(readonly engineCode: string) {
    super(`The query engine may not read the data of this query (${engineCode}).`);
  }
}

/** The query would read more than one query may. */
export class QueryScanLimitError extends QueryError {
  readonly code = 'QUERY_SCAN_LIMIT';
  override readonly status = 422;
  override readonly remedy = 'Ask for a shorter period or fewer columns, or raise the scan limit of the workgroup.';

  constructor() {
    super('The query would read more data than one query may, and was stopped.');
  }
}

/** The query needs more memory than queries may have, or gives a value that is too long to be taken out. */
export class QueryTooLargeError extends QueryError {
  readonly code = 'QUERY_TOO_LARGE';
  override readonly status = 422;
  override readonly remedy = 'Ask for a shorter period, fewer columns or coarser groups, and build no long texts or lists.';

  constructor() {
    super('The query or its result becomes too large for the query engine.');
  }
}

/** The engine understood the query and failed on the data, or refused it. */
export class QueryFailedError extends QueryError {
  readonly code = 'QUERY_FAILED';
  override readonly status = 422;
  override readonly remedy = 'Change the query, or ask in another way: a conversion, a division or a function does not fit the data.';

  constructor(readonly engineCode: string, readonly position?: SqlPosition) {
    super(`The query failed${place(position)} (${engineCode}).`);
  }
}

function place(position?: SqlPosition): string {
  return position ? ` at line ${position.line}, column ${position.column}` : '';
}
