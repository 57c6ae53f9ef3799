import type { ToolContract } from './tool-contract';

/** What reorder points are worked out from: every tool that speaks of them reads the same. */
export const REORDER_READS = {
  warehouses: ['warehouse_id', 'calendar_id'],
  calendars: ['calendar_id', 'day', 'working'],
  products: ['product_id', 'product_name', 'base_unit', 'discontinued_date', 'unit_cost', 'list_price', 'shelf_life_days'],
  item_policies: [
    'warehouse_id', 'product_id', 'supplier_id', 'lead_time_days', 'order_cost', 'holding_rate', 'order_multiple', 'min_order', 'max_order',
    'review_days', 'unmet_demand',
  ],
  inventory_position: ['warehouse_id', 'product_id', 'on_hand', 'quarantined', 'allocated', 'backordered', 'in_transit'],
  demand_daily: ['warehouse_id', 'product_id', 'demand_date', 'quantity_demanded', 'stocked_out_share'],
  purchase_order_lines: [
    'purchase_order_id', 'line_number', 'supplier_id', 'warehouse_id', 'product_id', 'order_date', 'requested_date', 'first_confirmed_date',
    'confirmed_date', 'quantity_ordered', 'quantity_received', 'quantity_cancelled', 'status',
  ],
  receipts: ['purchase_order_id', 'line_number', 'warehouse_id', 'received_date', 'quantity_received'],
  supplier_prices: [
    'supplier_id', 'product_id', 'min_quantity', 'price', 'currency', 'unit_factor', 'valid_from', 'valid_to', 'min_order', 'order_multiple',
    'freight_share', 'duty_share',
  ],
  exchange_rates: ['currency', 'day', 'rate_to_base'],
} as const satisfies ToolContract['reads'];

/** Those of them that reorder points can do without. */
export const REORDER_OPTIONAL = {
  warehouses: ['calendar_id'],
  calendars: ['calendar_id', 'day', 'working'],
  products: ['product_name', 'base_unit', 'discontinued_date', 'list_price', 'shelf_life_days'],
  item_policies: ['lead_time_days', 'order_multiple', 'min_order', 'max_order', 'review_days', 'unmet_demand'],
  inventory_position: ['quarantined', 'allocated', 'backordered', 'in_transit'],
  demand_daily: ['stocked_out_share'],
  purchase_order_lines: ['first_confirmed_date', 'confirmed_date', 'requested_date', 'quantity_received', 'quantity_cancelled'],
  supplier_prices: [
    'supplier_id', 'product_id', 'min_quantity', 'price', 'currency', 'unit_factor', 'valid_from', 'valid_to', 'min_order', 'order_multiple',
    'freight_share', 'duty_share',
  ],
  exchange_rates: ['currency', 'day', 'rate_to_base'],
} as const satisfies ToolContract['optional'];
