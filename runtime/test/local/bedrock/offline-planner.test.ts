import { ConverseStreamCommand, type ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime';
import fc from 'fast-check';
import { startBedrockEndpoint, type BedrockEndpoint } from '../../../src/local/bedrock/bedrock-endpoint';
import { createOfflinePlanner } from '../../../src/local/bedrock/offline-planner';
import { parseRequest } from '../../../src/local/bedrock/planner/parse-request';
import { nextStep } from '../../../src/local/bedrock/planner/planner';
import { requestOf, user } from './planner/requests';
import { ACCESS_KEY_ID, clientOf, collected, textOf } from './scripted-model';

let endpoint: BedrockEndpoint;
beforeAll(async () => { endpoint = await startBedrockEndpoint({ model: createOfflinePlanner(), accessKeyId: ACCESS_KEY_ID }); });
afterAll(() => endpoint.close());

async function streamed(input: ConverseStreamCommandInput) {
  const { stream } = await clientOf(endpoint.url).send(new ConverseStreamCommand(input));
  return collected(stream!);
}

const RESULT = {
  toolResult: { toolUseId: 'offline_1', content: [{ json: { summary: 'You may query 10 views, among them stock, demand, orders and calendars.', blocks: [] } }] },
};
const ASKED = user('which data can I ask about?');
const CALLED = { role: 'assistant' as const, content: [{ toolUse: { toolUseId: 'offline_1', name: 'describe_data', input: {} } }] };

test('a call comes through the real client, with an id of its own and estimated tokens', async () => {
  const events = await streamed(requestOf({ persona: 'warehouse_manager', messages: [ASKED] }));
  expect(events.slice(0, -1)).toEqual([
    { messageStart: { role: 'assistant' } },
    { contentBlockStart: { contentBlockIndex: 0, start: { toolUse: { toolUseId: 'offline_1', name: 'describe_data' } } } },
    { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: '{}' } } } },
    { contentBlockStop: { contentBlockIndex: 0 } },
    { messageStop: { stopReason: 'tool_use' } },
  ]);
  expect(events.at(-1)?.metadata?.usage?.inputTokens).toBeGreaterThan(1_000);
});

test('an answer arrives in several pieces that are the whole text', async () => {
  const events = await streamed(requestOf({ persona: 'warehouse_manager', messages: [ASKED, CALLED, { role: 'user', content: [RESULT] }] }));
  expect(events.filter(event => event.contentBlockDelta).length).toBeGreaterThan(2);
  expect(textOf(events)).toBe('You may query 10 views, among them stock, demand, orders and calendars.');
  expect(events.at(-2)).toEqual({ messageStop: { stopReason: 'end_turn' } });
});

test('whatever is asked ends in a call or a sentence, and the same again the second time', () => {
  const word = fc.constantFrom('which', 'how', 'many', 'total', 'products', 'WH01', 'by', 'last', '30', 'days', 'late', 'most', 'not', 'price', 'and', 'the', 'other', 'Acme', '"x"', '≤', '-- ', "'; DROP", '1.5', 'stock', 'open', 'next', 'top');
  const persona = fc.constantFrom('warehouse_manager', 'field_engineer', 'procurement_specialist');
  const question = fc.oneof(fc.array(word, { minLength: 1, maxLength: 12 }).map(words => words.join(' ')), fc.string({ minLength: 1, maxLength: 80 }).filter(text => text.trim() !== ''));
  fc.assert(fc.property(persona, fc.array(question, { minLength: 1, maxLength: 3 }), (who, questions) => {
    const input = parseRequest(requestOf({ persona: who, messages: questions.map(user) }));
    const step = nextStep(input);
    expect(step).toEqual(nextStep(input));
    if (step.kind === 'text') expect(step.text).not.toBe('');
    else expect(step.calls.length).toBeGreaterThan(0);
  }), { numRuns: 150 });
});

test('a request without system prompt and tools is answered in words', () => {
  expect(nextStep(parseRequest({ modelId: 'm', messages: [user('How many orders are open?')] }))).toMatchObject({ kind: 'text' });
});
