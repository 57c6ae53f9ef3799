import type { WarehouseScope } from './identity';

/** What one reading may touch: views with their columns, and the warehouses whose rows count. */
export interface ReadPermit {
  readonly views: ReadonlyMap<string, readonly string[]>;
  readonly warehouses: WarehouseScope;
}
