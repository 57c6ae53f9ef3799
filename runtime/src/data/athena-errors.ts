import type { QueryExecutionStatus } from '@aws-sdk/client-athena';
import {
  EngineUnavailableError, QueryCancelledError, QueryDeniedError, QueryError, QueryFailedError, QueryScanLimitError, QuerySyntaxError,
  QueryTimeoutError, QueryTooLargeError,
} from './query-errors';
import type { SqlPosition } from './query-errors';

/** Athena's error catalogue: category 1 is the service itself; types 206 and 210 are queries that took too long. */
const SERVICE = 1;
const TIMED_OUT: readonly number[] = [206, 210];

/** Athena has no codes for these: what it says of them is known, and not passed on. */
const SCAN_LIMIT = /bytes scanned limit/i;
const TOO_LARGE = /\bEXCEEDED_\w*MEMORY_LIMIT\b|exhausted resources at this scale factor/i;
const DENIED = /\b(?:access denied|accessdenied|permission_denied|insufficient permissions|is not authorized to perform)/i;

/** A query that Athena has begun and not finished, as one of our errors. Of its message only Trino's code and the position are kept. */
export function failedQuery(status: QueryExecutionStatus, timeoutMs: number): QueryError {
  const { ErrorCategory: category, ErrorType: type } = status.AthenaError ?? {};
  const reason = status.StateChangeReason ?? status.AthenaError?.ErrorMessage ?? '';
  const code = /^([A-Z][A-Z0-9_]+)\b/.exec(reason)?.[1] ?? (type === undefined ? 'UNKNOWN' : `ATHENA_${type}`);
  if (SCAN_LIMIT.test(reason)) return new QueryScanLimitError();
  if (TOO_LARGE.test(reason)) return new QueryTooLargeError();
  if (DENIED.test(reason)) return new QueryDeniedError(code === 'UNKNOWN' ? 'ACCESS_DENIED' : code);
  if (type !== undefined && TIMED_OUT.includes(type)) return new QueryTimeoutError(timeoutMs);
  if (category === SERVICE || status.AthenaError?.Retryable) return new EngineUnavailableError(code);
  const position = positionIn(reason);
  return position ? new QuerySyntaxError(code, position) : new QueryFailedError(code);
}

/** A query that somebody, or the scan limit of the workgroup, has stopped. */
export function cancelledQuery(status: QueryExecutionStatus): QueryError {
  return SCAN_LIMIT.test(status.StateChangeReason ?? '') ? new QueryScanLimitError() : new QueryCancelledError();
}

/** What the client has thrown, as one of our errors. */
export function refusedCall(thrown: unknown): QueryError {
  if (thrown instanceof QueryError) return thrown;
  const { name, message } = thrown instanceof Error ? thrown : { name: 'Unknown', message: '' };
  const position = positionIn(message);
  if (name === 'InvalidRequestException' && position) return new QuerySyntaxError('SYNTAX_ERROR', position);
  if (name === 'AccessDeniedException') return new QueryDeniedError(name);
  return new EngineUnavailableError(name);
}

/** Trino says where the text of a query is wrong, and only then: `line 1:8: …`. */
function positionIn(message: string): SqlPosition | undefined {
  const [, line, column] = /\bline (\d+):(\d+)/.exec(message) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : undefined;
}
