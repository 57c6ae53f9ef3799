/** The tool functions: one Lambda function a family, each with its own role. */
export const TOOL_FAMILIES = ['inventory', 'sql'] as const;
export type ToolFamily = (typeof TOOL_FAMILIES)[number];

/** What infrastructure and runtime must agree on about a tool. */
export interface ToolContract {
  readonly name: string;
  readonly family: ToolFamily;
  /** The views and columns that the tool itself reads, whoever asks; `persona`: those that the caller may query. */
  readonly reads: Readonly<Record<string, readonly string[]>> | 'persona';
  /** Those of `reads` that it can do without: where a company's tables do not hold them they read NULL, and the result says what is lost. */
  readonly optional?: Readonly<Record<string, readonly string[]>>;
}

/** Every tool that exists. Permissions name only these, and each is granted to somebody. */
export const TOOLS = {
  identify_stockout_risks: {
    name: 'identify_stockout_risks',
    family: 'inventory',
    reads: {
      warehouses: ['warehouse_id'],
      products: ['product_id', 'product_name', 'base_unit', 'discontinued_date'],
      item_policies: ['warehouse_id', 'product_id', 'unmet_demand'],
      inventory_position: ['warehouse_id', 'product_id', 'as_of_date', 'on_hand', 'quarantined'],
      demand_daily: ['warehouse_id', 'product_id', 'demand_date', 'quantity_demanded', 'stocked_out_share'],
      sales_order_lines: [
        'warehouse_id', 'product_id', 'requested_date', 'promised_date', 'quantity_ordered', 'quantity_despatched', 'quantity_cancelled',
      ],
      purchase_order_lines: [
        'warehouse_id', 'product_id', 'confirmed_date', 'requested_date', 'quantity_ordered', 'quantity_received', 'quantity_cancelled', 'status',
      ],
    },
    optional: {
      products: ['product_id', 'product_name', 'base_unit', 'discontinued_date'],
      item_policies: ['warehouse_id', 'product_id', 'unmet_demand'],
      inventory_position: ['quarantined'],
      demand_daily: ['stocked_out_share'],
      sales_order_lines: ['promised_date', 'quantity_despatched', 'quantity_cancelled'],
      purchase_order_lines: ['confirmed_date', 'quantity_received', 'quantity_cancelled'],
    },
  },
  find_entities: {
    name: 'find_entities',
    family: 'sql',
    reads: {
      warehouses: ['warehouse_id', 'warehouse_name', 'city'],
      products: ['product_id', 'product_name', 'product_group'],
      suppliers: ['supplier_id', 'supplier_name'],
      sales_orders: ['order_id', 'warehouse_id', 'order_date'],
      purchase_orders: ['purchase_order_id', 'warehouse_id', 'order_date'],
    },
    optional: {
      warehouses: ['warehouse_id', 'warehouse_name', 'city'],
      products: ['product_id', 'product_name', 'product_group'],
      suppliers: ['supplier_id', 'supplier_name'],
      sales_orders: ['order_id', 'warehouse_id', 'order_date'],
      purchase_orders: ['purchase_order_id', 'warehouse_id', 'order_date'],
    },
  },
  describe_data: { name: 'describe_data', family: 'sql', reads: 'persona' },
  query_data: { name: 'query_data', family: 'sql', reads: 'persona' },
} as const satisfies Record<string, ToolContract>;

export type ToolName = keyof typeof TOOLS;
