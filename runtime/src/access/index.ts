export { scopeSummary } from './identity';
export type { Identity, VerifiedUser, WarehouseScope } from './identity';
export type { ReadPermit } from './permit';
