import type { ToolContract } from './tool-contract';

/** The company's data themselves: for all personas. */
export const SQL_TOOLS = {
  find_entities: {
    name: 'find_entities',
    family: 'sql',
    reads: {
      warehouses: ['warehouse_id', 'warehouse_name', 'city'],
      products: ['product_id', 'product_name', 'product_group'],
      suppliers: ['supplier_id', 'supplier_name'],
      sales_orders: ['order_id', 'warehouse_id', 'order_date', 'delivery_area'],
      purchase_orders: ['purchase_order_id', 'warehouse_id', 'order_date'],
    },
    optional: {
      warehouses: ['warehouse_id', 'warehouse_name', 'city'],
      products: ['product_id', 'product_name', 'product_group'],
      suppliers: ['supplier_id', 'supplier_name'],
      sales_orders: ['order_id', 'warehouse_id', 'order_date', 'delivery_area'],
      purchase_orders: ['purchase_order_id', 'warehouse_id', 'order_date'],
    },
  },
  describe_data: { name: 'describe_data', family: 'sql', reads: 'persona' },
  query_data: { name: 'query_data', family: 'sql', reads: 'persona' },
  check_data_quality: { name: 'check_data_quality', family: 'sql', reads: 'persona' },
} as const satisfies Record<string, ToolContract>;
