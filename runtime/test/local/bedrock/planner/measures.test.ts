import type { PersonaId } from '../../../../../src/contract';
import { play } from './conversation';

/** The calls of a question, each without its tool and purpose. */
async function asked(persona: PersonaId, question: string, earlier: readonly string[] = []): Promise<unknown[]> {
  const { step } = await play({ persona, question, earlier });
  return step.kind === 'calls' ? step.calls.map(({ input: { purpose: _, ...input } }) => input) : [step.text];
}

test.each<[PersonaId, string, object]>([
  ['field_engineer', 'What is our on-time despatch rate last month?', { definition: 'on_time_despatch', from: '2026-10-01', until: '2026-11-01' }],
  ['warehouse_manager', 'stock value by warehouse', { definition: 'stock_value', group_by: ['warehouse_id', 'warehouse_name'] }],
  ['warehouse_manager', 'What is the value of the stock in WH02?', { definition: 'stock_value', filters: [{ column: 'warehouse_id', values: ['WH02'] }] }],
  ['procurement_specialist', 'supplier OTIF by supplier', { definition: 'supplier_otif', group_by: ['supplier_id', 'supplier_name'] }],
  ['procurement_specialist', 'Which suppliers have the worst OTIF?', { definition: 'supplier_otif', group_by: ['supplier_id', 'supplier_name'], order: 'worst_first' }],
  ['procurement_specialist', 'Who are our worst suppliers for on time delivery in the last six months?', {
    definition: 'supplier_on_time', from: '2026-05-24', until: '2026-11-24', group_by: ['supplier_id', 'supplier_name'], order: 'worst_first',
  }],
  ['warehouse_manager', 'Compare the fill rate of WH01 and WH02 in the last quarter', {
    definition: 'unit_fill_rate', from: '2026-07-01', until: '2026-10-01', group_by: ['warehouse_id', 'warehouse_name'],
    filters: [{ column: 'warehouse_id', values: ['WH01', 'WH02'] }],
  }],
  ['warehouse_manager', 'Which warehouse holds the most stock value?', {
    definition: 'stock_value', group_by: ['warehouse_id', 'warehouse_name'], order: 'highest_first',
  }],
  ['procurement_specialist', 'What is the supplier OTIF of Acme Metals by month?', {
    definition: 'supplier_otif', group_by: ['month'], filters: [{ column: 'supplier_id', values: ['S01'] }],
  }],
  ['warehouse_manager', 'late orders in WH01', { definition: 'late_orders', filters: [{ column: 'warehouse_id', values: ['WH01'] }] }],
  ['warehouse_manager', 'How many orders are late?', { definition: 'late_orders' }],
  ['warehouse_manager', 'customer OTIF by last promise', { definition: 'customer_otif', variant: 'last_promise' }],
  ['warehouse_manager', 'What are our inventory turns?', { definition: 'inventory_turns' }],
  ['warehouse_manager', 'Unit fill rate of Bearings in the last 90 days', {
    definition: 'unit_fill_rate', filters: [{ column: 'product_group', values: ['Bearings'] }], from: '2026-08-26', until: '2026-11-24',
  }],
  ['warehouse_manager', 'How full are our warehouses?', { definition: 'capacity_used' }],
  ['field_engineer', 'freight cost per order by carrier', { definition: 'freight_per_order', group_by: ['carrier_id'] }],
  ['procurement_specialist', 'open purchase commitment by supplier', { definition: 'open_commitment', group_by: ['supplier_id', 'supplier_name'] }],
  ['procurement_specialist', 'What is our spend concentration?', { definition: 'spend_concentration' }],
])('%s, "%s": by its definition', async (persona, question, call) => {
  expect(await asked(persona, question)).toEqual([call]);
});

test.each<[PersonaId, string, object]>([
  ['warehouse_manager', 'How many order lines were late?', { definition: 'on_time_despatch' }],
  ['field_engineer', 'how many orders were shipped late last month', { definition: 'on_time_despatch', from: '2026-10-01', until: '2026-11-01' }],
  ['field_engineer', 'How many order lines did we ship late in WH02?', { definition: 'on_time_despatch', filters: [{ column: 'warehouse_id', values: ['WH02'] }] }],
  ['field_engineer', 'How many orders were late by warehouse?', { definition: 'on_time_despatch', group_by: ['warehouse_id', 'warehouse_name'] }],
  ['field_engineer', 'How many deliveries were late last year?', { definition: 'carrier_on_time', from: '2025-01-01', until: '2026-01-01' }],
  ['field_engineer', 'how many were delivered late last year', { definition: 'carrier_on_time', from: '2025-01-01', until: '2026-01-01' }],
  ['procurement_specialist', 'How many purchase order lines arrived late?', { definition: 'supplier_on_time' }],
  ['warehouse_manager', 'How many orders are late today?', { definition: 'late_orders' }],
])('%s, "%s": what was late is not what is', async (persona, question, call) => {
  expect(await asked(persona, question)).toEqual([call]);
});

test('which were late are those that came after their promise, despatched or delivered', async () => {
  expect(await asked('field_engineer', 'Which orders were late last month?')).toEqual([
    { sql: expect.stringMatching(/t\.last_despatched_date > t\.first_promised_date/) },
  ]);
  expect(await asked('field_engineer', 'How many orders were delivered late?')).toEqual([
    { sql: expect.stringMatching(/COUNT\(DISTINCT t\.order_id\)[^]*t\.last_delivered_date > t\.first_promised_date/) },
  ]);
});

test('of what was late the number is said, with the measure that it belongs to', async () => {
  const json = {
    summary: 'On-time despatch: 41.4 %, over 5,739 order lines due (first promised date).',
    blocks: [{
      title: '', total: 1, rows: [[41.37, 5739, 3365]],
      columns: [{ name: 'on_time_despatch', label: 'On-time despatch', unit: '%' }, { name: 'cases', label: 'Order lines due', unit: '' }, { name: 'late_lines', label: 'Lines not on time', unit: '' }],
    }],
  };
  const { step } = await play({ persona: 'warehouse_manager', question: 'How many order lines were late?', answer: ({ input }) => 'definition' in input ? { json } : undefined });
  expect(step).toEqual({ kind: 'text', text: '3,365 lines not on time. On-time despatch: 41.4 %, over 5,739 order lines due (first promised date).' });
});

test('what follows keeps the measure', async () => {
  expect(await asked('warehouse_manager', 'and in WH02?', ['unit fill rate last month'])).toEqual([
    { definition: 'unit_fill_rate', from: '2026-10-01', until: '2026-11-01', filters: [{ column: 'warehouse_id', values: ['WH02'] }] },
  ]);
});

test.each<[PersonaId, string]>([
  ['field_engineer', 'Which orders are late?'], // the orders, not their number
  ['field_engineer', 'late order lines by warehouse'], // lines, where the definition counts orders
  ['warehouse_manager', 'stock value last month'], // a state has no period
  ['warehouse_manager', 'stock value by supplier'], // no column leads to the supplier
  ['warehouse_manager', 'stock value above 1000'], // a comparison, which a measure does not make
  ['warehouse_manager', 'What is our best unit fill rate?'], // of what, it does not say
])('%s, "%s": not by a definition that says something else', async (persona, question) => {
  expect(JSON.stringify(await asked(persona, question))).not.toContain('"definition"');
});
