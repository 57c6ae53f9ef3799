import type { CanonicalView } from '../view-types';
import { column, PRODUCT_ID, WAREHOUSE_ID } from './column';

const CURRENCY = column('currency', 'text', 'Currency of the price, ISO 4217');

/** What customers ordered and what became of it. */
export const ORDERS: readonly CanonicalView[] = [
  {
    name: 'sales_orders',
    meaning: 'Customer orders (sales orders): who ordered, when, from which warehouse, and how far the order has come',
    grain: 'one row per customer order',
    key: ['order_id'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    questions: ['How many customer orders are open[ in {warehouse}]?'],
    columns: [
      column('order_id', 'text', 'Identifier of the customer order (order number)'),
      column('customer_id', 'text', 'Customer (client, buyer) who ordered'),
      column('warehouse_id', 'text', 'Warehouse that fills the order, such as WH01'),
      column('order_date', 'date', 'Day on which the order was placed'),
      column('status', 'text', 'Status of the order: open (something is still to be despatched), despatched, delivered or cancelled'),
      column('carrier_id', 'text', 'Carrier (haulier, forwarder) that brings the order'),
      column('delivery_area', 'text', 'Area (region, zone) that the order goes to'),
    ],
  },
  {
    name: 'sales_order_lines',
    meaning: 'The lines of customer orders: product, quantities ordered to delivered, requested and promised dates, lateness, price',
    grain: 'one row per line of a customer order',
    key: ['order_id', 'line_number'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    questions: ['Which order lines are late[ in {warehouse}]?'],
    filedByMonthOf: 'order_date',
    columns: [
      column('order_id', 'text', 'Customer order (order number) that the line belongs to'),
      column('line_number', 'integer', 'Number of the line within its order'),
      WAREHOUSE_ID,
      PRODUCT_ID,
      column('order_date', 'date', 'Day on which the order was placed'),
      column('requested_date', 'date', 'Day on which the customer wants the goods (requested date, due date)'),
      column('first_promised_date', 'date', 'Day first promised to the customer: lateness is measured against it'),
      column('promised_date', 'date', 'Day promised last (current promise, expected date)'),
      column('quantity_ordered', 'number', 'Quantity that the customer ordered', 'base units'),
      column('quantity_allocated', 'number', 'Quantity for which stock has been reserved so far (allocated), despatched quantities included', 'base units'),
      column('quantity_picked', 'number', 'Quantity picked so far', 'base units'),
      column('quantity_despatched', 'number', 'Quantity that has left the warehouse (despatched, shipped, sent)', 'base units'),
      column('quantity_delivered', 'number', 'Quantity that has reached the customer (delivered)', 'base units'),
      column('quantity_cancelled', 'number', 'Quantity cancelled', 'base units'),
      column('cancel_reason', 'text', 'Why it was cancelled: customer (withdrawn by the customer) or no_stock (for want of stock)'),
      column('first_despatched_date', 'date', 'Day of the first despatch (shipping date)'),
      column('last_despatched_date', 'date', 'Day of the last despatch so far'),
      column('last_delivered_date', 'date', 'Day of the last delivery so far'),
      column('quantity_despatched_on_time', 'number', 'Quantity despatched on or before the first promised date', 'base units'),
      column('quantity_delivered_on_time', 'number', 'Quantity delivered on or before the first promised date', 'base units'),
      column('unit_price', 'number', 'Price of one base unit, in the column currency'),
      CURRENCY,
    ],
  },
];
