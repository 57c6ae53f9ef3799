import { AGENTS, PARAMETERS, PERSONAS } from '../../../src/contract';
import type { Manifest } from '../../../src/contract';
import type { ParameterTexts } from '../../src/settings';
import { platformUnderTest, resultOf, testTool } from './platform-under-test';
import type { PlatformOptions, PlatformUnderTest } from './platform-under-test';
import { calls, says, ScriptedModel, stops } from './scripted-model';
import type { ScriptedReply } from './scripted-model';

const stock = testTool('query_data', async () => resultOf('WH01 has 1,234 ea of P-0417.', 1234));
const find = testTool('find_entities', async () => resultOf('One product.', 1));
const open: PlatformUnderTest[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map(platform => platform.close())); });

async function platform(options: PlatformOptions, ...script: ScriptedReply[]): Promise<{ under: PlatformUnderTest; model: ScriptedModel }> {
  const model = new ScriptedModel(script);
  const under = await platformUnderTest(model, { definitions: [stock, find], ...options });
  open.push(under);
  return { under, model };
}

/** Parameters that a test changes. */
function parameters(texts: Partial<ParameterTexts> = {}): { source: () => Promise<ParameterTexts>; texts: Record<keyof ParameterTexts, string> } {
  const held = { pause: PARAMETERS.pause.initial, models: PARAMETERS.models.initial, ...texts };
  return { texts: held, source: async () => held };
}

const paused = (what: object): string => JSON.stringify({ all: false, agents: [], tools: [], ...what });
const offered = (model: ScriptedModel): string[] => (model.requests[0]?.toolConfig?.tools ?? []).flatMap(tool => ('toolSpec' in tool ? [tool.toolSpec.name] : []));
const post = (message: string, agent?: string): [string, string, object] => ['POST', '/v1/conversations/new/messages', { body: { message, agent } }];

describe('what the manifest leaves out', () => {
  test('a disabled tool is neither offered nor run', async () => {
    const { under, model } = await platform({ manifest: { disabledTools: ['query_data'] } }, calls(['c1', 'query_data', {}]), says('I could not.'));
    const answer = await under.ask('Stock?');
    expect(offered(model)).toEqual(['find_entities', 'ask_back', 'decline']);
    expect(answer.toolCalls).toMatchObject([{ name: 'query_data', status: 'refused', summary: 'There is no such tool.' }]);
  });

  test('a disabled agent is not routed to, and does not exist when it is named', async () => {
    const agents = AGENTS.filter(agent => agent.id !== 'inventory');
    const { under } = await platform({ manifest: { agents } }, says('Hello.'));
    const user = { groups: ['warehouse_manager', 'field_engineer'] };
    expect((await under.ask('Stock of bearings?', { user })).agent).toBe('logistics');
    const named = await under.request(...post('Stock?', 'inventory'));
    expect([named.status, JSON.parse(named.body).code]).toEqual([403, 'AGENT_NOT_OFFERED']);
  });

  test('an agent and a persona of the configuration answer, with what the persona is granted', async () => {
    const manifest: Partial<Manifest> = {
      agents: [...AGENTS, { id: 'returns', persona: 'auditor', purpose: 'Returns.' }],
      personas: { ...PERSONAS, auditor: { id: 'auditor', title: 'auditor', views: ['receipts'], tools: ['query_data'] } },
    };
    const { under, model } = await platform({ manifest }, says('None.'));
    const answer = await under.ask('Returns?', { user: { groups: ['auditor'] } });
    expect(answer).toMatchObject({ agent: 'returns', persona: 'auditor', outcome: 'answered' });
    expect(offered(model)).toEqual(['query_data', 'ask_back', 'decline']);
    expect(JSON.stringify(model.requests[0]?.system)).toMatch(/questions of a auditor.*## receipts/);
    expect(JSON.stringify(model.requests[0]?.system)).not.toContain('inventory_position');
  });

  test('a persona that the manifest does not know is none, whatever the token says', async () => {
    const { under } = await platform({ manifest: { personas: { field_engineer: PERSONAS.field_engineer } } }, says('Hello.'));
    expect((await under.request(...post('Stock?'))).status).toBe(403);
  });

  test.each([[false, undefined], [true, { guardrailIdentifier: 'gr-1', guardrailVersion: '3', streamProcessingMode: 'sync' }]])(
    'with guardrails %s the model is called with %j', async (guardrails, config) => {
      const settings = { guardrail: { id: 'gr-1', version: '3' } };
      const { under, model } = await platform({ manifest: { features: { guardrails, xray: false } }, settings }, says('Hello.'));
      await under.ask('Hello');
      expect(model.requests[0]?.guardrailConfig).toEqual(config);
    });

  test('an answer that the guardrail stops is refused, with the text of the guardrail', async () => {
    const settings = { guardrail: { id: 'gr-1', version: '3' } };
    const { under } = await platform({ manifest: { features: { guardrails: true, xray: false } }, settings }, stops('guardrail_intervened', 'This cannot be answered here.'));
    expect(await under.ask('Hello')).toMatchObject({ outcome: 'refused', answer: 'This cannot be answered here.' });
  });
});

describe('the kill switch', () => {
  test('stops the whole platform before anything is stored, and lets what was answered be read', async () => {
    const { source, texts } = parameters();
    const { under, model } = await platform({ parameters: source }, says('It is 7.'));
    const before = await under.ask('How many?');
    texts.pause = paused({ all: true });
    under.now = new Date(under.now.getTime() + 60_000);
    const refused = await under.request(...post('And now?'));
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '60']);
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'PLATFORM_PAUSED', retryable: true, remedy: expect.stringContaining('Ask again later') });
    expect(model.requests).toHaveLength(1);
    const { conversations } = JSON.parse((await under.request('GET', '/v1/conversations')).body);
    expect(conversations).toHaveLength(1);
    expect((await under.request('GET', `/v1/conversations/${before.conversationId}`)).status).toBe(200);
    texts.pause = PARAMETERS.pause.initial;
    under.now = new Date(under.now.getTime() + 60_000);
    expect((await under.ask('And now?')).outcome).toBe('answered');
  });

  test('stops an agent: others of the user answer, and it says so when it is named', async () => {
    const { under } = await platform({ parameters: parameters({ pause: paused({ agents: ['inventory'] }) }).source }, says('Hello.'));
    expect((await under.ask('Stock of bearings?', { user: { groups: ['warehouse_manager', 'field_engineer'] } })).agent).toBe('logistics');
    const named = await under.request(...post('Stock?', 'inventory'));
    expect([named.status, JSON.parse(named.body).code]).toEqual([503, 'AGENT_PAUSED']);
    expect((await under.request(...post('Stock?'))).status).toBe(503);
  });

  test('stops a tool: it is not offered, and a call of it is refused with the reason', async () => {
    const { under, model } = await platform({ parameters: parameters({ pause: paused({ tools: ['query_data'] }) }).source }, calls(['c1', 'query_data', {}]), says('Paused.'));
    const answer = await under.ask('Stock?');
    expect(offered(model)).toEqual(['find_entities', 'ask_back', 'decline']);
    expect(answer).toMatchObject({ outcome: 'refused', toolCalls: [{ status: 'refused', summary: 'The tool query_data is paused at the moment.' }] });
  });

  test('ends a turn that runs at its next step, as refused, with what it had', async () => {
    const { source, texts } = parameters();
    const running: PlatformUnderTest[] = [];
    const stopping = testTool('query_data', async () => {
      texts.pause = paused({ all: true });
      for (const each of running) each.now = new Date(each.now.getTime() + 60_000);
      return resultOf('WH01 has 1,234 ea of P-0417.', 1234);
    });
    const { under, model } = await platform({ parameters: source, definitions: [stopping] }, calls(['c1', 'query_data', {}]), says('Never said.'));
    running.push(under);
    const answer = await under.ask('Stock?');
    expect(answer).toMatchObject({ outcome: 'refused', answer: '', blocks: [{ rows: [['P-0417', 1234]] }], error: { code: 'PLATFORM_PAUSED' } });
    expect(model.requests).toHaveLength(1);
    const read = await under.request('GET', `/v1/conversations/${answer.conversationId}/turns/${answer.turnId}`);
    expect(JSON.parse(read.body)).toMatchObject({ outcome: 'refused' });
  });

  test('that cannot be read lets nothing be answered', async () => {
    const { under } = await platform({ parameters: async () => { throw new Error('no network'); } }, says('Hello.'));
    expect((await under.request(...post('Stock?'))).status).toBe(500);
  });
});
