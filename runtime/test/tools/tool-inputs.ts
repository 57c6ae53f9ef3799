import { PERSONAS, type PersonaGrant, type PersonaId } from '../../../src/contract';
import type { QueryEngine } from '../../src/data';

/** An input with which each tool finds something in WH02 of the sample company. A tool without one fails. */
export async function toolInputs(engine: QueryEngine): Promise<Readonly<Record<string, unknown>>> {
  const first = async (sql: string): Promise<unknown[]> =>
    (await engine.run(sql, { signal: new AbortController().signal, timeoutMs: 30_000, maxRows: 2 })).rows.map(row => row[0]);
  const [order] = await first('SELECT MAX(order_id) FROM supply_chain.sales_order_lines WHERE warehouse_id = \'WH02\'');
  const products = await first(`SELECT p.product_id FROM supply_chain.inventory_position AS p JOIN supply_chain.products AS i ON i.product_id = p.product_id
    WHERE p.warehouse_id = 'WH02' AND i.discontinued_date IS NULL ORDER BY p.on_hand DESC, p.product_id LIMIT 2`);
  const [purchase] = await first(`SELECT MIN(purchase_order_id) FROM supply_chain.purchase_order_lines
    WHERE warehouse_id = 'WH02' AND status = 'open' AND quantity_ordered > quantity_received + quantity_cancelled`);
  const [short] = await first('SELECT product_id FROM supply_chain.demand_daily WHERE warehouse_id = \'WH02\' AND quantity_demanded > quantity_shipped_on_time ORDER BY demand_date DESC, product_id LIMIT 1');
  return {
    explain_stockout: { product: short, warehouse: 'WH02' },
    identify_stockout_risks: { warehouse: 'WH02' },
    forecast_demand: { product: products[0] },
    calculate_reorder_points: { products },
    inventory_health: {},
    optimize_stock_levels: { warehouse: 'WH02' },
    rebalance_stock: {},
    available_to_promise: { product: products[0], quantity: 100 },
    analyze_supplier_performance: {},
    compare_supplier_costs: {},
    assess_supplier_risk: {},
    analyze_spend: {},
    identify_cost_savings: {},
    check_order_fulfillment_status: { order },
    identify_delayed_orders: {},
    calculate_warehouse_capacity: {},
    carrier_performance: {},
    optimize_delivery_routes: { iterations: 200 },
    trace_impact: { product: products[0] },
    daily_briefing: {},
    simulate_scenario: { changes: [{ kind: 'demand_percent', percent: 20, product: products[0] }] },
    draft_purchase_order: { product: products[0], warehouse: 'WH02' },
    draft_transfer: { product: products[0], from: 'WH02', to: 'WH01', quantity: 1 },
    expedite: { purchase_order: purchase },
    find_entities: { text: 'WH02' },
    describe_data: { view: 'products' },
    check_data_quality: {},
    query_data: { sql: 'SELECT warehouse_id, product_id, on_hand FROM inventory_position ORDER BY on_hand DESC', purpose: 'Stock on hand' },
  };
}

/** The warehouses of whoever tries a tool: WH02, and a second one where it works between two. */
export function warehousesFor(tool: string): readonly string[] {
  return tool === 'draft_transfer' || tool === 'rebalance_stock' ? ['WH01', 'WH02'] : ['WH02'];
}

/** The first persona that may use a tool. */
export function personaWith(tool: string): PersonaId {
  const persona = Object.values<PersonaGrant & { id: PersonaId }>(PERSONAS).find(({ tools }) => tools.includes(tool));
  if (!persona) throw new Error(`Nobody may use ${tool}.`);
  return persona.id;
}
