export { scopeSummary } from './identity';
export type { Identity, WarehouseScope } from './identity';
export type { ReadPermit } from './permit';
