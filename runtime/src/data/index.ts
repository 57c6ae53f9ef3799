// Engines are imported by their own path (`../data/athena-engine`, `../data/duckdb-engine`), so that a bundle holds only the one it uses.
export { askedAsOf, BadAsOfError, resolveAsOf } from './as-of';
export { CachedEngine } from './cached-engine';
export type { CachedEngineProps } from './cached-engine';
export type { QueryEngine, QueryOptions, QueryResult } from './engine';
export { BadLiteralError, isIsoDate, literal, literalList, quotedName } from './literal';
export { oneEngine } from './query-engines';
export type { QueryEngines, QueryReader } from './query-engines';
export {
  EngineUnavailableError, QueryCancelledError, QueryDeniedError, QueryError, QueryFailedError, QueryScanLimitError, QuerySyntaxError,
  QueryTimeoutError, QueryTooLargeError,
} from './query-errors';
export type { SqlPosition } from './query-errors';
export { newestDay, staleViews } from './recorded-days';
export type { DataDays } from './recorded-days';
