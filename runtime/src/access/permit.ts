import type { WarehouseScope } from './identity';

/** What one reading may touch: views with their columns, and the warehouses whose rows count. */
export interface ReadPermit {
  readonly views: ReadonlyMap<string, readonly string[]>;
  /**
   * Columns that are there and show no value, by their view: a text reads `***`, all else is null. They can be selected, and nothing else:
   * not filtered, joined, grouped, ordered or reckoned by. A view of `views` only.
   */
  readonly masked?: ReadonlyMap<string, readonly string[]>;
  readonly warehouses: WarehouseScope;
}
