import type { PersonaId } from '../../../../../src/contract';
import type { ConverseRequest } from '../../../../src/local/bedrock/converse-request';
import { outputOf } from '../../../../src/local/bedrock/planner/entities';
import { parseRequest } from '../../../../src/local/bedrock/planner/parse-request';
import { play, type Turns } from './conversation';
import { requestOf, user } from './requests';

/** The closing call of a turn, or its text. */
async function ending(turns: Turns): Promise<unknown> {
  const { step } = await play(turns);
  return step.kind === 'text' ? step.text : step.calls.map(({ tool, input }) => ({ tool, ...input }));
}

function suggestionsOf(persona: PersonaId): readonly string[] {
  return parseRequest(requestOf({ persona, messages: [user('')] })).questions;
}

test.each<[PersonaId, string, string]>([
  ['warehouse_manager', 'What is the weather in Paris?', '"weather" or "Paris"'],
  ['warehouse_manager', 'Who is the president of France?', '"president" or "France"'],
  ['warehouse_manager', 'How many unicorns are in stock in WH02?', '"unicorns"'],
  ['warehouse_manager', 'write me a poem about stock', '"write" or "poem"'],
  ['field_engineer', 'Which employees are late?', '"employees"'],
  ['procurement_specialist', 'Which products will run out in the next two weeks?', '"run out"'],
])('%s, "%s": names what it does not know, and what can be asked', async (persona, question, unknown) => {
  expect(await ending({ persona, question })).toEqual([{
    tool: 'decline', message: expect.stringMatching(new RegExp(`^I cannot answer that: nothing that you may query is about ${unknown}\\. You can ask.+`)),
  }]);
});

test.each<[PersonaId, string]>([
  ['warehouse_manager', 'Which products have less than 5 on hand but are on order?'],
  ['field_engineer', 'What does P0417 cost per delivery area?'],
  ['field_engineer', 'Which suppliers are late?'], // a tool of theirs takes a supplier, none judges them
])('%s, "%s": declines rather than guesses', async (persona, question) => {
  expect(await ending({ persona, question })).toEqual([expect.objectContaining({ tool: 'decline' })]);
});

test.each<[PersonaId, string, string[]]>([
  ['procurement_specialist', 'With whom do we have the most open lines?', ['Which suppliers have the most open purchase order lines?']],
  ['warehouse_manager', 'What is new since yesterday that I should know?', ['What needs my attention today?']],
])('%s, "%s": where something close can be answered, that is offered', async (persona, question, choices) => {
  const [asked] = await ending({ persona, question }) as { tool: string; question: string; choices: string[] }[];
  expect(asked).toMatchObject({ tool: 'ask_back', question: 'I am not sure what you mean. Did you mean one of these?', choices: expect.arrayContaining(choices) });
  expect(asked!.choices.length).toBeLessThanOrEqual(4);
  expect(suggestionsOf(persona)).toEqual(expect.arrayContaining(asked!.choices));
});

test.each<[PersonaId, string]>([
  ['procurement_specialist', 'Which customer orders are late?'], // purchase orders that are late would be another thing
  ['procurement_specialist', 'How much stock do we have of P0417?'],
  ['field_engineer', 'Late orders in Atlantis'], // what is named is not there
  ['field_engineer', 'Is it going to snow on the route?'],
])('%s, "%s": nothing else is offered for what may not be seen or is not there', async (persona, question) => {
  expect(await ending({ persona, question })).toEqual([expect.objectContaining({ tool: 'decline' })]);
});

test('without questions in the prompt, nothing is offered', async () => {
  const change = (request: ConverseRequest): ConverseRequest => ({
    ...request, system: (request.system ?? []).map(block => 'text' in block ? { text: block.text.replace(/# Questions\n[^#]*/, '') } : block),
  });
  expect(await ending({ persona: 'procurement_specialist', question: 'With whom do we have the most open lines?', change })).toEqual([
    expect.objectContaining({ tool: 'decline' }),
  ]);
});

test('a name that several products have is asked back, with whole questions to choose from', async () => {
  expect(await ending({ persona: 'procurement_specialist', question: 'What is the cheapest price for deep groove bearing?' })).toEqual([{
    tool: 'ask_back',
    question: '"deep groove bearing" may mean P0012 (Deep groove bearing 6204) or P0013 (Deep groove bearing 6205). Which one?',
    choices: ['What is the cheapest price for P0012?', 'What is the cheapest price for P0013?'],
  }]);
});

test('a choice ends the question back', async () => {
  const { step } = await play({ persona: 'procurement_specialist', earlier: ['cheapest price for deep groove bearing'], question: 'What is the cheapest price for P0012?' });
  expect(step).toEqual({ kind: 'calls', calls: [{ tool: 'compare_supplier_costs', input: { products: ['P0012'] } }] });
});

test('a code that is not within the scope is never taken for a similar one', async () => {
  const answered = await ending({
    persona: 'warehouse_manager', question: 'How many products are in stock in WH02?', warehouses: ['WH01'],
    answer: ({ input }) => input.text === 'WH02' ? { json: found([['warehouse', 'WH01', 'Rotterdam', 0.7]]) } : undefined,
  });
  expect(answered).toEqual([{
    tool: 'ask_back',
    question: 'Nothing within your scope (WH01) has the code WH02. Did you mean WH01 (Rotterdam)?',
    choices: ['How many products are in stock in WH01?'],
  }]);
});

test('what a look-up does not find is declined in its own words', async () => {
  expect(await ending({ persona: 'warehouse_manager', question: 'What is the stock of P9999?' })).toEqual([{ tool: 'decline', message: 'Nothing here is called "P9999".' }]);
});

test('the other of two warehouses is taken, the other of five asked for', async () => {
  const earlier = ['Which products in WH01 will run out in the next two weeks?'];
  const others = (...ids: string[]) => ({ json: { summary: '', blocks: [{ columns: [], rows: ids.map(id => [id, id]), total: ids.length }] } });
  const other = { persona: 'warehouse_manager', earlier, question: 'and the other warehouse?' } as const;
  expect(await ending({ ...other, answer: ({ input }) => 'sql' in input ? others('WH02') : undefined })).toEqual([
    { tool: 'identify_stockout_risks', warehouse: 'WH02', horizon_days: 14 },
  ]);
  expect(await ending({ ...other, answer: ({ input }) => 'sql' in input ? others('WH02', 'WH03', 'WH04', 'WH05', 'WH06') : undefined })).toEqual([
    expect.objectContaining({ tool: 'ask_back', choices: [2, 3, 4, 5].map(number => `Which products in WH0${number} will run out in the next two weeks?`) }),
  ]);
});

test('a follow-up leans on the last question that was understood', async () => {
  const { step } = await play({
    persona: 'warehouse_manager', earlier: ['How many products are in stock in WH01?', 'What is the weather in Paris?'], question: 'and in WH02?',
  });
  expect(JSON.stringify(step)).toContain("t.warehouse_id = 'WH02'");
});

test('a query that cannot be run is replaced once where another view answers as well, then the error is said', async () => {
  const tried: string[] = [];
  const said = await ending({
    persona: 'procurement_specialist', question: 'How many purchase orders are open?',
    answer: ({ input }) => {
      tried.push(String(input.sql));
      return { failed: true, json: { error: { code: 'QUERY_TIMEOUT', message: 'The query took too long.', remedy: 'Ask for fewer rows.' } } };
    },
  });
  expect(said).toBe('I could not get that. The query took too long. Ask for fewer rows.');
  expect(tried.length).toBeLessThanOrEqual(2);
});

test('results of an unknown form are no reason to fail', () => {
  expect(outputOf({ tool: 't', input: {}, failed: false, result: ['strange'] })).toEqual({});
});

function found(rows: (string | number)[][]): { summary: string; blocks: { columns: { name: string; label: string }[]; rows: (string | number)[][]; total: number }[] } {
  return {
    summary: '',
    blocks: [{ columns: [{ name: 'a', label: 'Kind' }, { name: 'b', label: 'Id' }, { name: 'c', label: 'Name' }, { name: 'd', label: 'Match (0 to 1)' }], rows, total: rows.length }],
  };
}
