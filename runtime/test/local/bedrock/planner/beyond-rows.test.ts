import type { PersonaId } from '../../../../../src/contract';
import { asked } from './conversation';

/** The same in one line, without the schema. */
async function askedInOneLine(persona: PersonaId, question: string): Promise<string> {
  return (await asked(persona, question)).replaceAll('supply_chain.', '').replaceAll('\n', ' ');
}

describe('What one query cannot say is not answered without it', () => {
  test.each<[string, PersonaId, string]>([
    ['a denial of something else', 'field_engineer', 'Which orders were cancelled this month because of no stock?'],
    ['a denial of one of two', 'field_engineer', 'How many lines are picked but not packed?'],
    ['a denial of a deed', 'warehouse_manager', 'Which products had no receipts this year?'],
    ['a denial of all there is', 'procurement_specialist', 'How many suppliers delivered nothing in October?'],
    ['a denial of what has another word', 'warehouse_manager', 'List products with quarantined stock that are not allocated'],
    ['a denial on every day', 'warehouse_manager', 'How many products were not out of stock this month?'],
    ['a denial in every warehouse', 'warehouse_manager', 'How many products have no stock at all?'],
    ['a denial in another warehouse', 'warehouse_manager', 'Which products are in stock in WH01 but not in WH02?'],
    ['a denial of what the date says', 'field_engineer', 'How many orders were placed in WH01 without a promised date?'],
    ['two warehouses at once', 'warehouse_manager', 'How many products are in stock in both WH01 and WH02?'],
    ['one warehouse alone', 'warehouse_manager', 'Which products do we keep in WH01 only?'],
    ['each of two', 'warehouse_manager', 'How many orders did we have in October in WH01 and WH02 each?'],
    ['two times', 'warehouse_manager', 'How many orders did we have in 2025 and in 2026?'],
    ['from one to the other', 'warehouse_manager', 'How many units were moved from WH01 to WH02 last month?'],
    ['a total of a year against a number', 'warehouse_manager', 'Which products sell less than 5 pieces this year in WH01?'],
    ['two comparisons', 'warehouse_manager', 'Which products have more than 1000 pieces in WH01 and less than 10 in WH02?'],
    ['one figure against another', 'warehouse_manager', 'Which products are over their order-up-to level?'],
    ['days of something', 'warehouse_manager', 'How many days was P0417 out of stock this year?'],
    ['the day of something', 'warehouse_manager', 'When was the last count in WH01?'],
    ['a reason', 'warehouse_manager', 'How much was scrapped because of theft?'],
    ['a supposition', 'field_engineer', 'What if we lose WH02?'],
    ['what units are worth', 'warehouse_manager', 'What is the value of quarantined stock?'],
    ['a total of prices', 'procurement_specialist', 'How much did we buy from S01 in October?'],
    ['a day of the past for what has happened only', 'procurement_specialist', 'Which receipts come next week?'],
  ])('%s: %s, "%s"', async (_, persona, question) => {
    expect(await askedInOneLine(persona, question)).not.toMatch(/^SELECT/);
  });

  test.each<[PersonaId, string]>([
    ['field_engineer', 'How many kilometres did we drive last month?'],
    ['field_engineer', 'What was the worst day for deliveries in October?'],
    ['warehouse_manager', 'How many days was P0417 out of stock this year?'],
    ['procurement_specialist', 'What if S01 is late?'],
  ])('nor by a tool that cannot be told: %s, "%s"', async (persona, question) => {
    expect(await askedInOneLine(persona, question)).toMatch(/^(?:decline|ask_back|SELECT) /);
  });
});

describe('What it can say it says', () => {
  test.each<[PersonaId, string, string]>([
    ['procurement_specialist', 'Which suppliers have payment terms over 45 days?', 'WHERE t.payment_days > 45'],
    ['warehouse_manager', 'Which products have a shelf life under 1 year?', 'WHERE t.shelf_life_days < 365'],
    ['warehouse_manager', 'What was the lowest stock of P0417 in WH02 this year?', 'FROM inventory_daily'],
    ['warehouse_manager', 'What was the maximum stock of P0417 in WH01 in 2026?', 'SELECT MAX(t.closing_on_hand)'],
    ['warehouse_manager', 'What was the average stock of P0417 in October in WH02?', 'SELECT AVG(t.closing_on_hand)'],
    ['warehouse_manager', 'What was the stock in WH01 at the end of September?', "t.stock_date >= DATE '2026-09-30' AND t.stock_date < DATE '2026-10-01'"],
    ['warehouse_manager', 'Which product sold best last week in WH03?', 'ORDER BY 3 DESC'],
    ['warehouse_manager', 'Which products have between 100 and 200 pieces on hand in WH01?', 't.on_hand >= 100   AND t.on_hand <= 200'],
    ['warehouse_manager', 'How many orders were placed between 1 and 15 October?', "t.order_date < DATE '2026-10-16'"],
    ['warehouse_manager', 'How many orders were placed in Q3?', "t.order_date >= DATE '2026-07-01' AND t.order_date < DATE '2026-10-01'"],
    ['warehouse_manager', 'How many orders were placed in week 40?', "t.order_date >= DATE '2026-09-28' AND t.order_date < DATE '2026-10-05'"],
    ['field_engineer', 'How many orders were placed before October and are still open?', "t.order_date < DATE '2026-10-01'"],
    ['procurement_specialist', 'Which open purchase orders of S01 are due between 1 and 15 December?', "t.confirmed_date >= DATE '2026-12-01' AND t.confirmed_date < DATE '2026-12-16'"],
    ['field_engineer', 'How many units were delivered in October?', 'SELECT SUM(t.quantity_delivered) AS'],
    ['warehouse_manager', 'How many units did we ship last week?', 'SELECT SUM(t.quantity_despatched) AS'],
    ['warehouse_manager', 'How many orders did we get in the last quarter?', 'FROM sales_orders'],
    ['warehouse_manager', 'What is the average stock per product in WH03?', 'SELECT AVG(t.on_hand) AS on_hand FROM'],
    ['field_engineer', 'Which carrier delivered the most orders last week?', 'GROUP BY t.carrier_id ORDER BY 2 DESC'],
    ['field_engineer', 'Which carrier was late the most last month?', 'carrier_on_time'],
    ['procurement_specialist', 'Which suppliers have a lead time under 10 days?', 't.lead_time_days < 10'],
  ])('%s, "%s"', async (persona, question, said) => {
    expect(await askedInOneLine(persona, question)).toContain(said);
  });

  test('what is asked of a thing in the genitive is asked of the thing', async () => {
    expect(await askedInOneLine('procurement_specialist', "What if S01's prices rise by 5 %?")).toContain('"supplier":"S01"');
  });
});
