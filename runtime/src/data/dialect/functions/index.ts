export { FUNCTIONS, LAMBDA_FUNCTIONS } from './all';
export { lambdaIn } from './containers';
export type { Call, FunctionRule } from './rule';
export { extract, position, substring, trim } from './spelled';
