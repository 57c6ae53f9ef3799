import type { PersonaId } from '../../../../../src/contract';
import { asked, play } from './conversation';

test('the stock of another day is looked for where every day stands, not where it stands as it is now', async () => {
  const sql = await asked('warehouse_manager', 'What was the stock of P0417 in WH01 on 1 October?');
  expect(sql).toContain('SUM(t.closing_on_hand)');
  expect(sql).toContain('FROM supply_chain.inventory_daily');
  expect(await asked('warehouse_manager', 'What is the stock of P0417 in WH01 today?')).toContain('FROM supply_chain.inventory_position');
});

test('what days end with is shown day by day, never added up over them', async () => {
  const sql = await asked('warehouse_manager', 'What was the stock of P0417 in WH01 last week?');
  expect(sql).toMatch(/^SELECT t\.stock_date AS stock_date, SUM\(t\.closing_on_hand\) AS closing_on_hand/);
  expect(sql).toContain('GROUP BY t.stock_date');
  expect(await asked('warehouse_manager', 'What was the total closing stock by product group last month?')).not.toContain('closing_on_hand');
});

test.each<[PersonaId, string, string]>([
  ['field_engineer', 'What is left to pick in WH02?', 'quantity_picked'],
  ['field_engineer', 'Which lines are still to be picked?', 'quantity_picked'],
  ['field_engineer', 'What has yet to be despatched from WH01?', 'quantity_despatched'],
  ['procurement_specialist', 'What is still to be received from S02?', 'quantity_received'],
  ['field_engineer', 'Which lines of WH02 are waiting for stock?', 'quantity_allocated'],
  ['field_engineer', 'Which order lines wait for delivery?', 'quantity_delivered'],
])('%s, "%s": what is done for less than was asked for', async (persona, question, done) => {
  expect(await asked(persona, question)).toContain(`t.quantity_ordered - COALESCE(t.quantity_cancelled, 0) > COALESCE(t.${done}, 0)`);
});

test.each<[PersonaId, string]>([
  ['procurement_specialist', 'How good is S01?'],
  ['procurement_specialist', 'Is S01 reliable?'],
])('%s, "%s": by the tool that judges', async (persona, question) => {
  expect(await asked(persona, question)).toBe('analyze_supplier_performance {"supplier":"S01"}');
});

test('what is to be done to a thing is done by the tool that can be told of it', async () => {
  expect(await asked('procurement_specialist', 'Draft a purchase order for P0417')).toContain('Which warehouse do you mean?');
});

test('a value that says that there is none is not meant by the word alone', async () => {
  expect(await asked('field_engineer', 'Which order lines of last month were allocated from stock?')).not.toContain('no_stock');
});

test('what will be in a month is of the next one of that name, and forecast', async () => {
  expect(await asked('warehouse_manager', 'What will P0417 sell in December?')).toBe('forecast_demand {"product":"P0417","horizon_days":38}');
  expect(await asked('warehouse_manager', 'How many units of P0417 did we sell in December?')).toContain("t.demand_date >= DATE '2025-12-01'");
});

test('rows of one thing that are not rows of another are not given as the rows of both', async () => {
  expect(await asked('warehouse_manager', 'Which products are in WH01 but not in WH02?')).not.toContain('SELECT');
});

test('where a tool cannot pick out a group, that comes first', async () => {
  const { step } = await play({
    persona: 'warehouse_manager', question: 'Which bearings are running low?',
    answer: ({ tool }) => tool === 'identify_stockout_risks' ? { json: { summary: '48 items run out.', blocks: [] } } : undefined,
  });
  expect(step).toMatchObject({ kind: 'text', text: 'This is not for Bearings alone, which cannot be picked out here. 48 items run out.' });
});

test.each<[PersonaId, string, string]>([
  ['procurement_specialist', 'What did we pay for P0417 on average this year?', 'introduced_date'], // no date of a price: when the product was new is not meant
  ['warehouse_manager', 'Which products are below their reorder point?', 'SELECT'], // of two figures, which no row compares
])('%s, "%s": not by rows that say something else', async (persona, question, not) => {
  expect(await asked(persona, question)).not.toContain(not);
});

test('what is left of a thing is what is in stock', async () => {
  expect(await asked('warehouse_manager', 'How many pieces of P0417 are left?')).toContain('SUM(t.on_hand)');
});

test('how much of a thing is to be sent is asked back', async () => {
  expect(await asked('warehouse_manager', 'Draft a transfer of P0417 from WH02 to WH01')).toContain('How many, in base units of the product?');
});

test('what is waited for, without a word of what, is what is open', async () => {
  expect(await asked('procurement_specialist', 'Which purchase order lines are we waiting for?')).toContain("WHERE t.status = 'open'");
});

test('to wait for a thing is to hang on it', async () => {
  expect(await asked('field_engineer', 'Which orders are waiting for P0417?')).toBe('trace_impact {"product":"P0417"}');
});

test('a length of time that a change takes is not how far is looked ahead', async () => {
  expect(await asked('procurement_specialist', 'What happens if S02 delivers two weeks late?')).toBe(
    'simulate_scenario {"changes":[{"kind":"delay_days","days":14,"supplier":"S02"}]}',
  );
  expect(await asked('procurement_specialist', 'What if S02 is two weeks late in the next 30 days?')).toContain('"horizon_days":30');
});

test('space that is left is what the tool of space knows, not the volume of what has left', async () => {
  expect(await asked('field_engineer', 'Is there room left in WH01?')).toBe('calculate_warehouse_capacity {"warehouse":"WH01"}');
  expect(await asked('field_engineer', 'How much space is left in WH03?')).toContain('Will there be enough space in the next 30 days?');
});

describe('a share of rows', () => {
  test('counts those of which it is so, and all of that place and time', async () => {
    const sql = await asked('field_engineer', 'What share of returns of WH01 was scrapped in October?');
    expect(sql).toContain("COUNT(CASE WHEN t.disposition = 'scrapped' THEN 1 END) AS matching, COUNT(*) AS number_of_returns");
    expect(sql).toMatch(/WHERE t\.warehouse_id = 'WH01'\n {2}AND t\.returned_date >= DATE '2026-10-01' AND t\.returned_date < DATE '2026-11-01'$/);
  });

  test.each<[PersonaId, string, string]>([
    ['procurement_specialist', 'What percentage of purchase order lines is still open?', "CASE WHEN t.status = 'open' THEN 1 END) AS matching, COUNT(*) AS number_of_lines"],
    ['procurement_specialist', 'What proportion of suppliers is approved?', 'CASE WHEN t.approved = TRUE THEN 1 END) AS matching, COUNT(*) AS number_of_suppliers'],
    ['warehouse_manager', 'What share of products is discontinued?', "CASE WHEN t.discontinued_date < DATE '2026-11-24' THEN 1 END) AS matching, COUNT(*) AS number_of_products"],
  ])('%s, "%s"', async (persona, question, counted) => {
    expect(await asked(persona, question)).toContain(counted);
  });

  test('is given for each thing and each month', async () => {
    expect(await asked('field_engineer', 'What share of returns was scrapped by warehouse?')).toMatch(/AS share_percent[^]+GROUP BY t\.warehouse_id/);
    expect(await asked('field_engineer', 'What share of returns was scrapped per month?')).toMatch(/^SELECT CAST\(date_trunc\('month'[^]+AS share_percent/);
  });

  test.each<[PersonaId, string]>([
    ['field_engineer', 'What percentage of order lines was cancelled last month?'], // Orders have a status, their lines have none.
    ['warehouse_manager', 'What share of our shipments arrived on time last month?'],
    ['warehouse_manager', 'What percentage of our stock is quarantined?'],
    ['warehouse_manager', 'What share of the demand of WH01 was for P0417?'],
  ])('%s, "%s": no rows and no total stand for a share that they are not', async (persona, question) => {
    expect(await asked(persona, question)).not.toContain('query_data');
    expect(await asked(persona, question)).not.toContain('SELECT');
  });
});
