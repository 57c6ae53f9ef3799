import type { CanonicalView } from '../view-types';
import { column, PRODUCT_ID, WAREHOUSE_ID } from './column';

/** What lies in stock, what moved it, and what was asked for. */
export const INVENTORY: readonly CanonicalView[] = [
  {
    name: 'inventory_position',
    meaning: 'The stock (inventory) as it is now: on hand, reserved, backordered and on order, of each product in each warehouse',
    grain: 'one row per warehouse and product stocked there',
    key: ['warehouse_id', 'product_id'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    columns: [
      WAREHOUSE_ID,
      PRODUCT_ID,
      column('as_of_date', 'date', 'Day at whose end the position was taken'),
      column('on_hand', 'number', 'Quantity in stock at the warehouse (stock on hand, physical inventory), quarantined stock included', 'base units'),
      column('quarantined', 'number', 'Quantity in stock that may not be used (blocked, quality inspection, quarantine)', 'base units'),
      column('allocated', 'number', 'Quantity in stock that is reserved for customer orders due (allocated, committed)', 'base units'),
      column('backordered', 'number', 'Quantity of customer orders due that stock could not fill (backorders, backlog)', 'base units'),
      column('on_order', 'number', 'Quantity still to come on purchase orders (on order, inbound, open purchases)', 'base units'),
      column('in_transit', 'number', 'Quantity on its way from another warehouse (in transit, transfers)', 'base units'),
    ],
  },
  {
    name: 'inventory_daily',
    meaning: 'The stock (inventory) at the end of every day in the past: stock history, stock-outs',
    grain: 'one row per warehouse, product and day since the product was first stocked',
    key: ['warehouse_id', 'product_id', 'stock_date'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    columns: [
      WAREHOUSE_ID,
      PRODUCT_ID,
      column('stock_date', 'date', 'The day'),
      column('closing_on_hand', 'number', 'Quantity in stock at the end of the day (closing stock, historical inventory)', 'base units'),
      column('unit_cost', 'number', 'Standard cost of one base unit on that day', 'company currency'),
      column('stocked_out_share', 'number', 'Share of the day during which nothing was in stock (stock-out, out of stock), 0 to 1'),
    ],
  },
  {
    name: 'stock_movements',
    meaning: 'Every movement (transaction) of stock: receipts, issues, returns, counts, scrap',
    grain: 'one row per movement',
    key: ['movement_id'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    columns: [
      column('movement_id', 'text', 'Identifier of the movement'),
      column('moved_at', 'timestamp', 'When the stock moved, local time of the warehouse'),
      WAREHOUSE_ID,
      PRODUCT_ID,
      column('quantity', 'number', 'Quantity moved: positive into stock, negative out of it', 'base units'),
      column('kind', 'text', 'Kind of movement: receipt, issue, transfer_in, transfer_out, return, supplier_return, count or scrap'),
      column('reference', 'text', 'Document behind the movement: customer order, receipt, count'),
      column('reason', 'text', 'Why, for counts, scrap and returns'),
    ],
  },
  {
    name: 'demand_daily',
    meaning: 'What customers asked for (demand, usage, consumption, sales volume) on the day they wanted it, and how much was shipped on time',
    grain: 'one row per warehouse, product and day since the product was first stocked, also for days without demand',
    key: ['warehouse_id', 'product_id', 'demand_date'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    columns: [
      WAREHOUSE_ID,
      PRODUCT_ID,
      column('demand_date', 'date', 'Day on which the goods were wanted (requested date)'),
      column('quantity_demanded', 'number', 'Quantity asked for (demand), without what customers withdrew', 'base units'),
      column('quantity_shipped_on_time', 'number', 'Quantity of that demand despatched from stock on time', 'base units'),
      column('quantity_lost', 'number', 'Quantity of that demand cancelled for want of stock (lost sales)', 'base units'),
      column('order_lines', 'integer', 'Number of customer order lines behind the demand', 'lines'),
      column('stocked_out_share', 'number', 'Share of the day during which nothing was in stock, 0 to 1'),
      column('promotion', 'boolean', 'Whether the product was promoted (campaign, offer) on that day'),
    ],
  },
];
