export { MACROS } from './macros';
export type { Column, Tables } from './scope';
export { typeFromDuckDb } from './sql-type';
export { Dialect } from './dialect';
