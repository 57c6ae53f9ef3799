import type { PersonaId } from '../../../../../src/contract';
import { asked, play } from './conversation';

async function askedInOneLine(persona: PersonaId, question: string): Promise<string> {
  return (await asked(persona, question)).replaceAll('supply_chain.', '').replaceAll('\n', ' ');
}

/** What a question that follows an earlier one comes to, in one line. */
async function followed(persona: PersonaId, earlier: string, question: string): Promise<string> {
  const { step } = await play({ persona, earlier: [earlier], question });
  return JSON.stringify(step).replaceAll(String.raw`\n`, ' ').replaceAll('supply_chain.', '');
}

describe('What leans on an earlier question', () => {
  test.each(['and in WH03?', 'only the late ones', 'why?', 'order quantities for these'])('"%s" without one is asked back', async question => {
    expect(await asked('warehouse_manager', question)).toContain('ask_back {"question":"That leans on an earlier question, and there is none in this conversation.');
  });

  test('"these" keeps the place, and the rows are not carried over', async () => {
    const earlier = 'Which products in WH01 will run out in the next two weeks?';
    const ran = { json: { summary: '12 products are to be ordered.', blocks: [] } };
    const { step } = await play({
      persona: 'warehouse_manager', earlier: [earlier], question: 'order quantities for these',
      answer: ({ tool, input }) => tool === 'calculate_reorder_points' && input.warehouse === 'WH01' ? ran : undefined,
    });
    expect(step).toEqual({
      kind: 'text', text: '12 products are to be ordered. This is not only for what the answer before showed: rows are not carried over.',
    });
  });

  test('a question that names what "them" stands for leans on nothing', async () => {
    expect(await asked('warehouse_manager', 'Which lots in WH02 expire before we sell them?')).toBe('inventory_health {"warehouse":"WH02"}');
  });

  test('a weekday behind a day to come is to come', async () => {
    expect(await followed('field_engineer', 'Plan the routes for tomorrow from WH01', 'and on Monday')).toContain('"date":"2026-11-30"');
  });
});

describe('Why', () => {
  test.each<[PersonaId, string, string]>([
    ['warehouse_manager', 'Why was so much scrapped?', 'GROUP BY t.reason'],
    ['field_engineer', 'Why were orders cancelled?', 'GROUP BY t.reason'],
    ['field_engineer', 'Why did customers return goods last month?', 'GROUP BY t.reason'],
  ])('%s, "%s" is told by the reasons that are recorded', async (persona, question, said) => {
    expect(await askedInOneLine(persona, question)).toContain(said);
  });

  test('is declined where no reason is recorded', async () => {
    expect(await asked('warehouse_manager', 'Why did we lose sales of P0417 in October?')).toContain('no reason for that is recorded');
  });
});

describe('When', () => {
  test('what went out went out on the day on which it did, not on the one planned for it', async () => {
    expect(await askedInOneLine('field_engineer', 'How many shipments went out yesterday?')).toContain("t.despatched_date >= DATE '2026-11-23'");
  });

  test.each<[PersonaId, string, string]>([
    ['field_engineer', 'What is due today?', "t.requested_date >= DATE '2026-11-24' AND t.requested_date < DATE '2026-11-25'"],
    ['field_engineer', 'Which orders must go out tomorrow?', "t.requested_date >= DATE '2026-11-25' AND t.requested_date < DATE '2026-11-26'"],
    ['procurement_specialist', 'What is due this week?', "t.confirmed_date >= DATE '2026-11-23' AND t.confirmed_date < DATE '2026-11-30'"],
  ])('%s, "%s": what is due and still to come', async (persona, question, said) => {
    const sql = await askedInOneLine(persona, question);
    expect(sql).toContain(said);
    expect(sql).toMatch(/t\.status = 'open'|COALESCE\(t\.quantity_despatched, 0\)/);
  });

  test('a measure is told the period itself; a day is no month', async () => {
    expect(await asked('procurement_specialist', 'What was our spend with S01 this year?')).toContain('"definition":"purchase_spend","from":"2026-01-01","until":"2027-01-01"');
    expect(await asked('procurement_specialist', 'What did we buy yesterday?')).not.toContain('months');
    expect(await asked('field_engineer', 'Which orders will be late this week?')).toBe('identify_delayed_orders {"at_risk_days":6}');
  });

  test('how long stock lasts is its cover, where it is asked for', async () => {
    expect(await asked('warehouse_manager', 'How long will P0417 last in WH02?'))
      .toContain('"definition":"days_of_cover","filters":[{"column":"product_id","values":["P0417"]},{"column":"warehouse_id","values":["WH02"]}]');
    expect(await asked('warehouse_manager', 'How long will P0417 last if we sell 10 a day?')).toContain('decline');
    expect(await asked('warehouse_manager', 'How long will P0417 last?')).toContain('"definition":"days_of_cover","filters":[{"column":"product_id","values":["P0417"]}]');
  });
});

describe('What a question says beside the figure', () => {
  test.each<[string, PersonaId, string]>([
    ['a number of pieces', 'warehouse_manager', 'Customer wants 80 of P0012 by friday - can we?'],
    ['the last time', 'procurement_specialist', 'What did we pay for P0417 last time?'],
    ['only one', 'procurement_specialist', 'Which suppliers have only one product?'],
    ['how long something takes', 'field_engineer', 'Average time from order to delivery'],
    ['what has to be done', 'procurement_specialist', 'What do we need to order from S01?'],
    ['two periods', 'warehouse_manager', 'Compare demand of P0417 this year with last year'],
  ])('is not left out: %s, "%s"', async (_, persona, question) => {
    expect(await askedInOneLine(persona, question)).toMatch(/^(?:decline|ask_back) /);
  });

  test.each<[PersonaId, string, string]>([
    ['procurement_specialist', 'How much stock do we have of P0417?', 'stock'],
    ['procurement_specialist', 'How many customer orders are late?', 'customer'],
  ])('%s, "%s": that this person may not see it is said first', async (persona, question, word) => {
    expect(await asked(persona, question)).toContain(
      `I cannot answer that: nothing that you may query is about \\"${word}\\". If others may see it, who grants permissions can let you see it too.`,
    );
  });

  test('why it is declined is said', async () => {
    expect(await asked('warehouse_manager', 'Compare demand of P0417 this year with last year')).toContain('I look at one period at a time');
    expect(await asked('procurement_specialist', 'What did we pay for P0417 last time?')).toContain('I cannot pick out the last one');
  });
});

describe('What it can say it says', () => {
  test.each<[PersonaId, string, string]>([
    ['warehouse_manager', 'Can we ship 200 P0417 tomorrow from WH01?', 'available_to_promise {"product":"P0417","quantity":200,"by":"2026-11-25","warehouse":"WH01"}'],
    ['warehouse_manager', 'What sold best last month?', 'GROUP BY t.product_id'],
    ['warehouse_manager', 'whats running low in WH01', 'identify_stockout_risks {"warehouse":"WH01"}'],
    ['warehouse_manager', 'Which counts were wrong last month in WH01?', "t.kind = 'count'"],
    ['field_engineer', 'What happens if PO0006541 is late', 'trace_impact {"purchase_order":"PO0006541"}'],
    ['field_engineer', 'Who is affected if P0417 is not delivered?', 'trace_impact {"product":"P0417"}'],
    ['procurement_specialist', 'What if S01 goes bankrupt?', 'assess_supplier_risk {"supplier":"S01"}'],
    ['procurement_specialist', 'Who sells P0417?', 'FROM supplier_prices'],
    ['procurement_specialist', 'What does P0417 cost at S01?', 'AVG(t.price)'],
    ['procurement_specialist', 'OTIF of S01 last quarter', '"definition":"supplier_otif","from":"2026-07-01","until":"2026-10-01"'],
  ])('%s, "%s"', async (persona, question, said) => {
    expect(await askedInOneLine(persona, question)).toContain(said);
  });

  test('two things that are compared by nothing are compared by what the person chooses', async () => {
    expect(await asked('warehouse_manager', 'Compare WH01 and WH02')).toContain('"choices":["Compare WH01 and WH02 by stock value"');
  });
});
