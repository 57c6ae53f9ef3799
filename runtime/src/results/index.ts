export { blockForm, evidenceForm } from './forms';
export type { FormOf } from './forms';
