import type { ToolContract } from './tool-contract';

/** What says when transfers come. */
const TRANSFERS_COMING = ['transfer_id', 'warehouse_id', 'product_id', 'quantity', 'expected_date', 'received_date'] as const;

/** What supply is pegged to order lines by: the lines, stock, what is on order and what comes from other warehouses. */
export const PEGGED_SUPPLY = {
  reads: {
    warehouses: ['warehouse_id'],
    products: ['product_id', 'product_name', 'base_unit', 'unit_cost'],
    customers: ['customer_id', 'priority'],
    sales_orders: ['order_id', 'customer_id'],
    sales_order_lines: [
      'order_id', 'line_number', 'warehouse_id', 'product_id', 'order_date', 'requested_date', 'first_promised_date', 'promised_date', 'quantity_ordered',
      'quantity_allocated', 'quantity_picked', 'quantity_despatched', 'quantity_delivered', 'quantity_cancelled', 'unit_price', 'currency',
    ],
    order_events: ['order_id', 'line_number', 'stage', 'happened_at'],
    inventory_position: ['warehouse_id', 'product_id', 'as_of_date', 'on_hand', 'quarantined', 'allocated'],
    purchase_order_lines: [
      'purchase_order_id', 'line_number', 'supplier_id', 'warehouse_id', 'product_id', 'order_date', 'requested_date', 'first_confirmed_date', 'confirmed_date',
      'quantity_ordered', 'quantity_received', 'quantity_cancelled', 'status',
    ],
    receipts: ['purchase_order_id', 'line_number', 'warehouse_id', 'received_date', 'quantity_received'],
    transfers: TRANSFERS_COMING,
  },
  optional: {
    products: ['product_id', 'product_name', 'base_unit', 'unit_cost'],
    customers: ['customer_id', 'priority'],
    sales_orders: ['order_id', 'customer_id'],
    sales_order_lines: [
      'order_date', 'requested_date', 'first_promised_date', 'promised_date', 'quantity_allocated', 'quantity_picked', 'quantity_despatched', 'quantity_delivered',
      'quantity_cancelled', 'unit_price', 'currency',
    ],
    order_events: ['order_id', 'line_number', 'stage', 'happened_at'],
    inventory_position: ['warehouse_id', 'product_id', 'as_of_date', 'on_hand', 'quarantined', 'allocated'],
    purchase_order_lines: [
      'purchase_order_id', 'line_number', 'supplier_id', 'warehouse_id', 'product_id', 'order_date', 'requested_date', 'first_confirmed_date', 'confirmed_date',
      'quantity_ordered', 'quantity_received', 'quantity_cancelled', 'status',
    ],
    receipts: ['purchase_order_id', 'line_number', 'warehouse_id', 'received_date', 'quantity_received'],
    transfers: TRANSFERS_COMING,
  },
} as const satisfies Pick<ToolContract, 'reads' | 'optional'>;

/** What the outlook of order lines is worked out from: working days beside it. */
const ORDER_OUTLOOK = {
  reads: { ...PEGGED_SUPPLY.reads, warehouses: ['warehouse_id', 'calendar_id'], calendars: ['calendar_id', 'day', 'working'] },
  optional: { ...PEGGED_SUPPLY.optional, warehouses: ['calendar_id'], calendars: ['calendar_id', 'day', 'working'] },
} as const satisfies Pick<ToolContract, 'reads' | 'optional'>;

/** What routes learn roads, costs and working days from; they can do without each of these views. */
const TRIPS_AND_FLEET = {
  shipments: ['shipment_id', 'warehouse_id', 'vehicle_type', 'despatched_date', 'distance_km', 'freight_cost', 'currency'],
  shipment_lines: ['shipment_id', 'order_id', 'line_number', 'warehouse_id', 'quantity', 'stop_number'],
  vehicles: [
    'warehouse_id', 'vehicle_type', 'vehicle_count', 'max_weight_kg', 'max_volume_m3', 'cost_per_day', 'cost_per_km', 'shift_start', 'shift_end', 'co2e_per_km',
  ],
  freight_rates: ['carrier_id', 'warehouse_id', 'delivery_area', 'vehicle_type', 'base_cost', 'cost_per_stop', 'cost_per_kg', 'currency'],
  calendars: ['calendar_id', 'day', 'working'],
  exchange_rates: ['currency', 'day', 'rate_to_base'],
} as const satisfies ToolContract['optional'];

/** Orders, deliveries and space of warehouses. */
export const LOGISTICS_TOOLS = {
  check_order_fulfillment_status: { name: 'check_order_fulfillment_status', family: 'logistics', ...ORDER_OUTLOOK },
  identify_delayed_orders: {
    name: 'identify_delayed_orders',
    family: 'logistics',
    reads: { ...ORDER_OUTLOOK.reads, exchange_rates: ['currency', 'day', 'rate_to_base'] },
    optional: { ...ORDER_OUTLOOK.optional, exchange_rates: ['currency', 'day', 'rate_to_base'] },
  },
  calculate_warehouse_capacity: {
    name: 'calculate_warehouse_capacity',
    family: 'logistics',
    reads: {
      warehouses: ['warehouse_id', 'capacity_m3', 'usable_share'],
      products: ['product_id', 'product_name', 'base_unit', 'storage_class', 'volume_m3'],
      inventory_position: ['warehouse_id', 'product_id', 'as_of_date', 'on_hand'],
      demand_daily: ['warehouse_id', 'product_id', 'demand_date', 'quantity_demanded'],
      sales_order_lines: [
        'warehouse_id', 'product_id', 'requested_date', 'promised_date', 'quantity_ordered', 'quantity_despatched', 'quantity_cancelled',
      ],
      purchase_order_lines: ORDER_OUTLOOK.reads.purchase_order_lines,
      receipts: ORDER_OUTLOOK.reads.receipts,
      transfers: TRANSFERS_COMING,
    },
    optional: {
      products: ['product_name', 'base_unit', 'storage_class'],
      inventory_position: ['as_of_date'],
      demand_daily: ['warehouse_id', 'product_id', 'demand_date', 'quantity_demanded'],
      sales_order_lines: [
        'warehouse_id', 'product_id', 'requested_date', 'promised_date', 'quantity_ordered', 'quantity_despatched', 'quantity_cancelled',
      ],
      purchase_order_lines: ORDER_OUTLOOK.reads.purchase_order_lines,
      receipts: ORDER_OUTLOOK.reads.receipts,
      transfers: TRANSFERS_COMING,
    },
  },
  carrier_performance: {
    name: 'carrier_performance',
    family: 'logistics',
    reads: {
      warehouses: ['warehouse_id'],
      shipments: [
        'warehouse_id', 'carrier_id', 'planned_despatch_date', 'despatched_date', 'planned_delivery_date', 'delivered_date', 'order_count', 'freight_cost', 'currency',
      ],
      exchange_rates: ['currency', 'day', 'rate_to_base'],
    },
    optional: {
      shipments: ['planned_despatch_date', 'despatched_date', 'delivered_date', 'order_count', 'freight_cost', 'currency'],
      exchange_rates: ['currency', 'day', 'rate_to_base'],
    },
  },
  optimize_delivery_routes: {
    name: 'optimize_delivery_routes',
    family: 'logistics',
    reads: {
      warehouses: ['warehouse_id', 'calendar_id', 'latitude', 'longitude'],
      products: ['product_id', 'weight_kg', 'volume_m3', 'unit_cost'],
      customers: ['customer_id', 'latitude', 'longitude', 'area', 'window_open', 'window_close', 'unload_minutes', 'priority'],
      sales_orders: ['order_id', 'customer_id', 'delivery_area'],
      sales_order_lines: [
        'order_id', 'line_number', 'warehouse_id', 'product_id', 'promised_date', 'quantity_ordered', 'quantity_allocated', 'quantity_despatched', 'quantity_cancelled',
        'unit_price', 'currency',
      ],
      ...TRIPS_AND_FLEET,
    },
    optional: {
      warehouses: ['calendar_id'],
      products: ['product_id', 'weight_kg', 'volume_m3', 'unit_cost'],
      customers: ['area', 'window_open', 'window_close', 'unload_minutes', 'priority'],
      sales_orders: ['delivery_area'],
      sales_order_lines: ['quantity_allocated', 'quantity_cancelled', 'unit_price', 'currency'],
      ...TRIPS_AND_FLEET,
    },
  },
  trace_impact: {
    name: 'trace_impact',
    family: 'logistics',
    reads: { ...PEGGED_SUPPLY.reads, exchange_rates: ['currency', 'day', 'rate_to_base'] },
    optional: { ...PEGGED_SUPPLY.optional, exchange_rates: ['currency', 'day', 'rate_to_base'] },
  },
} as const satisfies Record<string, ToolContract>;
