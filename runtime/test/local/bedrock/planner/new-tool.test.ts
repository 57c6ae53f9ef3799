import type { ConverseRequest } from '../../../../src/local/bedrock/converse-request';
import { play } from './conversation';

/** A tool that no code here knows. */
const CARRIERS = {
  name: 'xq_17',
  description: 'Rates how punctual carriers were: shipments delivered by plan of shipments due. '
    + 'Use for: punctual carriers, haulier reliability, on-time shipments of a carrier. Not for: customer orders.',
  inputSchema: {
    json: {
      type: 'object',
      properties: {
        a1: { type: 'string', description: 'A warehouse code. Without it: all warehouses.' },
        a2: { type: 'integer', minimum: 1, maximum: 12, description: 'How far to look back, in weeks.' },
        a3: { type: 'string', enum: ['road', 'rail'], description: 'Only carriers of this kind.' },
      },
      additionalProperties: false,
    },
  },
};

function withCarriers(request: ConverseRequest): ConverseRequest {
  return { ...request, toolConfig: { tools: [...request.toolConfig?.tools ?? [], { toolSpec: CARRIERS }] } };
}

test.each([
  ['How punctual are our carriers?', {}],
  ['Which carriers were punctual in WH02 in the last 28 days?', { a1: 'WH02', a2: 4 }],
  ['reliability of road carriers over the past 3 weeks', { a2: 3, a3: 'road' }],
])('a tool that the request describes is used: %s', async (question, input) => {
  const { step } = await play({ persona: 'field_engineer', question, change: withCarriers });
  expect(step).toEqual({ kind: 'calls', calls: [{ tool: 'xq_17', input }] });
});

test('a value beyond what the tool takes is cut, and it is said', async () => {
  const { step } = await play({
    persona: 'field_engineer', question: 'Which carriers were punctual in the last 60 weeks?', change: withCarriers,
    answer: ({ tool, input }) => tool === 'xq_17' ? { json: { summary: `Looked back ${String(input.a2)} weeks: DHX is most punctual.` } } : undefined,
  });
  expect(step).toEqual({
    kind: 'text', text: 'Looked back 12 weeks: DHX is most punctual. The longest time that this looks at was used instead of "last 60 weeks".',
  });
});

test('it takes no other question away', async () => {
  const { step } = await play({ persona: 'warehouse_manager', question: 'Which orders are late?', change: withCarriers });
  expect(step).toMatchObject({ calls: [{ tool: 'query_data' }] });
});
