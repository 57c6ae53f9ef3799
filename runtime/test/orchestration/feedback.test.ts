import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { PERSONAS, TABLES, type Feedback } from '../../../src/contract';
import { VerifiedQuestionStore } from '../../src/conversations';
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
    id: expect.stringMatching(/^[0-9A-Z]{26}$/), conversationId: expect.any(String), user: 'u1', persona: 'warehouse_manager', saidAt: '2026-11-24T09:00:00.000Z',
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

test('what was said is kept as long as the conversation that it is of, here 30 days', async () => {
  const { under, judged } = await answered();
  await under.request('POST', judged, { body: { verdict: 'bad' } });
  const { Items } = await under.dynamodb.send(new QueryCommand({
    TableName: KEPT.accessTable, KeyConditionExpression: 'PK = :month', ExpressionAttributeValues: { ':month': { S: 'F#2026-11' } },
  }));
  expect(Items).toMatchObject([{ expiresAt: { N: String(Date.parse('2026-12-24T09:00:00Z') / 1_000) } }]);
  under.now = new Date('2026-12-24T08:59:59Z');
  expect(await listed(under)).toHaveLength(1);
  under.now = new Date('2026-12-24T09:00:00Z'); // whether or not it has been deleted by now
  expect(await listed(under)).toEqual([]);
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

describe('an answer that a curator approves', () => {
  const counted = testTool('query_data', async () => ({
    ...resultOf('WH01 has 1,234 ea of P-0417.', 1234),
    evidence: [{
      views: ['inventory_position'], queries: [{ purpose: 'stock', sql: 'SELECT on_hand FROM inventory_position WHERE as_of < DATE \'2026-11-24\'', rowsRead: 1, truncated: false }],
      method: { name: 'reading' }, inputs: {}, assumptions: [], warnings: [],
    }],
  }));
  const judged = async (options: PlatformOptions = {}) => {
    const under = await answered({ definitions: [counted], approvals: true, ...options });
    await under.under.request('POST', under.judged, { body: { verdict: 'good' } });
    const [{ id }] = await listed(under.under) as [Feedback];
    return { ...under, path: `/v1/feedback/${id}/approve` };
  };

  test('is a verified question from then on, by the SQL of the answer, and of the curator no more is kept than the subject', async () => {
    const { under, path } = await judged();
    const approved = await under.request('POST', path, { user: CURATOR, body: { id: 'stock_of', also: ['What is there of P-0417?'] } });
    expect([approved.status, JSON.parse(approved.body)]).toEqual([200, {
      id: 'stock_of', sql: 'SELECT on_hand FROM inventory_position WHERE as_of < current_date', notes: [],
    }]);
    const unreadable: string[] = [];
    expect(await new VerifiedQuestionStore(under.dynamodb, KEPT.accessTable, id => unreadable.push(id)).all()).toEqual({
      stock_of: {
        question: 'How much of P-0417?', sql: 'SELECT on_hand FROM inventory_position WHERE as_of < current_date', also: ['What is there of P-0417?'],
        by: 'u2', since: '2026-11-24',
      },
    });
    expect(unreadable).toEqual([]);
  });

  test('is approved by nobody without the grant, and only if something was said of it', async () => {
    const { under, path } = await judged();
    const refused = await under.request('POST', path, { body: {} });
    expect([refused.status, JSON.parse(refused.body).code]).toEqual([403, 'NOT_CURATOR']);
    const unknown = await under.request('POST', '/v1/feedback/01KB0V8Q6WABCDEFGHJKMNPQRS/approve', { user: CURATOR, body: {} });
    expect([unknown.status, JSON.parse(unknown.body).code]).toEqual([404, 'NOTHING_SAID']);
  });

  test.each([[{ id: 'Stock of!' }, 422, 'NOT_APPROVABLE'], [{ also: 'more' }, 400, 'BAD_REQUEST'], [{ question: '' }, 400, 'BAD_REQUEST']])(
    'under %j is refused', async (body, status, code) => {
      const { under, path } = await judged();
      const refused = await under.request('POST', path, { user: CURATOR, body });
      expect([refused.status, JSON.parse(refused.body).code]).toEqual([status, code]);
    });

  test('goes into the configuration where the questions of a platform stand there', async () => {
    const { under, path } = await judged({ approvals: false });
    const refused = await under.request('POST', path, { user: CURATOR, body: {} });
    expect([refused.status, JSON.parse(refused.body).code]).toEqual([501, 'APPROVAL_NOT_KEPT']);
  });
});

test('a stored question that cannot be read is left out and named', async () => {
  const { under } = await answered();
  await under.dynamodb.send(new PutItemCommand({ TableName: KEPT.accessTable, Item: { PK: { S: 'Q#' }, SK: { S: 'odd' }, question: { N: '1' } } }));
  const unreadable: string[] = [];
  expect(await new VerifiedQuestionStore(under.dynamodb, KEPT.accessTable, id => unreadable.push(id)).all()).toEqual({});
  expect(unreadable).toEqual(['odd']);
});
