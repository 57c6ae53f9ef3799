import { PERSONAS, TABLES, type Feedback } from '../../../src/contract';
import { localTableName } from '../../src/local/dynamo';
import { platformUnderTest, resultOf, testTool, type PlatformOptions, type PlatformUnderTest } from './platform-under-test';
import { calls, says, ScriptedModel } from './scripted-model';

const stock = testTool('query_data', async () => resultOf('WH01 has 1,234 ea of P-0417.', 1234));
const CURATORS = { personas: { ...PERSONAS, procurement_specialist: { ...PERSONAS.procurement_specialist, curate: true } } };
const KEPT = { accessTable: localTableName(TABLES.access) };
const CURATOR = { sub: 'u2', name: 'Cleo', groups: ['procurement_specialist'] };

const open: PlatformUnderTest[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map(platform => platform.close())); });

async function answered(options: PlatformOptions = {}): Promise<{ under: PlatformUnderTest; judged: string }> {
  const under = await platformUnderTest(new ScriptedModel([calls(['c1', 'query_data', {}]), says('1,234 ea of P-0417.')]), {
    definitions: [stock], manifest: CURATORS, settings: KEPT, ...options,
  });
  open.push(under);
  const { conversationId, turnId } = await under.ask('How much of P-0417?');
  return { under, judged: `/v1/conversations/${conversationId}/turns/${turnId}/feedback` };
}

const listed = async (under: PlatformUnderTest): Promise<Feedback[]> => JSON.parse((await under.request('GET', '/v1/feedback', { user: CURATOR })).body).feedback;

test('what somebody says of an answer is kept with question, SQL and evidence, and a curator reads it', async () => {
  const { under, judged } = await answered();
  expect((await under.request('POST', judged, { body: { verdict: 'bad', reason: ' The stock is older. ' } })).status).toBe(200);
  expect(await listed(under)).toEqual([{
    id: expect.stringMatching(/^[0-9A-Z]{26}$/), conversationId: expect.any(String), user: 'Ann', persona: 'warehouse_manager', saidAt: '2026-11-24T09:00:00.000Z',
    verdict: 'bad', reason: 'The stock is older.', asOf: '2026-11-24', question: 'How much of P-0417?', answer: '1,234 ea of P-0417.', label: 'verified',
    evidence: [{ id: 'e1', tool: 'query_data', queries: [{ purpose: 'stock', sql: 'SELECT 1' }] }],
  }]);
});

test('who judges a turn again, in another month too, has said the last', async () => {
  const { under, judged } = await answered();
  await under.request('POST', judged, { body: { verdict: 'bad' } });
  under.now = new Date('2026-12-02T09:00:00Z');
  await under.request('POST', judged, { body: { verdict: 'good' } });
  expect(await listed(under)).toMatchObject([{ verdict: 'good', saidAt: '2026-12-02T09:00:00.000Z' }]);
});

test('nobody judges the turn of somebody else, and nobody reads what was said without the grant', async () => {
  const { under, judged } = await answered();
  const other = await under.request('POST', judged, { body: { verdict: 'good' }, user: CURATOR });
  expect([other.status, JSON.parse(other.body).code]).toEqual([404, 'TURN_NOT_FOUND']);
  const read = await under.request('GET', '/v1/feedback');
  expect([read.status, JSON.parse(read.body).code]).toEqual([403, 'NOT_CURATOR']);
});

test.each([[{ verdict: 'so-so' }], [{ verdict: 'bad', reason: 'x'.repeat(2_001) }], ['bad']])('%j is no judgement', async body => {
  const { under, judged } = await answered();
  const refused = await under.request('POST', judged, { body });
  expect([refused.status, JSON.parse(refused.body).code]).toEqual([400, 'BAD_REQUEST']);
  expect(await listed(under)).toEqual([]);
});

test('a platform without a table for it says so', async () => {
  const { under, judged } = await answered({ settings: {} });
  const refused = await under.request('POST', judged, { body: { verdict: 'good' } });
  expect([refused.status, JSON.parse(refused.body).code]).toEqual([501, 'FEEDBACK_NOT_KEPT']);
});
