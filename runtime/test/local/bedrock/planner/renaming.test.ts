import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { VIEWS } from '../../../../../src/contract';
import type { ConverseRequest } from '../../../../src/local/bedrock/converse-request';
import { ASK_BACK, DECLINE } from '../../../../src/orchestration/prompt';
import { TOOL_DEFINITIONS } from '../../../../src/tools';
import { play } from './conversation';
import { requestOf } from './requests';

const CLOSING = [ASK_BACK, DECLINE];
const VIEW_NAMES = Object.keys(VIEWS);
const COLUMN_NAMES = [...new Set(Object.values(VIEWS).flatMap(({ columns }) => columns.map(({ name }) => name)))];
const TOOL_NAMES = [...TOOL_DEFINITIONS.map(({ contract }) => contract.name), ...CLOSING.map(({ name }) => name)];
const PARAMETER_NAMES = [...new Set([...TOOL_DEFINITIONS, ...CLOSING].flatMap(({ input }) => Object.keys(input.properties)))];

const fresh = (names: readonly string[], prefix: string) => new Map(names.map((name, place) => [name, `${prefix}${place}x`]));
const VIEWS_TO = fresh(VIEW_NAMES, 'vw');
const COLUMNS_TO = fresh(COLUMN_NAMES, 'cl');
const TOOLS_TO = fresh(TOOL_NAMES, 'tl');
const PARAMETERS_TO = fresh(PARAMETER_NAMES, 'pr');

/** Other names for every tool, view, column and parameter, wherever a request speaks of them. */
function renamed(request: ConverseRequest): ConverseRequest {
  return {
    ...request,
    system: request.system?.map(block => 'text' in block ? { text: renamedPrompt(block.text) } : block),
    toolConfig: {
      tools: (request.toolConfig?.tools ?? []).map(tool => 'toolSpec' in tool ? { toolSpec: renamedSpec(tool.toolSpec) } : tool),
    },
  };
}

function renamedPrompt(prompt: string): string {
  return prompt
    // What a definition can be broken down by are columns; its own id and variants stay.
    .replace(/^- .* \| .*$/gm, line => line.split(' | ').map((part, place) => place === 2 ? part.replace(/\w+/g, word => COLUMNS_TO.get(word) ?? word) : part).join(' | '))
    .replace(/^## (\S+)$/gm, (_, view: string) => `## ${VIEWS_TO.get(view) ?? view}`)
    .replace(/^- (\S+) /gm, (line, column: string) => COLUMNS_TO.has(column) ? `- ${COLUMNS_TO.get(column)} ` : line);
}

interface Spec { name: string; description?: string | undefined; inputSchema: { json: unknown } }

function renamedSpec({ name, description, inputSchema }: Spec): Spec & { inputSchema: { json: never } } {
  const identifiers = new Map([...VIEWS_TO, ...TOOLS_TO].filter(([each]) => each.includes('_')));
  const text = (words: string) => words.replace(/\w+/g, word => identifiers.get(word) ?? word);
  const schema = JSON.parse(text(JSON.stringify(inputSchema.json)));
  schema.properties = Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [PARAMETERS_TO.get(key) ?? key, value]));
  schema.required = schema.required?.map((key: string) => PARAMETERS_TO.get(key) ?? key);
  return { name: TOOLS_TO.get(name) ?? name, description: text(description ?? ''), inputSchema: { json: schema as never } };
}

/** A plan in the new names, for the names alone: `number_of_lines` and texts stay. */
function translated(calls: readonly { tool: string; input: Readonly<Record<string, unknown>> }[]): unknown[] {
  return calls.map(({ tool, input }) => ({
    tool: TOOLS_TO.get(tool) ?? tool,
    input: Object.fromEntries(Object.entries(input).map(([key, value]) => [
      PARAMETERS_TO.get(key) ?? key,
      key === 'sql' ? String(value).replace(/(?<=supply_chain\.)\w+/g, view => VIEWS_TO.get(view) ?? view).replace(/(?<=\b(?:t|j\d)\.|AS )\w+/g, column => COLUMNS_TO.get(column) ?? column)
        : key === 'view' ? VIEWS_TO.get(String(value)) : value,
    ])),
  }));
}

test.each([
  ['warehouse_manager', 'Which products in WH01 will run out in the next two weeks?'],
  ['warehouse_manager', 'How many products are in stock in WH02?'],
  ['warehouse_manager', 'What is the total on hand by warehouse?'],
  ['warehouse_manager', 'Show the demand for P-0417 in the last 30 days'],
  ['warehouse_manager', 'top 5 products by demand in the last 90 days'],
  ['warehouse_manager', 'what columns does the demand view have?'],
  ['field_engineer', 'How many orders are open in WH01?'],
  ['field_engineer', 'Which orders are late?'],
  ['field_engineer', 'order lines due this week in WH03'],
  ['procurement_specialist', 'Which suppliers have the most open purchase order lines?'],
  ['procurement_specialist', 'What did we order from Acme Metals this month?'],
  ['procurement_specialist', 'total quantity received by supplier in the last 90 days'],
  ['procurement_specialist', 'cheapest price for hex bolt M8'],
  ['procurement_specialist', 'cheapest price for deep groove bearing'],
] as const)('%s, "%s": the same plan when every tool, view, column and parameter has another name', async (persona, question) => {
  const plain = await play({ persona, question });
  const other = await play({ persona, question, change: renamed });
  expect(plain.step.kind).toBe('calls');
  expect(other.lookedUp).toEqual(plain.lookedUp);
  expect(other.step.kind === 'calls' ? other.step.calls : other.step).toEqual(plain.step.kind === 'calls' ? translated(plain.step.calls) : plain.step);
});

test('the renaming leaves no old name behind', () => {
  const request = JSON.stringify(renamed(requestOf({ persona: 'warehouse_manager', messages: [] })));
  // What a tool chooses among, such as the kinds of things that a look-up takes, are values, not names; a description may explain them.
  const values = [...request.matchAll(/"enum":\[([^\]]*)\]/g)].flatMap(([, inside]) => inside!.match(/\w+/g) ?? []);
  for (const name of [...VIEW_NAMES, ...COLUMN_NAMES, ...TOOL_NAMES].filter(each => each.includes('_') && !values.includes(each))) expect(request).not.toMatch(new RegExp(`\\b${name}\\b`));
});

test('no name of a tool, view, column or parameter stands in the planner or its word lists', () => {
  const folder = path.join(__dirname, '../../../../src/local/bedrock/planner');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.(?:ts|json)$/.test(name))
    .map(name => readFileSync(path.join(folder, name), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, ''));
  const names = [...VIEW_NAMES, ...COLUMN_NAMES, ...TOOL_NAMES, ...PARAMETER_NAMES].filter(name => name.includes('_'));
  expect(names.filter(name => texts.some(text => new RegExp(`\\b${name}\\b`).test(text)))).toEqual([]);
});
