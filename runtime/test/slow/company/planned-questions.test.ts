import type { Block, PersonaId } from '../../../../src/contract';
import type { WarehouseScope } from '../../../src/access';
import { tieFigures } from '../../../src/orchestration/figures';
import { play } from '../../local/bedrock/planner/conversation';
import { RealTools } from '../../local/bedrock/planner/real-tools';

// The first queries of a process teach the guard's parser its grammar, which takes seconds on a busy machine.
jest.setTimeout(60_000);

let tools: RealTools;
beforeAll(async () => { tools = await RealTools.open(); });
afterAll(() => tools.close());

interface Report { readonly summary?: string; readonly blocks?: readonly Block[]; readonly warnings?: readonly string[] }

/** Asks over the real tools: the answer, what failed on the way, and the results behind it. */
async function asked(persona: PersonaId, questions: readonly string[], warehouses: WarehouseScope = 'all') {
  const reports: Report[] = [];
  const failures: unknown[] = [];
  const { step } = await play({
    persona, earlier: questions.slice(0, -1), question: questions.at(-1)!, warehouses,
    answer: async call => {
      const result = await tools.run(call, persona, warehouses);
      if (result?.failed) failures.push(result.json);
      else if (result) reports.push(result.json as unknown as Report);
      return result;
    },
  });
  return { step, text: step.kind === 'text' ? step.text : '', failures, reports };
}

const QUESTIONS: [PersonaId, ...string[]][] = [
  ['warehouse_manager', 'Which products in WH01 will run out in the next two weeks?'],
  ['warehouse_manager', 'Which products in WH01 will run out in the next two weeks?', 'and WH02?'],
  ['warehouse_manager', 'Will P0100 run out in WH01?'],
  ['warehouse_manager', 'How many products are in stock in WH02?'],
  ['warehouse_manager', 'What is the total on hand by warehouse?'],
  ['warehouse_manager', 'Show the demand for P-0213 in the last 30 days'],
  ['warehouse_manager', 'demand for bearings by month this year'],
  ['warehouse_manager', 'top 5 products by demand in the last 90 days'],
  ['warehouse_manager', 'Which products have more than 1,000 on hand in WH01?'],
  ['warehouse_manager', 'What is the stock of P0100?'],
  ['warehouse_manager', 'how much was scrapped last month'],
  ['warehouse_manager', 'Show stock movements of P0213 last week'],
  ['warehouse_manager', 'tell me about WH02'],
  ['warehouse_manager', 'which data can I ask about?'],
  ['field_engineer', 'How many orders are open in WH01?'],
  ['field_engineer', 'Which orders are late?'],
  ['field_engineer', 'order lines due this week in WH03'],
  ['field_engineer', 'How many orders were delivered last week?'],
  ['field_engineer', 'late order lines by warehouse'],
  ['field_engineer', 'Which lines are not picked yet?'],
  ['procurement_specialist', 'Which suppliers have the most open purchase order lines?'],
  ['procurement_specialist', 'What did we order from S03 this month?'],
  ['procurement_specialist', 'total quantity received by supplier in the last 90 days'],
  ['procurement_specialist', 'cheapest price for P0100'],
  ['procurement_specialist', 'Which supplier is the cheapest for P0100?'],
  ['procurement_specialist', 'Which purchase orders are overdue?'],
  ['procurement_specialist', 'average purchase price of P0100 this year'],
  ['procurement_specialist', 'suppliers by country'],
];

test.each(QUESTIONS)('%s, "%s" %s: planned calls pass the guard and run, and every figure of the answer comes from them', async (persona, ...questions) => {
  const { text, failures, reports } = await asked(persona, questions);
  expect(failures).toEqual([]);
  expect(text).toMatch(/\w.*\.$/);
  const figures = tieFigures(text, {
    blocks: reports.flatMap(({ blocks = [] }) => blocks),
    summaries: [],
    statements: reports.flatMap(({ summary = '', warnings = [], blocks = [] }) => [summary, ...warnings, ...blocks.map(({ total }) => String(total))]),
    question: questions.join(' '),
  });
  expect(figures.filter(({ source }) => source === 'unverified').map(({ start, length }) => text.slice(start, start + length))).toEqual([]);
});

test('a figure is what the data hold, and the answer says under which conditions it was counted', async () => {
  const { text, reports } = await asked('warehouse_manager', ['How many products are in stock in WH02?']);
  const count = reports.at(-1)?.blocks?.[0]?.rows[0]?.[0];
  expect(count).toBeGreaterThan(100);
  expect(text).toBe(`${count} products (WH02 (Hamburg Distribution Centre), on hand above zero).`);
});

test('a default meaning is named: late is late against the first promise', async () => {
  const { text } = await asked('warehouse_manager', ['Which orders are late?']);
  expect(text).toMatch(/^\d+ customer orders \(first promised date before today, quantity despatched below quantity ordered\)\. First: SO\d+ \(\d+ \w+\)/);
});

test('a code outside the scope is no other code', async () => {
  const { step } = await asked('warehouse_manager', ['How many products are in stock in WH02?'], ['WH01']);
  expect(step).toMatchObject({ calls: [{ tool: 'ask_back', input: { question: expect.stringMatching(/^Nothing within your scope \(WH01\) has the code WH02\./) } }] });
});

test('none within a scope is not none at all', async () => {
  const { text } = await asked('warehouse_manager', ['Which orders are late?'], []);
  expect(text).toMatch(/within your scope \(no warehouse\)/);
});
