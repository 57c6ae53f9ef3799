export { FUNCTION_NAMES, FUNCTIONS } from './all';
export type { Call, FunctionRule } from './rule';
export { extract, position, substring, trim } from './spelled';
