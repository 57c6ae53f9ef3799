import type { PersonaId } from '../../../../../src/contract';
import { play } from './conversation';

/** The calls that a question comes to, by tool, or what was said. */
async function calls(persona: PersonaId, question: string): Promise<unknown> {
  const { step } = await play({ persona, question });
  return step.kind === 'calls' ? step.calls.map(({ tool, input }) => ({ tool, ...input })) : step;
}
const sqlOf = async (persona: PersonaId, question: string) => JSON.stringify(await calls(persona, question));

test('a total of what will be sold is calculated, not added up from rows of the past', async () => {
  expect(await calls('warehouse_manager', 'How much of P0417 will be sold in WH01 in the next 30 days?')).toEqual([
    { tool: 'forecast_demand', product: 'P0417', warehouse: 'WH01', horizon_days: 30 },
  ]);
});

test('a period by which a tool can show its figures is told to it', async () => {
  expect(await calls('warehouse_manager', 'Forecast the demand of P0417 by month for the next 90 days')).toEqual([
    { tool: 'forecast_demand', product: 'P0417', horizon_days: 90, granularity: 'month' },
  ]);
});

test('a percentage is told to the tool as the share that the words before it name', async () => {
  expect(await calls('warehouse_manager', 'What are the reorder points in WH02 for a service level of 98 %?')).toEqual([
    { tool: 'calculate_reorder_points', warehouse: 'WH02', service_level: 0.98 },
  ]);
});

test('who is best is for the tool that ranks, not for a list', async () => {
  expect(await calls('procurement_specialist', 'Who are our best suppliers?')).toEqual([{ tool: 'analyze_supplier_performance' }]);
});

test('nothing is drafted that nobody asks to draft', async () => {
  expect(await sqlOf('warehouse_manager', 'How much P0417 should we order for WH01?')).not.toContain('draft');
  expect(await calls('warehouse_manager', 'Draft a transfer of 100 P0417 from WH02 to WH01')).toEqual([
    { tool: 'draft_transfer', product: 'P0417', from: 'WH02', to: 'WH01', quantity: 100 },
  ]);
});

test('what only a date speaks of has happened where that date has passed', async () => {
  expect(await sqlOf('warehouse_manager', 'How many products were discontinued?')).toContain("t.discontinued_date < DATE '2026-11-24'");
});

test('negative is below zero; of two groups the last breaks the figure down; freight adds up', async () => {
  expect(await sqlOf('warehouse_manager', 'Which products have a negative stock on hand?')).toContain('t.on_hand < 0');
  expect(await sqlOf('field_engineer', 'Average distance per shipment by warehouse')).toContain('GROUP BY t.warehouse_id');
  expect(await sqlOf('field_engineer', 'Total freight cost last month by carrier')).toContain('SUM(t.freight_cost)');
});

test('what is promised for a day is still to come', async () => {
  expect(await sqlOf('field_engineer', 'Which orders are promised for 25 December?')).toContain("DATE '2026-12-25'");
});

test('a code that the person may not look up is told to the tool that takes such codes, which says whether there is one', async () => {
  expect(await calls('field_engineer', 'What is the impact on customer orders if purchase order PO0006538 fails?')).toEqual([{ tool: 'trace_impact', purchase_order: 'PO0006538' }]);
});

test('what a measure or a view means is described, not averaged', async () => {
  expect(await calls('warehouse_manager', 'What does days of cover mean?')).toEqual([{ tool: 'describe_data', definition: 'days_of_cover' }]);
  expect(await calls('warehouse_manager', 'Which columns does demand_daily have?')).toEqual([{ tool: 'describe_data', view: 'demand_daily' }]);
});

test('what if something changes is simulated: what changes, by how much, up or down, and of what', async () => {
  expect(await calls('procurement_specialist', 'What if demand falls by 20 %?')).toEqual([
    { tool: 'simulate_scenario', changes: [{ kind: 'demand_percent', percent: -20 }] },
  ]);
});

test('what if somebody stops is simulated without an amount, for there is none', async () => {
  expect(await calls('procurement_specialist', 'What if supplier S02 stops delivering?')).toEqual([{ tool: 'simulate_scenario', changes: [{ kind: 'stop', supplier: 'S02' }] }]);
  expect(await calls('procurement_specialist', 'What if S02 raises prices by 5 %?')).toEqual([
    { tool: 'simulate_scenario', changes: [{ kind: 'price_percent', percent: 5, supplier: 'S02' }] },
  ]);
});

test('a number of something is for the tool that takes it', async () => {
  expect(await calls('warehouse_manager', 'When can we promise 120 P0417 from WH02?')).toEqual([
    { tool: 'available_to_promise', product: 'P0417', quantity: 120, warehouse: 'WH02' },
  ]);
});

test('a view that is named as it is called is told to the tool that takes one', async () => {
  expect(await calls('warehouse_manager', 'Which errors are in the data of sales_orders?')).toEqual([{ tool: 'check_data_quality', view: 'sales_orders' }]);
});

test('what is set stands in rows, what would be right is calculated', async () => {
  expect(await sqlOf('warehouse_manager', 'Which reorder point is set for P0417 in WH01?')).toContain('item_policies');
  expect(await calls('warehouse_manager', 'Which reorder point should P0417 have in WH01?')).toEqual([
    { tool: 'calculate_reorder_points', warehouse: 'WH01', products: ['P0417'] },
  ]);
});

test('a comparison that a tool says of itself is one that it makes', async () => {
  expect(await calls('field_engineer', 'What are the most urgent problems?')).toEqual([{ tool: 'daily_briefing' }]);
});

test('how much of something nobody may query is declined, not answered by a number that only mentions it', async () => {
  expect(await sqlOf('procurement_specialist', 'How much stock is there of P0417?')).toMatch(/I cannot tell which of the data answers that|cannot/);
});

test('what changes may be a product group, also where the verb stands right behind it, and nothing is simulated that nobody supposes', async () => {
  const more = [{ tool: 'simulate_scenario', changes: [{ kind: 'demand_percent', percent: 20, group: 'Bearings' }] }];
  expect(await calls('warehouse_manager', 'What if demand for bearings rises by 20 %?')).toEqual(more);
  expect(await calls('warehouse_manager', 'Suppose we sell 20 percent more bearings')).toEqual(more);
  expect(await sqlOf('field_engineer', 'Order to delivery time, last 90 days')).toContain('order_cycle_time');
});

test('pieces of something are a quantity of it, with a comma in it as well', async () => {
  expect(await calls('warehouse_manager', 'Move 3,000 pieces of P0417 from WH01 to WH02')).toEqual([
    { tool: 'draft_transfer', product: 'P0417', from: 'WH01', to: 'WH02', quantity: 3000 },
  ]);
  expect(await calls('warehouse_manager', 'Earliest delivery date for 100 pieces of P0417 out of WH02')).toEqual([
    { tool: 'available_to_promise', product: 'P0417', quantity: 100, warehouse: 'WH02' },
  ]);
});

test('how many of one product are those in stock, and those that will be needed', async () => {
  expect(await sqlOf('warehouse_manager', 'How many P0417 do we have in each warehouse?')).toContain('SUM(t.on_hand)');
  expect(await calls('warehouse_manager', 'How many P0417 are we going to need in WH01 in 30 days?')).toEqual([
    { tool: 'forecast_demand', product: 'P0417', warehouse: 'WH01', horizon_days: 30 },
  ]);
});

describe('what is to be done is asked back for where something of it is not said', () => {
  const warehouses = (count: number) => ({
    json: { blocks: [{
      id: 'b1', title: '', total: count, shown: count, rows: Array.from({ length: count }, (_, place) => [`WH0${place + 1}`, `Place ${place + 1}`]),
      columns: [{ name: 'warehouse_id', label: 'Warehouse', type: 'text' }, { name: 'warehouse_name', label: 'Name', type: 'text' }],
    }] },
  });
  const askedBack = async (question: string, count: number): Promise<{ readonly sql: readonly string[]; readonly back: unknown }> => {
    const sql: string[] = [];
    const { step } = await play({
      persona: 'warehouse_manager', question,
      answer: ({ tool, input }) => {
        if (tool !== 'query_data') return undefined;
        sql.push(String(input.sql));
        return warehouses(count);
      },
    });
    return { sql, back: step.kind === 'calls' ? step.calls[0]?.input : step.text };
  };

  test('with the few that there are', async () => {
    expect(await askedBack('Draft a purchase order of 480 P0417', 3)).toEqual({
      sql: ['SELECT t.warehouse_id AS warehouse_id, t.warehouse_name AS warehouse_name\nFROM supply_chain.warehouses AS t\nORDER BY 1\nLIMIT 9'],
      back: { question: 'Which warehouse do you mean?', choices: ['WH01', 'WH02', 'WH03'] },
    });
  });

  test('with all names where there are more than can be offered, and without where there are many', async () => {
    expect((await askedBack('Draft a purchase order of 480 P0417', 5)).back).toEqual({
      question: 'Which warehouse do you mean: WH01 (Place 1), WH02 (Place 2), WH03 (Place 3), WH04 (Place 4) or WH05 (Place 5)?', choices: ['WH01', 'WH02', 'WH03', 'WH04'],
    });
    expect((await askedBack('Draft a purchase order of 480 P0417', 9)).back).toEqual({ question: 'Which warehouse do you mean?', choices: [] });
  });

  test('from where goods come that go to a warehouse, which is not that one', async () => {
    const { sql, back } = await askedBack('Draft a transfer of 20 P0417 to WH01', 2);
    expect(sql).toEqual([expect.stringContaining("WHERE t.warehouse_id <> 'WH01'")]);
    expect(back).toEqual({ question: 'Which one do you mean: the warehouse that gives it?', choices: ['from WH01', 'from WH02'] });
    const { step } = await play({ persona: 'warehouse_manager', earlier: ['Draft a transfer of 20 P0417 to WH01'], question: 'from WH02' });
    expect(step).toMatchObject({ calls: [{ tool: 'draft_transfer', input: { product: 'P0417', from: 'WH02', to: 'WH01', quantity: 20 } }] });
  });

  test('a procurement specialist, who may not read warehouses, is asked without choices', async () => {
    expect(await calls('procurement_specialist', 'Draft a purchase order of 480 P0417')).toEqual([{ tool: 'ask_back', question: 'Which warehouse do you mean?', choices: [] }]);
  });
});

test('nothing is deleted, and a name may be followed by what is asked of it', async () => {
  expect(await calls('warehouse_manager', 'Cancel every open order')).toEqual([{ tool: 'decline', message: expect.stringContaining('nothing is changed') }]);
  expect(await calls('warehouse_manager', 'hex bolt forecast')).toEqual([{ tool: 'forecast_demand', product: 'P0417' }]);
});

test('a share is a measure, of whatever its definition counts; a state is that of today', async () => {
  expect(await sqlOf('field_engineer', 'Share of lines despatched by the first promise in October')).toContain('on_time_despatch');
  expect(await sqlOf('field_engineer', 'On-time delivery per carrier, last 90 days')).toContain('carrier_on_time');
  expect(await calls('field_engineer', 'How full are our warehouses today?')).toEqual([expect.objectContaining({ definition: 'capacity_used' })]);
});

test('what each of some things does stands behind them, and breaks nothing down', async () => {
  expect(await sqlOf('warehouse_manager', 'How many products does each warehouse stock?')).toContain('GROUP BY t.warehouse_id');
  expect(await sqlOf('warehouse_manager', 'Total demand of each product group')).toContain('product_group');
});

test.each<[PersonaId, string, object]>([
  ['warehouse_manager', 'Can we deliver 200 P0417 by 4 December?', { tool: 'available_to_promise', product: 'P0417', quantity: 200, by: '2026-12-04' }],
  ['warehouse_manager', 'Why were we out of P0417 in WH01 last month?', { tool: 'explain_stockout', product: 'P0417', warehouse: 'WH01', date: '2026-10-31' }],
  ['warehouse_manager', 'When did P0417 last run out in WH01?', { tool: 'explain_stockout', product: 'P0417', warehouse: 'WH01' }],
  ['warehouse_manager', 'Which products do we have to order before Friday?', { tool: 'calculate_reorder_points', review_period_days: 3 }],
  ['warehouse_manager', 'Which products must be ordered in WH01?', { tool: 'calculate_reorder_points', warehouse: 'WH01' }],
  ['warehouse_manager', 'How much P0417 do we need in the next 30 days?', { tool: 'forecast_demand', product: 'P0417', horizon_days: 30 }],
  ['field_engineer', 'When will SO0129221 be delivered?', { tool: 'check_order_fulfillment_status', order: 'SO0129221' }],
  ['field_engineer', 'What happens if S01 cannot deliver?', { tool: 'trace_impact', supplier: 'S01' }],
])('%s, "%s": by the tool that works it out', async (persona, question, call) => {
  expect(await calls(persona, question)).toEqual([call]);
});

test('of this year a tool that looks back is told the days that are over, not those to come', async () => {
  expect(await calls('field_engineer', 'How do our carriers perform this year?')).toEqual([{ tool: 'carrier_performance', period_days: 327 }]);
  expect(await calls('procurement_specialist', 'How did S01 perform this year?')).toEqual([{ tool: 'analyze_supplier_performance', supplier: 'S01', period_days: 327 }]);
});

test.each([
  ['How much did we spend with S01 this year?', { from: '2026-01-01', until: '2027-01-01', filters: [{ column: 'supplier_id', values: ['S01'] }] }],
  ['What did we spend in October?', { from: '2026-10-01', until: '2026-11-01' }],
  ['With which supplier do we spend most?', { group_by: ['supplier_id', 'supplier_name'], order: 'highest_first' }],
])('"%s": the purchase spend by its definition', async (question, said) => {
  expect(await calls('procurement_specialist', question)).toEqual([{ tool: 'query_data', definition: 'purchase_spend', purpose: question, ...said }]);
});

test('why spend changed is still taken apart, and what there is too much of are still things', async () => {
  expect(await calls('procurement_specialist', 'Why did our spend change?')).toEqual([{ tool: 'analyze_spend' }]);
  expect(await calls('warehouse_manager', 'What do we have too much of?')).toEqual([{ tool: 'inventory_health' }]);
});

test('of the lowest level of one item the day stands first; of things a level is the mean of the days', async () => {
  expect(await sqlOf('warehouse_manager', 'What was the lowest stock of P0417 in WH01 this year?')).toContain('GROUP BY t.stock_date\\nORDER BY 2 ASC, 1');
  expect(await sqlOf('warehouse_manager', 'Which warehouse had the lowest stock of P0417 last month?')).toContain('AVG(t.closing_on_hand)');
});

test('when something is expected or was done stands in a date of that tense', async () => {
  expect(await sqlOf('procurement_specialist', 'When do the open lines of S01 arrive?')).toContain('ORDER BY t.confirmed_date,');
  expect(await sqlOf('procurement_specialist', 'When did the lines of S01 arrive?')).toContain('ORDER BY t.received_date DESC');
});

test('what is on its way has left and has not arrived', async () => {
  const sql = await sqlOf('field_engineer', 'How many shipments are in transit?');
  expect(sql).toContain('t.despatched_date IS NOT NULL');
  expect(sql).toContain('t.delivered_date IS NULL');
});

test('who is cheapest by nothing that rows say is not guessed', async () => {
  expect(await calls('field_engineer', 'What is the cheapest carrier?')).toEqual([expect.objectContaining({ tool: 'decline' })]);
});

test('what is to be ordered or moved is drafted', async () => {
  expect(await calls('warehouse_manager', 'Order 500 P0417 for WH01')).toEqual([{ tool: 'draft_purchase_order', product: 'P0417', warehouse: 'WH01', quantity: 500 }]);
  expect(await calls('warehouse_manager', 'Please move 20 P0417 from WH02 to WH01')).toEqual([{ tool: 'draft_transfer', product: 'P0417', from: 'WH02', to: 'WH01', quantity: 20 }]);
});
