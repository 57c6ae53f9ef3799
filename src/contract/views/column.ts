import type { ColumnType, Sensitivity, ViewColumn } from '../view-types';

/** A column that everybody in the company may see, unless `sensitivity` says otherwise. */
export function column(name: string, type: ColumnType, meaning: string, unit?: string, sensitivity: Sensitivity = 'internal'): ViewColumn {
  return unit === undefined ? { name, type, meaning, sensitivity } : { name, type, unit, meaning, sensitivity };
}

export const WAREHOUSE_ID = column('warehouse_id', 'text', 'Warehouse (site, depot, distribution centre) that the row belongs to, such as WH01');
export const PRODUCT_ID = column('product_id', 'text', 'Product (item, article, SKU), such as P0001');
export const SUPPLIER_ID = column('supplier_id', 'text', 'Supplier (vendor), such as S01');
