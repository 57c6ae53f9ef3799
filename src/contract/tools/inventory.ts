import { REORDER_OPTIONAL, REORDER_READS } from './reorder-reads';
import type { ToolContract } from './tool-contract';

/** What a promise counts on beyond the stock that is there; it can do without each of these views. */
const WHAT_COMES_AND_HELPS = {
  purchase_order_lines: [
    'purchase_order_id', 'line_number', 'supplier_id', 'warehouse_id', 'product_id', 'order_date', 'requested_date', 'first_confirmed_date',
    'confirmed_date', 'quantity_ordered', 'quantity_received', 'quantity_cancelled', 'status',
  ],
  receipts: ['purchase_order_id', 'line_number', 'warehouse_id', 'received_date', 'quantity_received'],
  transfers: ['transfer_id', 'warehouse_id', 'product_id', 'expected_date', 'received_date', 'quantity'],
  calendars: ['calendar_id', 'day', 'working'],
  substitutes: ['product_id', 'substitute_id', 'quantity_ratio', 'preference'],
} as const satisfies ToolContract['optional'];

/** Stock: what runs out, what to order, what is too much. */
export const INVENTORY_TOOLS = {
  identify_stockout_risks: {
    name: 'identify_stockout_risks',
    family: 'inventory',
    reads: {
      ...REORDER_READS,
      inventory_position: [...REORDER_READS.inventory_position, 'as_of_date'],
      sales_order_lines: [
        'warehouse_id', 'product_id', 'requested_date', 'promised_date', 'quantity_ordered', 'quantity_despatched', 'quantity_cancelled',
      ],
      transfers: ['transfer_id', 'warehouse_id', 'product_id', 'quantity', 'expected_date', 'received_date'],
    },
    optional: {
      warehouses: REORDER_OPTIONAL.warehouses,
      calendars: REORDER_OPTIONAL.calendars,
      products: ['product_id', 'product_name', 'base_unit', 'discontinued_date', 'unit_cost', 'list_price', 'shelf_life_days'],
      item_policies: REORDER_READS.item_policies,
      inventory_position: [...REORDER_OPTIONAL.inventory_position, 'as_of_date'],
      demand_daily: REORDER_OPTIONAL.demand_daily,
      sales_order_lines: ['requested_date', 'promised_date', 'quantity_despatched', 'quantity_cancelled'],
      purchase_order_lines: ['supplier_id', 'order_date', 'first_confirmed_date', 'confirmed_date', 'quantity_received', 'quantity_cancelled'],
      receipts: REORDER_READS.receipts,
      supplier_prices: REORDER_READS.supplier_prices,
      exchange_rates: REORDER_READS.exchange_rates,
      transfers: ['transfer_id', 'warehouse_id', 'product_id', 'quantity', 'expected_date', 'received_date'],
    },
  },
  forecast_demand: {
    name: 'forecast_demand',
    family: 'inventory',
    reads: {
      warehouses: ['warehouse_id', 'calendar_id'],
      calendars: ['calendar_id', 'day', 'working'],
      products: ['product_id', 'product_name', 'base_unit', 'discontinued_date'],
      item_policies: ['warehouse_id', 'product_id', 'unmet_demand'],
      demand_daily: ['warehouse_id', 'product_id', 'demand_date', 'quantity_demanded', 'stocked_out_share'],
    },
    optional: {
      warehouses: ['calendar_id'],
      calendars: ['calendar_id', 'day', 'working'],
      products: ['product_name', 'base_unit', 'discontinued_date'],
      item_policies: ['warehouse_id', 'product_id', 'unmet_demand'],
      demand_daily: ['stocked_out_share'],
    },
  },
  calculate_reorder_points: { name: 'calculate_reorder_points', family: 'inventory', reads: REORDER_READS, optional: REORDER_OPTIONAL },
  inventory_health: {
    name: 'inventory_health',
    family: 'inventory',
    reads: {
      warehouses: ['warehouse_id', 'calendar_id'],
      calendars: ['calendar_id', 'day', 'working'],
      products: ['product_id', 'product_name', 'base_unit', 'unit_cost', 'successor_id'],
      item_policies: ['warehouse_id', 'product_id', 'order_up_to', 'holding_rate', 'unmet_demand'],
      inventory_position: ['warehouse_id', 'product_id', 'on_hand', 'quarantined'],
      inventory_daily: ['warehouse_id', 'stock_date', 'closing_on_hand', 'unit_cost'],
      stock_movements: ['warehouse_id', 'product_id', 'moved_at', 'quantity', 'kind'],
      demand_daily: [
        'warehouse_id', 'product_id', 'demand_date', 'quantity_demanded', 'quantity_shipped_on_time', 'stocked_out_share',
      ],
      lots: ['warehouse_id', 'product_id', 'expiry_date', 'quantity'],
    },
    optional: {
      warehouses: ['calendar_id'],
      calendars: ['calendar_id', 'day', 'working'],
      products: ['product_name', 'base_unit', 'successor_id'],
      item_policies: ['warehouse_id', 'product_id', 'order_up_to', 'holding_rate', 'unmet_demand'],
      inventory_position: ['quarantined'],
      inventory_daily: ['warehouse_id', 'stock_date', 'closing_on_hand', 'unit_cost'],
      stock_movements: ['warehouse_id', 'product_id', 'moved_at', 'quantity', 'kind'],
      demand_daily: ['quantity_shipped_on_time', 'stocked_out_share'],
      lots: ['warehouse_id', 'product_id', 'expiry_date', 'quantity'],
    },
  },
  available_to_promise: {
    name: 'available_to_promise',
    family: 'inventory',
    reads: {
      warehouses: ['warehouse_id', 'calendar_id'],
      products: ['product_id', 'product_name', 'base_unit', 'discontinued_date', 'successor_id'],
      item_policies: ['warehouse_id', 'product_id', 'supplier_id', 'lead_time_days'],
      inventory_position: ['warehouse_id', 'product_id', 'as_of_date', 'on_hand', 'quarantined'],
      sales_order_lines: [
        'warehouse_id', 'product_id', 'order_date', 'requested_date', 'first_promised_date', 'promised_date', 'quantity_ordered', 'quantity_despatched',
        'quantity_cancelled',
      ],
      ...WHAT_COMES_AND_HELPS,
    },
    optional: {
      warehouses: ['calendar_id'],
      products: ['product_name', 'base_unit', 'discontinued_date', 'successor_id'],
      item_policies: ['warehouse_id', 'product_id', 'supplier_id', 'lead_time_days'],
      inventory_position: ['as_of_date', 'quarantined'],
      sales_order_lines: ['order_date', 'requested_date', 'first_promised_date', 'promised_date', 'quantity_despatched', 'quantity_cancelled'],
      ...WHAT_COMES_AND_HELPS,
    },
  },
  optimize_stock_levels: {
    name: 'optimize_stock_levels',
    family: 'inventory',
    reads: { ...REORDER_READS, item_policies: [...REORDER_READS.item_policies, 'order_up_to'] },
    optional: { ...REORDER_OPTIONAL, item_policies: [...REORDER_OPTIONAL.item_policies, 'order_up_to'] },
  },
  draft_purchase_order: {
    name: 'draft_purchase_order',
    family: 'inventory',
    reads: {
      ...REORDER_READS,
      suppliers: ['supplier_id', 'supplier_name', 'payment_days', 'approved'],
      supplier_prices: [...REORDER_READS.supplier_prices, 'price_unit', 'min_order', 'order_multiple', 'lead_time_days', 'approved'],
      purchase_order_lines: [...REORDER_READS.purchase_order_lines, 'unit_price', 'currency', 'unit_price_base'],
    },
    optional: {
      ...REORDER_OPTIONAL,
      suppliers: ['supplier_id', 'supplier_name', 'payment_days', 'approved'],
      supplier_prices: [...REORDER_OPTIONAL.supplier_prices, 'price_unit', 'min_order', 'order_multiple', 'lead_time_days', 'approved'],
      purchase_order_lines: [...REORDER_OPTIONAL.purchase_order_lines, 'unit_price', 'currency', 'unit_price_base'],
    },
  },
  draft_transfer: {
    name: 'draft_transfer',
    family: 'inventory',
    reads: {
      warehouses: ['warehouse_id'],
      products: ['product_id', 'product_name', 'base_unit', 'discontinued_date'],
      item_policies: ['warehouse_id', 'product_id', 'reorder_point'],
      inventory_position: ['warehouse_id', 'product_id', 'on_hand', 'quarantined', 'allocated', 'backordered'],
      demand_daily: ['warehouse_id', 'product_id', 'demand_date', 'quantity_demanded'],
    },
    optional: {
      products: ['product_name', 'base_unit', 'discontinued_date'],
      item_policies: ['warehouse_id', 'product_id', 'reorder_point'],
      inventory_position: ['quarantined', 'allocated', 'backordered'],
      demand_daily: ['warehouse_id', 'product_id', 'demand_date', 'quantity_demanded'],
    },
  },
  rebalance_stock: {
    name: 'rebalance_stock',
    family: 'inventory',
    reads: {
      ...REORDER_READS,
      products: [...REORDER_READS.products, 'volume_m3'],
      inventory_position: [...REORDER_READS.inventory_position, 'as_of_date'],
      transfers: ['transfer_id', 'warehouse_id', 'product_id', 'quantity', 'expected_date', 'received_date'],
      sales_order_lines: [
        'warehouse_id', 'product_id', 'requested_date', 'promised_date', 'quantity_ordered', 'quantity_despatched', 'quantity_cancelled',
      ],
      lanes: ['from_warehouse_id', 'warehouse_id', 'transit_days', 'fixed_cost', 'cost_per_m3'],
    },
    optional: {
      ...REORDER_OPTIONAL,
      products: [...REORDER_OPTIONAL.products, 'volume_m3'],
      inventory_position: [...REORDER_OPTIONAL.inventory_position, 'as_of_date'],
      transfers: ['transfer_id', 'warehouse_id', 'product_id', 'quantity', 'expected_date', 'received_date'],
      sales_order_lines: ['requested_date', 'promised_date', 'quantity_despatched', 'quantity_cancelled'],
      lanes: ['from_warehouse_id', 'warehouse_id', 'transit_days', 'fixed_cost', 'cost_per_m3'],
    },
  },
  explain_stockout: {
    name: 'explain_stockout',
    family: 'inventory',
    reads: {
      warehouses: ['warehouse_id', 'calendar_id'],
      calendars: ['calendar_id', 'day', 'working'],
      products: ['product_id', 'product_name', 'base_unit', 'discontinued_date'],
      item_policies: ['warehouse_id', 'product_id', 'unmet_demand', 'lead_time_days', 'review_days'],
      demand_daily: ['warehouse_id', 'product_id', 'demand_date', 'quantity_demanded', 'quantity_shipped_on_time', 'stocked_out_share'],
      inventory_daily: ['warehouse_id', 'product_id', 'stock_date', 'closing_on_hand'],
      stock_movements: ['warehouse_id', 'product_id', 'moved_at', 'quantity', 'kind'],
      purchase_order_lines: [
        'purchase_order_id', 'line_number', 'warehouse_id', 'product_id', 'requested_date', 'first_confirmed_date', 'confirmed_date', 'quantity_ordered',
        'quantity_cancelled',
      ],
      receipts: ['purchase_order_id', 'line_number', 'warehouse_id', 'received_date', 'quantity_received'],
      sales_order_lines: [
        'warehouse_id', 'product_id', 'requested_date', 'first_promised_date', 'quantity_ordered', 'quantity_cancelled', 'first_despatched_date',
        'last_despatched_date', 'quantity_despatched_on_time',
      ],
      forecasts: ['warehouse_id', 'product_id', 'made_on', 'period_start', 'granularity', 'quantity'],
    },
    optional: {
      warehouses: ['calendar_id'],
      calendars: ['calendar_id', 'day', 'working'],
      products: ['product_name', 'base_unit', 'discontinued_date'],
      item_policies: ['warehouse_id', 'product_id', 'unmet_demand', 'lead_time_days', 'review_days'],
      demand_daily: ['stocked_out_share'],
      purchase_order_lines: ['first_confirmed_date', 'confirmed_date', 'quantity_cancelled'],
      forecasts: ['warehouse_id', 'product_id', 'made_on', 'period_start', 'granularity', 'quantity'],
    },
  },
} as const satisfies Record<string, ToolContract>;
