/** The staged tables of what happens: items and customers by index, days and minutes since 1970-01-01 as numbers. */
export const TABLES = {
  movement: {
    number: 'integer', item: 'integer', minutes: 'integer', quantity: 'integer', kind_code: 'integer', reference: 'integer', reason: 'text',
  },
  sales_line: {
    order_number: 'integer', line_number: 'integer', item: 'integer', customer: 'integer', order_day: 'integer',
    requested: 'integer', first_promised: 'integer', promised: 'integer', ordered: 'integer', allocated: 'integer', picked: 'integer',
    despatched: 'integer', delivered: 'integer', cancelled: 'integer', cancel_reason: 'text', first_despatched: 'integer', last_despatched: 'integer',
    last_delivered: 'integer', despatched_on_time: 'integer', delivered_on_time: 'integer', unit_price: 'number', cancelled_on: 'integer',
  },
  allocation: { order_number: 'integer', line_number: 'integer', item: 'integer', minute: 'integer', quantity: 'integer' },
  despatch: {
    order_number: 'integer', line_number: 'integer', item: 'integer', quantity: 'integer', picked: 'integer', packed: 'integer',
    despatched: 'integer', delivered: 'integer', shipment: 'integer', stop: 'integer',
  },
  shipment: {
    number: 'integer', warehouse_id: 'text', carrier_id: 'text', vehicle_type: 'text', planned_despatch: 'integer', despatched: 'integer',
    planned_delivery: 'integer', delivered: 'integer', distance_km: 'number', weight_kg: 'number', volume_m3: 'number', order_count: 'integer',
    freight_cost: 'number',
  },
  customer_return: {
    number: 'integer', day: 'integer', order_number: 'integer', line_number: 'integer', item: 'integer', customer_id: 'text', quantity: 'integer',
    damaged: 'boolean',
  },
  purchase_line: {
    order_number: 'integer', line_number: 'integer', item: 'integer', supplier_id: 'text', order_day: 'integer', requested: 'integer',
    first_confirmed: 'integer', confirmed: 'integer', ordered: 'integer', received: 'integer', received_on_time: 'integer', cancelled: 'integer',
    unit_price: 'number', currency: 'text', unit_price_base: 'number', standard_cost: 'number', expedited: 'boolean', closed: 'integer',
  },
  receipt: {
    number: 'integer', order_number: 'integer', line_number: 'integer', item: 'integer', supplier_id: 'text', day: 'integer', received: 'integer',
    rejected: 'integer', reason: 'text',
  },
} as const;
