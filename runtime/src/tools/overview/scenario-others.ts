/** A tool with figures that a scenario does not work out again. */
interface OtherTool {
  readonly tool: string;
  readonly what: string;
  readonly reason: string;
}

/** What a scenario never works out again, and why: said by name to those who have the tool. */
export const NEVER_RERUN: readonly OtherTool[] = [
  { tool: 'forecast_demand', what: 'forecasts of single products', reason: 'each is asked for one product; a change of demand is a change of what is forecast itself' },
  { tool: 'optimize_stock_levels', what: 'stock levels for a budget or a service', reason: 'its search of all levels takes as long again for each side; its reorder points are those above' },
  { tool: 'rebalance_stock', what: 'transfers between warehouses', reason: 'its search of all transfers takes as long again for each side' },
  { tool: 'inventory_health', what: 'turns, excess and service reached', reason: 'they are of the stock and the demand that have been' },
  { tool: 'explain_stockout', what: 'causes of a shortage', reason: 'it explains what has been' },
  { tool: 'available_to_promise', what: 'dates to promise', reason: 'each is asked for one product and quantity' },
  { tool: 'check_order_fulfillment_status', what: 'the status of single orders', reason: 'each is asked for one order; all of them are under orders late or at risk' },
  { tool: 'optimize_delivery_routes', what: 'delivery routes', reason: 'they are planned for one day, from orders that are there' },
  { tool: 'carrier_performance', what: 'ratings of carriers', reason: 'they are of deliveries that have been' },
  { tool: 'analyze_supplier_performance', what: 'ratings of suppliers', reason: 'they are of deliveries that have been' },
];
