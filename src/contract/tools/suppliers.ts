import type { ToolContract } from './tool-contract';

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
} as const satisfies Record<string, ToolContract>;
