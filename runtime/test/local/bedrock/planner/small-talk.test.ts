import type { PersonaId } from '../../../../../src/contract';
import { parseRequest } from '../../../../src/local/bedrock/planner/parse-request';
import { nextStep } from '../../../../src/local/bedrock/planner/planner';
import { play } from './conversation';
import { requestOf, user } from './requests';

const OF_WAREHOUSES = 'You can ask, for example: "Which products will run out in the next two weeks?", "What should we reorder now?" '
  + 'or "What dead stock and overstock do we have?".';
const WHICH_DATA = 'To see which data there are, ask "Which data can I ask about?".';
const WHAT_IT_DOES = 'I look up answers in the data of the supply chain, by rules and without a language model, and show the query behind each figure.';

test.each<[PersonaId, string, string]>([
  ['warehouse_manager', 'hello', `Hello. ${OF_WAREHOUSES} ${WHICH_DATA}`],
  ['warehouse_manager', 'Good morning!', `Hello. ${OF_WAREHOUSES} ${WHICH_DATA}`],
  ['warehouse_manager', 'What can you do?', `${WHAT_IT_DOES} ${OF_WAREHOUSES} ${WHICH_DATA}`],
  ['warehouse_manager', 'Hi, can you help me please?', `${WHAT_IT_DOES} ${OF_WAREHOUSES} ${WHICH_DATA}`],
  ['warehouse_manager', 'thanks', `You are welcome. ${OF_WAREHOUSES} ${WHICH_DATA}`],
  ['field_engineer', 'help', `${WHAT_IT_DOES} You can ask, for example: "Which orders are delayed or at risk of delay?", `
    + `"How do our carriers rank by performance?" or "Plan the delivery routes". ${WHICH_DATA}`],
  ['procurement_specialist', 'Who are you?', `${WHAT_IT_DOES} You can ask, for example: "What should we reorder now?", `
    + `"How do our suppliers perform?" or "Compare what our suppliers cost". ${WHICH_DATA}`],
])('%s, "%s": says what can be asked, and looks nothing up', async (persona, question, text) => {
  expect((await play({ persona, question })).step).toEqual({ kind: 'text', text });
});

test.each<[PersonaId, string]>([
  ['warehouse_manager', 'Hello, which products will run out in the next two weeks?'],
  ['warehouse_manager', 'Thanks. What should we reorder now?'],
  ['warehouse_manager', 'Help me find what should be reordered now'],
])('%s, "%s": a question said politely is a question', async (persona, question) => {
  expect((await play({ persona, question })).step).toEqual({ kind: 'calls', calls: [expect.objectContaining({ tool: expect.stringMatching(/^(identify|calculate)_/) })] });
});

test('what data there are is still looked up, not told by example', async () => {
  for (const question of ['Which data can I ask about?', 'What can you tell me?', 'What tables are there?']) {
    expect((await play({ persona: 'warehouse_manager', question })).step).toEqual({ kind: 'calls', calls: [{ tool: 'describe_data', input: {} }] });
  }
});

test('a word of thanks in between is forgotten', async () => {
  const { step } = await play({ persona: 'warehouse_manager', earlier: ['How many products are in stock in WH01?', 'Thank you!'], question: 'and in WH02?' });
  expect(JSON.stringify(step)).toContain("t.warehouse_id = 'WH02'");
});

test('without a tool that describes the data, none is promised', () => {
  const request = requestOf({ persona: 'warehouse_manager', messages: [user('hello')] });
  const tools = (request.toolConfig?.tools ?? []).filter(tool => !('toolSpec' in tool && tool.toolSpec.name === 'describe_data'));
  expect(nextStep(parseRequest({ ...request, toolConfig: { tools } }))).toEqual({ kind: 'text', text: `Hello. ${OF_WAREHOUSES}` });
});
