export { Dialect } from './dialect';
export { FUNCTION_NAMES } from './functions';
export { MACROS } from './macros';
export type { Column, Tables } from './scope';
export { withScopeWhereRead } from './scope-relation';
export { trinoName, typeFromDuckDb } from './sql-type';
