import type { ToolContract } from './tool-contract';

/** Stock: what runs out, what to order, what is too much. */
export const INVENTORY_TOOLS = {
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
  forecast_demand: {
    name: 'forecast_demand',
    family: 'inventory',
    reads: {
      warehouses: ['warehouse_id'],
      products: ['product_id', 'product_name', 'base_unit', 'discontinued_date'],
      item_policies: ['warehouse_id', 'product_id', 'unmet_demand'],
      demand_daily: ['warehouse_id', 'product_id', 'demand_date', 'quantity_demanded', 'stocked_out_share'],
    },
    optional: {
      products: ['product_name', 'base_unit', 'discontinued_date'],
      item_policies: ['warehouse_id', 'product_id', 'unmet_demand'],
      demand_daily: ['stocked_out_share'],
    },
  },
} as const satisfies Record<string, ToolContract>;
