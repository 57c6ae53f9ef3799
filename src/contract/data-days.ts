import type { ToolContract } from './tools';

/**
 * The columns that say when something has happened, by view: the newest of their days is the newest day in the data. Days that are planned,
 * promised or wanted may lie ahead of it, and views of the company's own are not looked at.
 */
export const RECORDED_DAYS: Readonly<Record<string, readonly string[]>> = {
  inventory_position: ['as_of_date'],
  inventory_daily: ['stock_date'],
  stock_movements: ['moved_at'],
  demand_daily: ['demand_date'],
  sales_orders: ['order_date'],
  sales_order_lines: ['order_date', 'last_despatched_date', 'last_delivered_date'],
  order_events: ['happened_at'],
  shipments: ['despatched_date', 'delivered_date'],
  returns: ['returned_date'],
  purchase_orders: ['order_date'],
  purchase_order_lines: ['order_date'],
  receipts: ['received_date'],
};

/**
 * How recent the data are: asked by the platform itself, for no persona. No permission names it, and no model is offered it. It says days, and
 * nothing else of the rows.
 */
export const DATA_DAYS: ToolContract = { name: 'data_days', family: 'sql', reads: RECORDED_DAYS, optional: RECORDED_DAYS };

/** What the chat function is to tool functions where it asks for itself. No persona of a configuration can have this id. */
export const PLATFORM_PERSONA = '(platform)';
