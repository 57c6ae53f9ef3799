import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { QueryRefusedError } from '../../src/access';
import type { KnownKeys } from '../../src/access/audit';
import { AUDIT_KEYS, auditOf, platformUnderTest, resultOf, testTool, type PlatformOptions, type PlatformUnderTest } from './platform-under-test';
import { calls, says, ScriptedModel, type ScriptedReply } from './scripted-model';

const open: PlatformUnderTest[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map(platform => platform.close())); });

async function platform(script: readonly ScriptedReply[], options: PlatformOptions = {}): Promise<PlatformUnderTest> {
  const definitions = [
    testTool('identify_stockout_risks', async () => resultOf('There are 7.', 7)),
    testTool('query_data', async () => { throw new QueryRefusedError({ rule: 'one-select', message: 'Only SELECT.', remedy: 'Write one.' }); }),
    testTool('analyze_supplier_performance', async () => resultOf('There are 8.', 8)),
  ];
  const under = await platformUnderTest(new ScriptedModel(script), { definitions, ...options });
  open.push(under);
  return under;
}

test('a turn is one entry: who asked as what, within which rows, and what was decided of each call', async () => {
  const under = await platform([
    calls(['c1', 'identify_stockout_risks', {}], ['c2', 'query_data', {}], ['c3', 'analyze_supplier_performance', {}], ['c4', 'ann_miller_salary', {}]), says('It is 7.'),
  ]);
  const { conversationId, turnId } = await under.ask('How many does Ann Miller have?');
  const entries = await auditOf(under, conversationId);
  expect(entries).toMatchObject([{
    sequence: 1, kind: 'turn', outcome: 'partial', who: { subject: 'u1', persona: 'warehouse_manager' }, at: '2026-11-24T09:00:00.000Z',
    what: {
      turnId, agent: 'inventory', asOf: '2026-11-24', warehouses: ['WH01'],
      decisions: [
        { tool: 'identify_stockout_risks', decision: 'allowed', status: 'succeeded', views: ['inventory_position'] },
        { tool: 'query_data', decision: 'refused', status: 'failed', code: 'QUERY_REFUSED', rule: 'one-select', views: [] },
        { tool: 'analyze_supplier_performance', decision: 'refused', status: 'refused', code: 'TOOL_NOT_OFFERED', views: [] },
        { tool: null, decision: 'refused', status: 'refused', code: 'TOOL_NOT_OFFERED', views: [] },
      ],
    },
  }]);
  expect(JSON.stringify(entries)).not.toMatch(/Miller|miller|Ann|It is 7/);
});

test('the turns of a conversation stand in one chain, and its head knows how far it goes', async () => {
  const under = await platform([says('It is 7.')]);
  const { conversationId } = await under.ask('How many?');
  await under.ask('And now?', { conversationId });
  const [first, second] = await auditOf(under, conversationId);
  expect([first?.sequence, second?.sequence, second?.previous]).toEqual([1, 2, first?.code]);
  const { Items } = await under.dynamodb.send(new QueryCommand({
    TableName: under.table, KeyConditionExpression: 'PK = :owner AND begins_with(SK, :heads)', ExpressionAttributeValues: { ':owner': 'U#u1', ':heads': 'M#' },
  }));
  expect(Items).toMatchObject([{ conversationId, audited: 2 }]);
});

test('the answer is there before its entry is written, and what cannot be written is said and logged', async () => {
  const keys = { current: async (): Promise<KnownKeys> => { throw new Error('the secret cannot be read'); } };
  const under = await platform([says('It is 7.')], { auditKeys: keys });
  const events = await under.events('How many?');
  expect(events.map(({ type }) => type)).toEqual(['turn', 'text', 'usage', 'error', 'done']);
  expect(events.find(({ type }) => type === 'error')).toMatchObject({ problem: { code: 'AUDIT_NOT_WRITTEN', detail: 'The answer stands, but could not be written into the audit.' } });
  expect(under.logs.filter(({ event }) => event === 'audit_not_written')).toHaveLength(1);
});

test('it is written when the same request is sent again, and the model is not asked again', async () => {
  let lost = true;
  const under = await platform([says('It is 7.')], { auditKeys: { current: async () => { if (lost) throw new Error('the secret cannot be read'); return AUDIT_KEYS; } } });
  const again = { headers: { 'idempotency-key': 'key-12345678' } };
  const { conversationId, turnId } = await under.ask('How many?', again);
  expect(await auditOf(under, conversationId)).toEqual([]);
  lost = false;
  under.now = new Date(under.now.getTime() + 60_000); // the lease of the first try has passed
  expect(await under.ask('How many?', again)).toMatchObject({ turnId, answer: 'It is 7.' });
  expect((await auditOf(under, conversationId)).map(({ what }) => what)).toMatchObject([{ turnId, agent: 'inventory', decisions: [] }]);
});

test.each([
  ['without a persona', { groups: [] }, {}, 'NO_PERSONA'],
  ['for an agent that is not one\'s own', { groups: ['field_engineer'] }, { agent: 'suppliers' }, 'AGENT_NOT_OFFERED'],
])('a question %s is refused, and stands in a chain of the user without a word of it', async (_, user, body, code) => {
  const under = await platform([says('It is 7.')]);
  const { status } = await under.request('POST', '/v1/conversations/new/messages', { user, body: { message: 'What does Ann earn?', ...body } });
  expect(status).toBe(403);
  const entries = await auditOf(under, 'U#u1');
  expect(entries).toMatchObject([{ kind: 'question', outcome: 'refused', who: { subject: 'u1', persona: null }, what: { code, personas: user.groups } }]);
  expect(JSON.stringify(entries)).not.toContain('earn');
});

test('what somebody may ask is told without an entry, and that somebody may not ask at all has one', async () => {
  const under = await platform([says('It is 7.')]);
  expect((await under.request('GET', '/v1/me')).status).toBe(200);
  expect(await auditOf(under, 'U#u1')).toEqual([]);
  expect((await under.request('GET', '/v1/me', { user: { groups: [] } })).status).toBe(403);
  expect(await auditOf(under, 'U#u1')).toMatchObject([{ kind: 'me', outcome: 'refused', who: { subject: 'u1', persona: null }, what: { code: 'NO_PERSONA', personas: [] } }]);
});

test('where there is no audit table, a turn ends as before', async () => {
  const under = await platform([says('It is 7.')], { settings: { auditTable: undefined } });
  expect(await under.ask('How many?')).toMatchObject({ outcome: 'answered', answer: 'It is 7.' });
});
