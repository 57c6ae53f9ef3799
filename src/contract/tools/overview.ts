import { INVENTORY_TOOLS } from './inventory';
import { LOGISTICS_TOOLS } from './logistics';
import { SUPPLIER_TOOLS } from './suppliers';
import type { ToolContract } from './tool-contract';

/** What a briefing looks through: tools that need to be told of nothing, or of what the others have found. */
const BRIEFED: readonly ToolContract[] = [
  INVENTORY_TOOLS.identify_stockout_risks, INVENTORY_TOOLS.calculate_reorder_points, INVENTORY_TOOLS.inventory_health,
  INVENTORY_TOOLS.rebalance_stock,
  LOGISTICS_TOOLS.identify_delayed_orders, LOGISTICS_TOOLS.calculate_warehouse_capacity, LOGISTICS_TOOLS.carrier_performance,
  SUPPLIER_TOOLS.analyze_supplier_performance, SUPPLIER_TOOLS.assess_supplier_risk, SUPPLIER_TOOLS.identify_cost_savings,
];

/** What a scenario works out again. */
const RERUN: readonly ToolContract[] = [
  INVENTORY_TOOLS.calculate_reorder_points, INVENTORY_TOOLS.identify_stockout_risks, LOGISTICS_TOOLS.calculate_warehouse_capacity,
  LOGISTICS_TOOLS.identify_delayed_orders, LOGISTICS_TOOLS.trace_impact,
  SUPPLIER_TOOLS.compare_supplier_costs, SUPPLIER_TOOLS.identify_cost_savings, SUPPLIER_TOOLS.analyze_spend, SUPPLIER_TOOLS.assess_supplier_risk,
];

/**
 * What all of a person's tools say together. They read next to nothing themselves (a scenario: warehouses, and the products of a group): the
 * tools that they run do, each what its own contract names.
 */
export const OVERVIEW_TOOLS = {
  daily_briefing: { name: 'daily_briefing', family: 'overview', ...together(BRIEFED), remembers: true },
  simulate_scenario: {
    name: 'simulate_scenario', family: 'overview',
    ...together(RERUN, { products: ['product_id', 'product_name', 'product_group', 'base_unit', 'discontinued_date'] }),
  },
} as const satisfies Record<string, ToolContract>;

/** All that these tools read. Every part of it can be missing: a tool that then does not work is left out. */
function together(
  tools: readonly ToolContract[], own: Readonly<Record<string, readonly string[]>> = {},
): Pick<Required<ToolContract>, 'runs' | 'reads' | 'optional'> {
  const reads: Record<string, string[]> = {};
  for (const each of [...tools.map(tool => tool.reads), own]) {
    for (const [view, columns] of Object.entries(each)) reads[view] = [...new Set([...reads[view] ?? [], ...columns])];
  }
  return { runs: tools.map(({ name }) => name), reads, optional: reads };
}
