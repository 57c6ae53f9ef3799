import type { PersonaId } from '../../../../../src/contract';
import type { WarehouseScope } from '../../../../src/access';
import type { ConverseMessage, ConverseRequest, JsonValue } from '../../../../src/local/bedrock/converse-request';
import { parseRequest } from '../../../../src/local/bedrock/planner/parse-request';
import { nextStep } from '../../../../src/local/bedrock/planner/planner';
import type { PlannedCall, Step } from '../../../../src/local/bedrock/planner/steps';
import { nameMatch } from '../../../../src/tools/sql/name-match';
import { assistant, requestOf, user } from './requests';

/** What the look-up finds in these tests: kind, code, name. */
const THINGS = [
  ['warehouse', 'WH01', 'Rotterdam'], ['warehouse', 'WH02', 'Leipzig'], ['warehouse', 'WH03', 'Lyon'],
  ['product', 'P0417', 'Hex bolt M8'], ['product', 'P0418', 'Hex nut M8'], ['product', 'P0012', 'Deep groove bearing 6204'], ['product', 'P0013', 'Deep groove bearing 6205'],
  ['product_group', 'Bearings', 'Bearings'], ['product_group', 'Fasteners', 'Fasteners'],
  ['supplier', 'S01', 'Acme Metals'], ['supplier', 'S02', 'Brenner Industrie'],
] as const;

/** What a turn of the planner came to: its calls without the look-ups, or what it said. */
export interface Outcome {
  readonly lookedUp: readonly string[];
  readonly step: Step;
  readonly messages: readonly ConverseMessage[];
}

export interface Answer {
  readonly failed?: boolean;
  readonly json: JsonValue;
}

export interface Turns {
  readonly persona: PersonaId;
  readonly earlier?: readonly string[];
  readonly question: string;
  readonly warehouses?: WarehouseScope;
  /** Changes each request before the planner sees it. */
  readonly change?: (request: ConverseRequest) => ConverseRequest;
  /** What calls give; a look-up that it gives nothing for is answered from the table, any other call ends the turn. */
  readonly answer?: (call: PlannedCall) => Answer | undefined | Promise<Answer | undefined>;
}

/** Plays one turn of the planner. */
export async function play({ persona, earlier = [], question, warehouses, change = request => request, answer = () => undefined }: Turns): Promise<Outcome> {
  const messages = [...earlier.flatMap(asked => [user(asked), assistant('(answered)')]), user(question)];
  const lookedUp: string[] = [];
  for (let round = 0; round < 8; round++) {
    const request = change(requestOf({ persona, messages, ...(warehouses ? { warehouses } : {}) }));
    const step = nextStep(parseRequest(request));
    if (step.kind === 'text') return { lookedUp, step, messages };
    const results = await Promise.all(step.calls.map(async (call): Promise<Answer | undefined> => {
      const phrase = phraseOf(call, request);
      if (phrase !== undefined) lookedUp.push(phrase);
      return await answer(call) ?? (phrase === undefined ? undefined : { json: lookUp(phrase) });
    }));
    if (results.some(result => result === undefined)) return { lookedUp, step, messages };
    messages.push(
      { role: 'assistant', content: step.calls.map((call, index) => ({ toolUse: { toolUseId: `c${round}_${index}`, name: call.tool, input: call.input } })) },
      {
        role: 'user',
        content: results.map((result, index) => ({
          toolResult: { toolUseId: `c${round}_${index}`, status: result?.failed ? 'error' as const : 'success' as const, content: [{ json: result?.json ?? {} }] },
        })),
      },
    );
  }
  throw new Error(`"${question}" does not come to an end.`);
}

/** What the first call of a question is told: its SQL, or its tool and input. */
export async function asked(persona: PersonaId, question: string): Promise<string> {
  const { step } = await play({ persona, question });
  if (step.kind !== 'calls') return step.text;
  const [call] = step.calls;
  return typeof call?.input.sql === 'string' ? call.input.sql : `${call?.tool} ${JSON.stringify(call?.input)}`;
}

/** The phrase of a look-up call: of the tool whose only required parameter speaks of a name or code. */
function phraseOf({ tool, input }: PlannedCall, request: ConverseRequest): string | undefined {
  const lookUpTool = request.toolConfig?.tools.flatMap(each => 'toolSpec' in each ? [each.toolSpec] : []).find(({ description }) => description?.startsWith('Finds what a phrase may mean'));
  const [value] = Object.values(input);
  return tool === lookUpTool?.name && typeof value === 'string' ? value : undefined;
}

function lookUp(phrase: string): JsonValue {
  const rows = THINGS
    .map(([kind, id, name]) => [kind, id, name, nameMatch(phrase, { id, names: [name] })] as const)
    .filter(([, , , match]) => match >= 0.6)
    .sort((a, b) => b[3] - a[3])
    .map(([kind, id, name, match]) => [kind, id, name, match]);
  return {
    summary: rows.length === 0 ? `Nothing here is called "${phrase}".` : `"${phrase}" is most probably ${rows[0]![1]}.`,
    blocks: [{
      id: 'b1', title: phrase, total: rows.length, shown: rows.length, rows,
      columns: [
        { name: 'kind', label: 'Kind', type: 'text' }, { name: 'id', label: 'Id', type: 'text' },
        { name: 'name', label: 'Name', type: 'text' }, { name: 'match', label: 'Match (0 to 1)', type: 'number' },
      ],
    }],
    followUps: [], warnings: [], scope: 'all warehouses',
  };
}
