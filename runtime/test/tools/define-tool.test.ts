import { TOOLS, VIEWS } from '../../../src/contract';
import { SHIPPED_MEANINGS } from '../../src/definitions';
import { defineTool } from '../../src/tools/define-tool';
import type { ToolContext, ToolDefinition } from '../../src/tools/definition';
import { ToolInputError } from '../../src/tools/tool-input-error';

const nothing = { summary: '', blocks: [], evidence: [], followUps: [] };

/** A tool that notes what reached it. */
function tool(seen: unknown[] = []): ToolDefinition {
  return defineTool({
    contract: TOOLS.find_entities,
    title: 'Noting',
    description: 'Use for tests.',
    input: {
      type: 'object',
      properties: {
        text: { type: 'string', minLength: 1, maxLength: 20 },
        days: { type: 'integer', minimum: 1, maximum: 90, default: 14 },
        kinds: { type: 'array', items: { type: 'string', enum: ['product', 'supplier', 'warehouse'] } },
        vehicles: {
          type: 'array', minItems: 1, maxItems: 3,
          items: {
            type: 'object',
            properties: { name: { type: 'string', minLength: 1 }, weight_kg: { type: 'number', minimum: 1 }, cost: { type: 'number', exclusiveMinimum: 0, maximum: 900 } },
            required: ['weight_kg'],
            additionalProperties: false,
          },
        },
      },
      required: ['text'],
      additionalProperties: false,
    },
    label: null,
    timeoutSeconds: 5,
    async run(input) {
      // @ts-expect-error  the type follows from the schema: what it does not name is not there
      void input.day;
      const days: number = input.days;
      const kinds: ('product' | 'supplier' | 'warehouse')[] | undefined = input.kinds;
      seen.push({ ...input, days, kinds });
      return nothing;
    },
  });
}

const noContext: ToolContext = {
  asOf: '2026-11-24',
  identity: { subject: 'u', name: 'U', persona: 'warehouse_manager', warehouses: 'all' },
  permit: { views: new Map(), warehouses: 'all' },
  views: VIEWS,
  meanings: async () => SHIPPED_MEANINGS,
  signal: new AbortController().signal,
  query: () => Promise.reject(new Error('no query here')),
  progress: () => undefined,
  calculate: () => Promise.reject(new Error('no calculation here')),
  previous: null,
  mayUse: () => false, within: () => null,
};

async function refusal(input: unknown): Promise<ToolInputError> {
  const thrown = await tool().run(input, noContext).catch((error: unknown) => error);
  if (!(thrown instanceof ToolInputError)) throw new Error(`No ToolInputError: ${String(thrown)}`);
  return thrown;
}

test('an input within the schema reaches the tool with the defaults filled in', async () => {
  const seen: unknown[] = [];
  await tool(seen).run({ text: 'bearings' }, noContext);
  await tool(seen).run({ text: 'bearings', days: 30, kinds: ['product'] }, noContext);

  expect(seen).toEqual([{ text: 'bearings', days: 14, kinds: undefined }, { text: 'bearings', days: 30, kinds: ['product'] }]);
});

test('a null where a model means "not given" counts as not given', async () => {
  const seen: unknown[] = [];
  await tool(seen).run({ text: 'bearings', days: null, kinds: null }, noContext);

  expect(seen).toEqual([{ text: 'bearings', days: 14, kinds: undefined }]);
});

test.each([
  [{}, 'find_entities cannot take this input: text is missing, expected a text of at most 20 characters that is not empty.'],
  [{ text: '' }, 'find_entities cannot take this input: text is "", expected a text of at most 20 characters that is not empty.'],
  [{ text: 'x', days: 400 }, 'find_entities cannot take this input: days is 400, expected a whole number from 1 to 90 (did you mean 90?).'],
  [{ text: 'x', days: '14' }, 'find_entities cannot take this input: days is "14", expected a whole number from 1 to 90.'],
  [{ text: 'x', kinds: ['suplier'] }, 'find_entities cannot take this input: kinds is ["suplier"], expected a list, each one of product, supplier, warehouse (did you mean supplier?).'],
  [{ text: 'x', day: 3 }, 'find_entities cannot take this input: day is 3, expected only text, days, kinds, vehicles (did you mean days?).'],
  [{ text: 'x', vehicles: [{ weight_kg: 800 }, { weight_kg: 0 }] }, 'find_entities cannot take this input: vehicles[1].weight_kg is 0, expected a number of at least 1 (did you mean 1?).'],
  [{ text: 'x', vehicles: [{ name: 'van' }] }, 'find_entities cannot take this input: vehicles[0].weight_kg is missing, expected a number of at least 1.'],
  [{ text: 'x', vehicles: [{ weight_kg: 1, weigth: 2 }] }, 'find_entities cannot take this input: vehicles[0].weigth is 2, expected only name, weight_kg, cost (did you mean weight_kg?).'],
  [{ text: 'x', vehicles: [{ weight_kg: 1, cost: 0 }] }, 'find_entities cannot take this input: vehicles[0].cost is 0, expected a number above 0 and at most 900.'],
  [{ text: 'x', vehicles: ['van'] }, 'find_entities cannot take this input: vehicles[0] is "van", expected an object with name, weight_kg, cost.'],
  [{ text: 'x', vehicles: [] }, 'find_entities cannot take this input: vehicles is [], expected a list of 1 to 3, each an object with name, weight_kg, cost.'],
  [['x'], 'find_entities cannot take this input: the input is ["x"], expected an object.'],
  [null, 'find_entities cannot take this input: the input is null, expected an object.'],
])('%j is refused so that it can be repaired', async (input, message) => {
  expect((await refusal(input)).message).toBe(message);
});

test('all faults of an input are named at once', async () => {
  expect((await refusal({ days: 0, text: 5, kind: [] })).faults.map(({ place }) => place)).toEqual(['kind', 'text', 'days']);
});

test('a name that an object has by nature is no property of the schema', async () => {
  const { message } = await refusal(JSON.parse('{"text": "x", "constructor": 1, "__proto__": 2}'));
  expect(message).toBe('find_entities cannot take this input: constructor is 1, expected only text, days, kinds, vehicles; __proto__ is 2, expected only text, days, kinds, vehicles.');
});
