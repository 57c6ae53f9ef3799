import { PEGGED_SUPPLY } from './logistics';
import type { ToolContract } from './tool-contract';

/** What offers of suppliers are compared by: prices, terms, what was bought of them and how it came. */
const OFFERS = {
  products: ['product_id', 'product_name', 'product_group', 'base_unit', 'discontinued_date'],
  suppliers: ['supplier_id', 'supplier_name', 'payment_days', 'approved'],
  supplier_prices: [
    'supplier_id', 'product_id', 'min_quantity', 'price', 'currency', 'price_unit', 'unit_factor', 'valid_from', 'valid_to', 'min_order', 'order_multiple',
    'lead_time_days', 'freight_share', 'duty_share', 'approved',
  ],
  purchase_order_lines: [
    'purchase_order_id', 'line_number', 'supplier_id', 'warehouse_id', 'product_id', 'order_date', 'quantity_ordered', 'quantity_cancelled', 'unit_price',
    'currency', 'unit_price_base',
  ],
  receipts: ['purchase_order_id', 'line_number', 'supplier_id', 'warehouse_id', 'received_date', 'quantity_received', 'quantity_rejected'],
  exchange_rates: ['currency', 'day', 'rate_to_base'],
  item_policies: ['warehouse_id', 'product_id', 'holding_rate'],
} as const;

/** Suppliers: how they deliver, what they cost, what depends on them. */
export const SUPPLIER_TOOLS = {
  analyze_supplier_performance: {
    name: 'analyze_supplier_performance',
    family: 'suppliers',
    reads: {
      suppliers: ['supplier_id', 'supplier_name'],
      purchase_order_lines: [
        'purchase_order_id', 'line_number', 'supplier_id', 'warehouse_id', 'order_date', 'requested_date', 'first_confirmed_date', 'confirmed_date',
        'quantity_ordered', 'quantity_cancelled', 'unit_price', 'currency', 'unit_price_base', 'standard_cost',
      ],
      receipts: [
        'receipt_id', 'purchase_order_id', 'line_number', 'supplier_id', 'warehouse_id', 'received_date', 'quantity_received', 'quantity_rejected',
      ],
      exchange_rates: ['currency', 'day', 'rate_to_base'],
    },
    optional: {
      suppliers: ['supplier_id', 'supplier_name'],
      purchase_order_lines: [
        'requested_date', 'first_confirmed_date', 'confirmed_date', 'quantity_cancelled', 'unit_price', 'currency', 'unit_price_base', 'standard_cost',
      ],
      receipts: ['quantity_rejected'],
      exchange_rates: ['currency', 'day', 'rate_to_base'],
    },
  },
  compare_supplier_costs: {
    name: 'compare_supplier_costs',
    family: 'suppliers',
    reads: {
      ...OFFERS,
    },
    optional: {
      products: ['product_name', 'product_group', 'base_unit', 'discontinued_date'],
      suppliers: ['supplier_id', 'supplier_name', 'payment_days', 'approved'],
      supplier_prices: ['min_quantity', 'price_unit', 'valid_from', 'valid_to', 'min_order', 'order_multiple', 'lead_time_days', 'freight_share', 'duty_share', 'approved'],
      purchase_order_lines: ['quantity_cancelled', 'unit_price', 'unit_price_base'],
      receipts: ['quantity_rejected'],
      exchange_rates: ['currency', 'day', 'rate_to_base'],
      item_policies: ['warehouse_id', 'product_id', 'holding_rate'],
    },
  },
  assess_supplier_risk: {
    name: 'assess_supplier_risk',
    family: 'suppliers',
    reads: {
      products: ['product_id', 'product_name', 'unit_cost', 'discontinued_date'],
      suppliers: ['supplier_id', 'supplier_name', 'approved'],
      supplier_prices: ['supplier_id', 'product_id', 'valid_from', 'valid_to', 'approved'],
      purchase_order_lines: [
        'purchase_order_id', 'line_number', 'supplier_id', 'warehouse_id', 'order_date', 'requested_date', 'first_confirmed_date', 'confirmed_date',
        'quantity_ordered', 'quantity_cancelled', 'unit_price', 'currency', 'unit_price_base', 'standard_cost',
      ],
      receipts: [
        'receipt_id', 'purchase_order_id', 'line_number', 'supplier_id', 'warehouse_id', 'product_id', 'received_date', 'quantity_received', 'quantity_rejected',
      ],
      exchange_rates: ['currency', 'day', 'rate_to_base'],
      sales_order_lines: [
        'warehouse_id', 'product_id', 'order_date', 'quantity_ordered', 'quantity_cancelled', 'cancel_reason', 'unit_price', 'currency',
      ],
    },
    optional: {
      products: ['product_name', 'unit_cost', 'discontinued_date'],
      suppliers: ['supplier_id', 'supplier_name', 'approved'],
      supplier_prices: ['valid_from', 'valid_to', 'approved'],
      purchase_order_lines: [
        'requested_date', 'first_confirmed_date', 'confirmed_date', 'quantity_cancelled', 'unit_price', 'currency', 'unit_price_base', 'standard_cost',
      ],
      receipts: ['quantity_rejected'],
      exchange_rates: ['currency', 'day', 'rate_to_base'],
      sales_order_lines: [
        'warehouse_id', 'product_id', 'order_date', 'quantity_ordered', 'quantity_cancelled', 'cancel_reason', 'unit_price', 'currency',
      ],
    },
  },
  analyze_spend: {
    name: 'analyze_spend',
    family: 'suppliers',
    reads: {
      products: ['product_id', 'product_group', 'base_unit'],
      suppliers: ['supplier_id', 'supplier_name'],
      purchase_order_lines: [
        'supplier_id', 'product_id', 'warehouse_id', 'order_date', 'quantity_ordered', 'quantity_received', 'quantity_cancelled', 'unit_price', 'currency',
        'unit_price_base', 'status',
      ],
    },
    optional: {
      products: ['product_id', 'product_group', 'base_unit'],
      suppliers: ['supplier_id', 'supplier_name'],
      purchase_order_lines: ['quantity_received', 'quantity_cancelled', 'unit_price', 'currency', 'status'],
    },
  },
  identify_cost_savings: {
    name: 'identify_cost_savings',
    family: 'suppliers',
    reads: {
      ...OFFERS,
      demand_daily: ['warehouse_id', 'product_id', 'demand_date', 'quantity_demanded'],
      supplier_capacity: ['supplier_id', 'product_group', 'period_start', 'capacity'],
    },
    optional: {
      products: ['product_name', 'product_group', 'base_unit', 'discontinued_date'],
      suppliers: ['supplier_id', 'supplier_name', 'payment_days', 'approved'],
      supplier_prices: ['min_quantity', 'price_unit', 'valid_from', 'valid_to', 'min_order', 'order_multiple', 'lead_time_days', 'freight_share', 'duty_share', 'approved'],
      purchase_order_lines: ['quantity_cancelled', 'unit_price', 'unit_price_base'],
      receipts: ['quantity_rejected'],
      exchange_rates: ['currency', 'day', 'rate_to_base'],
      item_policies: ['warehouse_id', 'product_id', 'holding_rate'],
      supplier_capacity: ['supplier_id', 'product_group', 'period_start', 'capacity'],
    },
  },
  expedite: {
    name: 'expedite',
    family: 'suppliers',
    reads: { ...PEGGED_SUPPLY.reads, suppliers: ['supplier_id', 'supplier_name'] },
    optional: {
      ...PEGGED_SUPPLY.optional,
      suppliers: ['supplier_id', 'supplier_name'],
      purchase_order_lines: ['order_date', 'requested_date', 'first_confirmed_date', 'confirmed_date', 'quantity_received', 'quantity_cancelled'],
    },
  },
} as const satisfies Record<string, ToolContract>;
