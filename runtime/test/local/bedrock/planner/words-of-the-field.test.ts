import type { PersonaId } from '../../../../../src/contract';
import { play } from './conversation';

/** The tool that a question leads to, with what it is told. */
async function called(persona: PersonaId, question: string): Promise<unknown> {
  const { step } = await play({ persona, question });
  return step.kind === 'calls' ? [step.calls[0]!.tool, step.calls[0]!.input] : step.text;
}

test.each<[PersonaId, string, string, object]>([
  ['warehouse_manager', 'What is about to run dry in WH02?', 'identify_stockout_risks', { warehouse: 'WH02' }],
  ['warehouse_manager', 'Which items will sell out soon?', 'identify_stockout_risks', {}],
  ['warehouse_manager', 'What do we need to top up?', 'calculate_reorder_points', {}],
  ['warehouse_manager', 'What gathers dust in WH01?', 'inventory_health', { warehouse: 'WH01' }],
  ['warehouse_manager', 'Which batches will be past their date before they are sold?', 'inventory_health', {}],
  ['warehouse_manager', 'Projection for P0417 next month', 'forecast_demand', { product: 'P0417' }],
  ['warehouse_manager', 'How fast does our stock turn?', 'query_data', { definition: 'inventory_turns' }],
  ['field_engineer', "Plan tomorrow's drop-offs from WH02", 'optimize_delivery_routes', { warehouse: 'WH02', date: '2026-11-25' }],
  ['field_engineer', 'Delivery rounds for tomorrow in WH01', 'optimize_delivery_routes', { warehouse: 'WH01', date: '2026-11-25' }],
  ['field_engineer', 'Which hauliers let us down?', 'carrier_performance', {}],
  ['field_engineer', 'Which orders will be tardy?', 'identify_delayed_orders', {}],
  ['procurement_specialist', 'Who are our priciest vendors?', 'compare_supplier_costs', {}],
  ['procurement_specialist', 'Where could we cut costs?', 'identify_cost_savings', {}],
  ['procurement_specialist', 'Which items have only one source?', 'assess_supplier_risk', {}],
  ['procurement_specialist', 'What should we buy now?', 'calculate_reorder_points', {}],
])('%s, "%s": %s', async (persona, question, tool, input) => {
  expect(await called(persona, question)).toEqual([tool, expect.objectContaining(input)]);
});
