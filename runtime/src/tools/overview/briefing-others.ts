import type { ToolContext } from '../definition';
import { PRODUCTS_TO_REBALANCE } from './briefing-sources';

/** Tools that a briefing does not look through, or not wholly, and why. */
const NOT_BRIEFED: Readonly<Record<string, string>> = {
  optimize_stock_levels: 'what lies above its levels is cash, released once, and no margin at stake; inventory_health counts the same stock',
  rebalance_stock: `transfers of all products take as long as all the rest; they are looked for of the ${PRODUCTS_TO_REBALANCE} products with the most at stake, `
    + 'where two warehouses may be seen',
  forecast_demand: 'it is asked for one product; what is expected is in what runs out',
  explain_stockout: 'it is asked for one shortage',
  available_to_promise: 'it is asked for one product and quantity',
  check_order_fulfillment_status: 'it is asked for one order; all that are late or at risk are looked through',
  optimize_delivery_routes: 'it plans one day of deliveries',
  trace_impact: 'it is asked for one order, supplier, product or warehouse',
  compare_supplier_costs: 'what is dearer than it need be is a saving, and looked through as such',
  analyze_spend: 'a change of spend is no margin at stake',
};

/** What a briefing does not look through of the tools that the person has, each by name with the reason. */
export function notBriefed({ mayUse }: Pick<ToolContext, 'mayUse'>): string[] {
  return Object.entries(NOT_BRIEFED).filter(([tool]) => mayUse(tool)).map(([tool, reason]) => `Not looked through: ${tool}, for ${reason}.`);
}
