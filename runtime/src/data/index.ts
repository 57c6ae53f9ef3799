export type { QueryEngine, QueryOptions, QueryResult } from './engine';
