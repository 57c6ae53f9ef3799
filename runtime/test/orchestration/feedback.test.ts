import { createHash } from 'node:crypto';
import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { PERSONAS, TABLES, type Feedback } from '../../../src/contract';
import { VerifiedQuestionStore } from '../../src/conversations';
import { localTableName } from '../../src/local/dynamo';
import { AUDIT_KEYS, auditOf, platformUnderTest, resultOf, testTool, type PlatformOptions, type PlatformUnderTest } from './platform-under-test';
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

describe('the audit of what is said and approved', () => {
  const SQL = 'SELECT on_hand FROM inventory_position';
  const counted = testTool('query_data', async () => {
    const { evidence: [first], ...result } = resultOf('WH01 has 1,234 ea of P-0417.', 1234);
    return { ...result, evidence: [{ ...first!, queries: [{ purpose: 'stock', sql: SQL, rowsRead: 1, truncated: false }] }] };
  });
  const sha256 = (words: string): string => createHash('sha256').update(words).digest('hex');
  const judgedPlatform = async (options: PlatformOptions = {}) => {
    const { under, judged } = await answered({ definitions: [counted], approvals: true, ...options });
    const [, , , conversationId = '', , turnId = ''] = judged.split('/');
    return { under, judged, conversationId, turnId, approval: `/v1/feedback/${turnId}/approve` };
  };
  const unwritable = () => {
    const state = { lost: false };
    return { state, auditKeys: { current: async () => { if (state.lost) throw new Error('the secret cannot be read'); return AUDIT_KEYS; } } };
  };

  test('what was said stands in the chain of its conversation, before and after it was kept, its reason by a hash', async () => {
    const { under, judged, conversationId, turnId } = await judgedPlatform();
    await under.request('POST', judged, { body: { verdict: 'bad', reason: 'Ann counted more.' } });
    const entries = await auditOf(under, conversationId);
    const said = { kind: 'feedback_given', who: { subject: 'u1', persona: 'warehouse_manager' }, what: { turnId, verdict: 'bad', reasonSha256: sha256('Ann counted more.') } };
    expect(entries.slice(1)).toMatchObject([{ ...said, sequence: 2, outcome: 'intended' }, { ...said, sequence: 3, outcome: 'done' }]);
    expect(JSON.stringify(entries)).not.toContain('counted more');
  });

  test('an approval stands there too, with the question, where it goes, and the hash of its SQL', async () => {
    const { under, judged, approval, conversationId, turnId } = await judgedPlatform();
    await under.request('POST', judged, { body: { verdict: 'good' } });
    await under.request('POST', approval, { user: CURATOR, body: { id: 'stock_of' } });
    const approved = {
      kind: 'question_approved', who: { subject: 'u2', persona: 'procurement_specialist' }, what: { turnId, question: 'stock_of', into: 'table', sqlSha256: sha256(SQL) },
    };
    expect((await auditOf(under, conversationId)).slice(3)).toMatchObject([{ ...approved, outcome: 'intended' }, { ...approved, outcome: 'done' }]);
  });

  test('one that goes into the configuration is decided here, also where the platform keeps none, and nothing is put into the table', async () => {
    const { under, judged, approval, conversationId, turnId } = await judgedPlatform({ approvals: false });
    await under.request('POST', judged, { body: { verdict: 'good' } });
    const { status } = await under.request('POST', approval, { user: CURATOR, body: { id: 'stock_of', into: 'configuration' } });
    expect(status).toBe(200);
    expect((await auditOf(under, conversationId)).slice(3)).toMatchObject([
      { kind: 'question_approved', outcome: 'allowed', what: { turnId, question: 'stock_of', into: 'configuration', sqlSha256: sha256(SQL) } },
    ]);
    expect(await new VerifiedQuestionStore(under.dynamodb, KEPT.accessTable, () => {}).all()).toEqual({});
  });

  test('that a curator read what others said, and what others were refused, stands in the chains of the users', async () => {
    const { under, judged, approval, conversationId, turnId } = await judgedPlatform();
    await under.request('POST', judged, { body: { verdict: 'good' } });
    await listed(under);
    await under.request('POST', judged, { user: CURATOR, body: { verdict: 'bad' } });
    await under.request('POST', '/v1/feedback/01KB0V8Q6WABCDEFGHJKMNPQRS/approve', { user: CURATOR, body: {} });
    expect(await auditOf(under, 'U#u2')).toMatchObject([
      { kind: 'feedback_read', outcome: 'allowed', who: { persona: 'procurement_specialist' }, what: { items: 1 } },
      { kind: 'feedback_given', outcome: 'refused', what: { code: 'TURN_NOT_FOUND', conversationId, turnId } },
      { kind: 'question_approved', outcome: 'refused', what: { code: 'NOTHING_SAID', turnId: '01KB0V8Q6WABCDEFGHJKMNPQRS' } },
    ]);
    await under.request('GET', '/v1/feedback');
    await under.request('POST', approval, { body: {} });
    expect(await auditOf(under, 'U#u1')).toMatchObject([
      { kind: 'feedback_read', outcome: 'refused', who: { subject: 'u1', persona: null }, what: { code: 'NOT_CURATOR', personas: ['warehouse_manager'] } },
      { kind: 'question_approved', outcome: 'refused', what: { code: 'NOT_CURATOR', turnId } },
    ]);
  });

  test('without its entry nothing is kept, read or approved', async () => {
    const { state, auditKeys } = unwritable();
    const { under, judged, approval } = await judgedPlatform({ auditKeys });
    await under.request('POST', judged, { body: { verdict: 'good' } });
    state.lost = true;
    const refused = await Promise.all([
      under.request('POST', judged, { body: { verdict: 'bad' } }), under.request('GET', '/v1/feedback', { user: CURATOR }),
      under.request('POST', approval, { user: CURATOR, body: {} }), under.request('POST', approval, { user: CURATOR, body: { into: 'configuration' } }),
    ]);
    expect(refused.map(({ status, body }) => [status, JSON.parse(body).code])).toEqual(Array.from({ length: 4 }, () => [503, 'AUDIT_NOT_WRITTEN']));
    state.lost = false;
    expect(await listed(under)).toMatchObject([{ verdict: 'good' }]);
    expect(await new VerifiedQuestionStore(under.dynamodb, KEPT.accessTable, () => {}).all()).toEqual({});
  });
});

test('a stored question that cannot be read is left out and named', async () => {
  const { under } = await answered();
  await under.dynamodb.send(new PutItemCommand({ TableName: KEPT.accessTable, Item: { PK: { S: 'Q#' }, SK: { S: 'odd' }, question: { N: '1' } } }));
  const unreadable: string[] = [];
  expect(await new VerifiedQuestionStore(under.dynamodb, KEPT.accessTable, id => unreadable.push(id)).all()).toEqual({});
  expect(unreadable).toEqual(['odd']);
});
