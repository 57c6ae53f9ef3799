import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { PERSONAS, TABLES, type AuditEntry, type Draft, type DraftProposal, type Manifest } from '../../../src/contract';
import type { KnownKeys } from '../../src/access/audit';
import { localTableName } from '../../src/local/dynamo';
import { AUDIT_KEYS, auditOf, orderProposal, platformUnderTest, resultOf, testTool, type PlatformOptions, type PlatformUnderTest, type TestUser } from '../orchestration/platform-under-test';
import { calls, says, ScriptedModel } from '../orchestration/scripted-model';

/** Supervisors may approve, and use no tool; the others are as they ship. */
const APPROVAL: Partial<Manifest> = {
  personas: { ...PERSONAS, supervisor: { id: 'supervisor', title: 'supervisor', views: ['suppliers', 'supplier_prices'], tools: [], approve: true } },
};
const ANN: TestUser = { sub: 'u1', name: 'Ann', groups: ['warehouse_manager'], scope: 'warehouses=WH01' };
const BEN: TestUser = { sub: 'u3', name: 'Ben', groups: ['warehouse_manager'], scope: 'warehouses=*' };
const CARLA: TestUser = { sub: 'u4', name: 'Carla', groups: ['field_engineer'], scope: 'warehouses=*' };
const SUE: TestUser = { sub: 'u5', name: 'Sue', groups: ['supervisor'], scope: 'warehouses=WH01,WH02' };
const SID: TestUser = { sub: 'u6', name: 'Sid', groups: ['supervisor'], scope: 'warehouses=WH02' };

const open: PlatformUnderTest[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map(platform => platform.close())); });

/** A platform on which each question proposes the next of these, by a tool that warehouse managers have. */
async function proposing(proposals: readonly DraftProposal[], options: PlatformOptions = {}): Promise<PlatformUnderTest> {
  let next = 0;
  const tool = testTool('calculate_reorder_points', async () => ({ ...resultOf('120 ea of P-0417 are wanted.', 120), draft: proposals[next++] }));
  const under = await platformUnderTest(
    new ScriptedModel(proposals.flatMap(() => [calls(['c1', 'calculate_reorder_points', {}]), says('Drafted.')])),
    { definitions: [tool], manifest: APPROVAL, ...options },
  );
  open.push(under);
  return under;
}

const drafts = async (under: PlatformUnderTest, user: TestUser, query = ''): Promise<Draft[]> => JSON.parse((await under.request('GET', `/v1/drafts${query}`, { user })).body).drafts;
const decide = async (under: PlatformUnderTest, user: TestUser, id: string, how: 'approve' | 'reject', body: object = { reason: 'Not now.' }) => {
  const { status, body: text } = await under.request('POST', `/v1/drafts/${id}/${how}`, { user, body });
  return { status, ...JSON.parse(text) };
};
const summaryOf = async (under: PlatformUnderTest, user: TestUser): Promise<string> => (await under.ask('Order P-0417', { user })).toolCalls[0]!.summary;

test('what a tool proposes is kept as a draft, and the answer says so and that nothing was ordered', async () => {
  const under = await proposing([orderProposal()]);
  expect(await summaryOf(under, ANN)).toMatch(/^120 ea of P-0417 are wanted\. Kept as draft (D-20261124-[0-9A-Z]{10}) until somebody who may approve drafts decides\. Nothing was ordered, moved or sent\.$/);
  expect(await drafts(under, SUE)).toEqual([{
    id: expect.stringMatching(/^D-20261124-/), kind: 'purchase_order', status: 'draft', tool: 'calculate_reorder_points', asOf: '2026-11-24', turnId: expect.any(String),
    title: 'Order 120 ea of P-0417 for WH01', warehouses: ['WH01'], lines: [{ productId: 'P-0417', productName: 'Ball bearing', quantity: 120, unit: 'ea' }],
    supplier: { supplierId: 'S01', supplierName: 'Nord Bearings', price: { unitPrice: 2.5, priceUnit: 'ea', currency: 'EUR', amount: 300 } },
    reason: 'The position of 38 ea is at or below the reorder point of 60 ea.', notes: ['Rounded up to packs of 24 ea.'], queries: [{ purpose: 'Stock', sql: 'SELECT 1' }],
    history: [{ what: 'proposed', at: '2026-11-24T09:00:00.000Z', by: 'u1', persona: 'warehouse_manager' }], mayDecide: true, approvers: ['supervisor'],
  }]);
});

test('the same need on the same day is the same draft, whoever asks and for whatever quantity; on the next day it is another', async () => {
  const more = orderProposal({ title: 'Order 500 ea of P-0417 for WH01', lines: [{ productId: 'P-0417', productName: null, quantity: 500, unit: 'ea' }] });
  const under = await proposing([orderProposal(), more, more], { settings: { asOf: 'today' } });
  await under.ask('Order P-0417', { user: ANN });
  expect(await summaryOf(under, BEN)).toMatch(/^Nothing new was drafted, so not "Order 500 ea of P-0417 for WH01"\. The same need has a draft of today already, D-20261124-\w{10} \(Order 120 ea of P-0417 for WH01\); it waits for a decision\. Nothing was ordered, moved or sent\.$/);
  expect((await drafts(under, BEN)).map(({ title }) => title)).toEqual(['Order 120 ea of P-0417 for WH01']);
  under.now = new Date('2026-11-25T09:00:00Z');
  expect(await summaryOf(under, BEN)).toMatch(/Kept as draft D-20261125-/);
});

test('of ten who propose the same at once, one does', async () => {
  const under = await proposing(Array.from({ length: 10 }, () => orderProposal()));
  await Promise.all(Array.from({ length: 10 }, () => under.ask('Order P-0417', { user: BEN })));
  expect(await drafts(under, BEN)).toHaveLength(1);
  expect(under.logs.filter(record => record.event === 'draft_proposed')).toHaveLength(1);
});

test('a draft is seen by those alone whose rows hold all its warehouses', async () => {
  const under = await proposing([orderProposal({ need: 'transfer', kind: 'transfer', warehouses: ['WH01', 'WH02'], supplier: undefined })]);
  await under.ask('Move P-0417', { user: BEN });
  expect(await Promise.all([ANN, BEN, SUE, SID].map(async user => (await drafts(under, user)).length))).toEqual([0, 1, 1, 0]);
});

test('suppliers and prices are shown to those alone who may query them, and a draft to those who have its tool or may approve', async () => {
  const under = await proposing([orderProposal()]);
  await under.ask('Order P-0417', { user: ANN });
  const [annSees] = await drafts(under, ANN);
  expect([annSees?.title, annSees?.supplier]).toEqual(['Order 120 ea of P-0417 for WH01', undefined]);
  expect(JSON.stringify(annSees)).not.toMatch(/Nord|2\.5|S01/);
  expect(await drafts(under, CARLA)).toEqual([]);
});

test('what repeats rows of a view is hidden from those who may not query it, also where they may approve', async () => {
  const under = await proposing([orderProposal({ repeats: ['purchase_orders'] })]);
  await under.ask('Order P-0417', { user: ANN });
  expect([await drafts(under, ANN), await drafts(under, SUE)]).toEqual([[], []]);
});

test('a call names the draft that keeps what it proposed, new or found, also where the turn is read again', async () => {
  const under = await proposing([orderProposal(), orderProposal()]);
  const first = await under.ask('Order P-0417', { user: ANN });
  const second = await under.ask('Order P-0417', { user: BEN });
  const [{ id }] = await drafts(under, SUE) as [Draft];
  expect([first, second].map(({ toolCalls }) => toolCalls.map(({ draft }) => draft))).toEqual([[id], [id]]);
  const { body } = await under.request('GET', `/v1/conversations/${first.conversationId}/turns/${first.turnId}`, { user: ANN });
  expect(JSON.parse(body).toolCalls).toMatchObject([{ draft: id }]);
});

test('a draft says whether who reads it may decide it, and whose decision it waits for', async () => {
  const lead = { id: 'lead', title: 'lead', views: ['suppliers', 'purchase_orders'], tools: [], approve: true };
  const under = await proposing([orderProposal(), orderProposal({ need: 'other', repeats: ['purchase_orders'] })], {
    manifest: { personas: { ...APPROVAL.personas, lead, warehouse_manager: { ...PERSONAS.warehouse_manager, views: ['purchase_orders'] } } },
  });
  const LEO: TestUser = { sub: 'u7', name: 'Leo', groups: ['lead'], scope: 'warehouses=*' };
  await under.ask('Order P-0417', { user: ANN });
  await under.ask('Order P-0417', { user: ANN });
  const said = async (user: TestUser) => (await drafts(under, user)).map(({ title, mayDecide, approvers }) => [title, mayDecide, approvers]);
  expect((await said(ANN)).sort((one, other) => String(one[2]).localeCompare(String(other[2])))).toEqual([
    ['Order 120 ea of P-0417 for WH01', false, ['lead']], ['Order 120 ea of P-0417 for WH01', false, ['supervisor', 'lead']],
  ]);
  expect(await said(SUE)).toEqual([['Order 120 ea of P-0417 for WH01', true, ['supervisor', 'lead']]]);
  const [{ id }] = await drafts(under, SUE) as [Draft];
  expect(await decide(under, LEO, id, 'approve', {})).toMatchObject({ mayDecide: false, approvers: ['supervisor', 'lead'] });
});

test('where nobody is granted the decision, a draft says that it waits for nobody', async () => {
  const under = await proposing([orderProposal()], { manifest: {} });
  await under.ask('Order P-0417', { user: ANN });
  expect(await drafts(under, ANN)).toMatchObject([{ mayDecide: false, approvers: [] }]);
});

test('an approval changes the status once, keeps who and why, and a second decision meets a conflict', async () => {
  const under = await proposing([orderProposal(), orderProposal()]);
  await under.ask('Order P-0417', { user: ANN });
  const [{ id }] = await drafts(under, SUE) as [Draft];
  under.now = new Date('2026-11-24T10:00:00Z');
  const approved = await decide(under, SUE, id, 'approve', {});
  expect(approved).toMatchObject({ status: 'approved', id, history: [{ what: 'proposed', by: 'u1' }, { what: 'approved', at: '2026-11-24T10:00:00.000Z', by: 'u5', persona: 'supervisor' }] });
  expect(await decide(under, SUE, id, 'reject')).toMatchObject({
    status: 409, code: 'DRAFT_DECIDED', detail: 'This draft has been approved already, at 2026-11-24T10:00:00.000Z: a draft is decided once.',
  });
  expect(await drafts(under, SUE, '?status=draft')).toEqual([]);
  expect(await drafts(under, SUE, '?status=approved')).toHaveLength(1);
  expect(await summaryOf(under, ANN)).toMatch(/it is approved\. Nothing was ordered, moved or sent\. Approved drafts are carried out by people, outside the platform\.$/);
});

test('of two decisions at the same time one holds, and the other meets a conflict', async () => {
  const under = await proposing([orderProposal()]);
  await under.ask('Order P-0417', { user: ANN });
  const [{ id }] = await drafts(under, SUE) as [Draft];
  const both = await Promise.all([under.request('POST', `/v1/drafts/${id}/approve`, { user: SUE, body: {} }), under.request('POST', `/v1/drafts/${id}/reject`, { user: SUE, body: { reason: 'No.' } })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await drafts(under, SUE))[0]!.history).toHaveLength(2);
});

test('after a rejection the same proposal stays rejected, and another quantity is a new draft', async () => {
  const fewer = orderProposal({ title: 'Order 48 ea of P-0417 for WH01', lines: [{ productId: 'P-0417', productName: null, quantity: 48, unit: 'ea' }] });
  const under = await proposing([orderProposal(), orderProposal(), fewer, fewer]);
  await under.ask('Order P-0417', { user: ANN });
  const [{ id }] = await drafts(under, SUE) as [Draft];
  await decide(under, SUE, id, 'reject', { reason: ' Too many. ' });
  expect(await summaryOf(under, ANN)).toMatch(/^120 ea of P-0417 are wanted\. Nothing new was drafted\. The same need has a draft of today already, .* it is rejected \("Too many\."\)\. Nothing was ordered, moved or sent\. Ask for another quantity or supplier to propose it again\.$/);
  expect(await summaryOf(under, ANN)).toContain(`Kept as draft ${id}-2 until`);
  expect(await summaryOf(under, ANN)).toContain(`The same need has a draft of today already, ${id}-2 (Order 48 ea of P-0417 for WH01)`);
  expect((await drafts(under, SUE)).map(draft => [draft.id, draft.status])).toEqual([[id, 'rejected'], [`${id}-2`, 'draft']]);
});

test.each([
  ['without the grant', ANN, 403, 'NOT_APPROVER'], ['outside of one\'s rows', SID, 404, 'DRAFT_NOT_FOUND'],
])('nobody decides %s', async (_, user, status, code) => {
  const under = await proposing([orderProposal()]);
  await under.ask('Order P-0417', { user: ANN });
  const [{ id }] = await drafts(under, SUE) as [Draft];
  expect(await decide(under, user, id, 'approve', {})).toMatchObject({ status, code });
  expect(await drafts(under, SUE, '?status=draft')).toHaveLength(1);
});

test.each([
  ['a rejection without a reason', 'reject', {}, 400, 'BAD_REQUEST'], ['a blank reason', 'reject', { reason: ' ' }, 400, 'BAD_REQUEST'],
  ['a reason that is too long', 'approve', { reason: 'x'.repeat(2_001) }, 400, 'BAD_REQUEST'],
] as const)('%s is refused', async (_, how, body, status, code) => {
  const under = await proposing([orderProposal()]);
  await under.ask('Order P-0417', { user: ANN });
  const [{ id }] = await drafts(under, SUE) as [Draft];
  expect(await decide(under, SUE, id, how, body)).toMatchObject({ status, code });
});

test.each(['D-20261124-0000000000', 'nothing', 'D-20261124-0000000000-2'])('there is no draft %s', async id => {
  const under = await proposing([]);
  expect(await decide(under, SUE, id, 'approve', {})).toMatchObject({ status: 404, code: 'DRAFT_NOT_FOUND' });
});

test('a status that no draft can have is refused', async () => {
  const under = await proposing([]);
  const { status, body } = await under.request('GET', '/v1/drafts?status=sent', { user: SUE });
  expect([status, JSON.parse(body).remedy]).toEqual([400, 'Ask for ?status= with one of draft, approved, rejected.']);
});

test('every event of a draft is a record of the log, by subject, without name and without the words of the reason', async () => {
  const under = await proposing([orderProposal()]);
  await under.ask('Order P-0417', { user: ANN });
  const [{ id }] = await drafts(under, SUE) as [Draft];
  await decide(under, SUE, id, 'reject', { reason: 'Ann Miller says no.' });
  const records = under.logs.filter(record => String(record.event).startsWith('draft_'));
  expect(records).toEqual([
    { event: 'draft_proposed', security: true, environment: 'test', draft: id, kind: 'purchase_order', warehouses: ['WH01'], tool: 'calculate_reorder_points', turnId: expect.any(String), user: 'u1', persona: 'warehouse_manager', at: '2026-11-24T09:00:00.000Z', hasReason: false },
    { event: 'draft_rejected', security: true, environment: 'test', draft: id, kind: 'purchase_order', warehouses: ['WH01'], tool: 'calculate_reorder_points', turnId: expect.any(String), user: 'u5', persona: 'supervisor', at: '2026-11-24T09:00:00.000Z', hasReason: true },
  ]);
});

test('a draft expires 90 days after it was proposed, or after it was decided, and its need may then be drafted anew', async () => {
  const under = await proposing([orderProposal(), orderProposal()]);
  await under.ask('Order P-0417', { user: ANN });
  const [{ id }] = await drafts(under, SUE) as [Draft];
  under.now = new Date('2027-02-20T09:00:00Z'); // 88 days on
  await decide(under, SUE, id, 'reject');
  under.now = new Date('2027-05-20T09:00:00Z'); // 89 days after that
  expect(await drafts(under, SUE)).toHaveLength(1);
  under.now = new Date('2027-05-22T09:00:00Z');
  expect(await drafts(under, SUE)).toEqual([]);
  expect(await summaryOf(under, ANN)).toContain(`Kept as draft ${id} until`);
});

test('an item carries its version and the time of its expiry, in seconds', async () => {
  const under = await proposing([orderProposal()]);
  await under.ask('Order P-0417', { user: ANN });
  const { Items } = await under.dynamodb.send(new QueryCommand({
    TableName: localTableName(TABLES.executions), KeyConditionExpression: 'PK = :month', ExpressionAttributeValues: { ':month': 'D#2026-11' },
  }));
  // 22 Feb 2027, 9:00 UTC.
  expect(Items).toMatchObject([{ schemaVersion: 1, expiresAt: 1_803_286_800, need: 'purchase_order WH01 P-0417' }]);
});

test('a platform without a table for drafts says so, and the tool that proposes one fails', async () => {
  const under = await proposing([orderProposal()], { settings: { executionsTable: undefined } });
  expect((await under.ask('Order P-0417', { user: ANN })).toolCalls).toMatchObject([{ status: 'failed', summary: 'Drafts are not kept here.' }]);
  const { status, body } = await under.request('GET', '/v1/drafts', { user: SUE });
  expect([status, JSON.parse(body).code]).toEqual([501, 'DRAFTS_NOT_KEPT']);
});

describe('the audit', () => {
  const draftsOnly = (entries: readonly AuditEntry[]) => entries.filter(({ kind }) => kind.startsWith('draft_'));
  /** A platform whose keys of the audit can be taken away. */
  const withKeys = async (proposals: readonly DraftProposal[]) => {
    let lost = false;
    const under = await proposing(proposals, { auditKeys: { current: async (): Promise<KnownKeys> => {
      if (lost) throw new Error('the secret cannot be read');
      return AUDIT_KEYS;
    } } });
    return { under, lose: (yes: boolean) => { lost = yes; } };
  };

  test('what becomes of a draft stands in the chain of the conversation in which it was proposed: intended, then done', async () => {
    const under = await proposing([orderProposal()]);
    const { conversationId, turnId } = await under.ask('Order P-0417', { user: ANN });
    const [{ id }] = await drafts(under, SUE) as [Draft];
    await decide(under, SUE, id, 'reject', { reason: 'Ann Miller says no.' });
    const what = { draft: id, kind: 'purchase_order', warehouses: ['WH01'], tool: 'calculate_reorder_points', turnId };
    const entries = draftsOnly(await auditOf(under, `C#${conversationId}`));
    expect(entries.map(({ kind, outcome, who, what: facts }) => ({ kind, outcome, who, what: facts }))).toEqual([
      { kind: 'draft_proposed', outcome: 'intended', who: { subject: 'u1', persona: 'warehouse_manager' }, what },
      { kind: 'draft_proposed', outcome: 'done', who: { subject: 'u1', persona: 'warehouse_manager' }, what },
      // printf 'Ann Miller says no.' | sha256sum
      { kind: 'draft_rejected', outcome: 'intended', who: { subject: 'u5', persona: 'supervisor' }, what: { ...what, reasonSha256: 'fbeba8986de354c682b2a7fbc673f52644d1a260c4f8c8a8c15d6ad413e7a24d' } },
      { kind: 'draft_rejected', outcome: 'done', who: { subject: 'u5', persona: 'supervisor' }, what: { ...what, reasonSha256: 'fbeba8986de354c682b2a7fbc673f52644d1a260c4f8c8a8c15d6ad413e7a24d' } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Miller|Ann\b|Order P-0417|Nord/);
  });

  test('a draft that is there is proposed once', async () => {
    const under = await proposing([orderProposal(), orderProposal()]);
    const first = await under.ask('Order P-0417', { user: ANN });
    const second = await under.ask('Order P-0417', { user: BEN });
    expect(draftsOnly(await auditOf(under, `C#${first.conversationId}`))).toHaveLength(2);
    expect(draftsOnly(await auditOf(under, `C#${second.conversationId}`))).toEqual([]);
  });

  test('of two decisions at the same time one is done, and the other overtaken', async () => {
    const under = await proposing([orderProposal()]);
    const { conversationId } = await under.ask('Order P-0417', { user: ANN });
    const [{ id }] = await drafts(under, SUE) as [Draft];
    await Promise.all([decide(under, SUE, id, 'approve', {}), decide(under, SUE, id, 'reject')]);
    const decisions = draftsOnly(await auditOf(under, `C#${conversationId}`)).filter(({ kind }) => kind !== 'draft_proposed');
    const [{ status }] = await drafts(under, SUE) as [Draft];
    expect(decisions.filter(({ outcome }) => outcome === 'done').map(({ kind }) => kind)).toEqual([`draft_${status}`]);
    expect(decisions.filter(({ outcome }) => outcome === 'intended').length).toBe(decisions.length / 2);
  });

  test('no decision stands without its audit: it can be made when the audit can be written again', async () => {
    const { under, lose } = await withKeys([orderProposal()]);
    await under.ask('Order P-0417', { user: ANN });
    const [{ id }] = await drafts(under, SUE) as [Draft];
    lose(true);
    expect(await decide(under, SUE, id, 'approve', {})).toMatchObject({ status: 503, code: 'AUDIT_NOT_WRITTEN', retryable: true });
    expect(under.logs.filter(({ event }) => event === 'request_failed')).toHaveLength(1);
    expect((await drafts(under, SUE))[0]).toMatchObject({ status: 'draft', history: [{ what: 'proposed' }] });
    lose(false);
    expect(await decide(under, SUE, id, 'approve', {})).toMatchObject({ status: 'approved' });
  });

  test('no draft is kept without its audit: the tool fails, and says so', async () => {
    const { under, lose } = await withKeys([orderProposal()]);
    lose(true);
    expect((await under.ask('Order P-0417', { user: ANN })).toolCalls).toMatchObject([{ status: 'failed', summary: 'This could not be written into the audit, so it was not done.' }]);
    expect(await drafts(under, SUE)).toEqual([]);
  });

  test('a decision that somebody may not make stands in a chain of that user, without what was written in place of an id', async () => {
    const under = await proposing([orderProposal()]);
    await under.ask('Order P-0417', { user: ANN });
    const [{ id }] = await drafts(under, SUE) as [Draft];
    await decide(under, ANN, id, 'approve', {});
    await decide(under, SID, id, 'reject');
    await decide(under, SID, 'Ann%20Miller', 'reject');
    expect((await auditOf(under, 'U#u1'))).toMatchObject([
      { kind: 'draft_approved', outcome: 'refused', who: { subject: 'u1', persona: null }, what: { code: 'NOT_APPROVER', draft: id, personas: ['warehouse_manager'] } },
    ]);
    expect((await auditOf(under, 'U#u6')).map(({ what }) => what)).toEqual([
      { code: 'DRAFT_NOT_FOUND', draft: id, personas: ['supervisor'] }, { code: 'DRAFT_NOT_FOUND', draft: null, personas: ['supervisor'] },
    ]);
  });

  test('a refusal that cannot be written is one all the same, and the log says what is missing', async () => {
    const { under, lose } = await withKeys([orderProposal()]);
    await under.ask('Order P-0417', { user: ANN });
    const [{ id }] = await drafts(under, SUE) as [Draft];
    lose(true);
    expect(await decide(under, ANN, id, 'approve', {})).toMatchObject({ status: 403, code: 'NOT_APPROVER' });
    expect(under.logs.filter(({ event }) => event === 'audit_not_written')).toEqual([
      expect.objectContaining({ security: true, chain: 'U#u1', kind: 'draft_approved', outcome: 'refused' }),
    ]);
  });

  test('a draft of the release before, which knows no conversation, has a chain of its own', async () => {
    const under = await proposing([orderProposal()]);
    await under.ask('Order P-0417', { user: ANN });
    const [{ id }] = await drafts(under, SUE) as [Draft];
    await under.dynamodb.send(new UpdateCommand({ TableName: localTableName(TABLES.executions), Key: { PK: 'D#2026-11', SK: id }, UpdateExpression: 'REMOVE conversationId' }));
    await decide(under, SUE, id, 'approve', {});
    expect((await auditOf(under, `D#${id}`)).map(({ kind, outcome, sequence }) => [sequence, kind, outcome])).toEqual([[1, 'draft_approved', 'intended'], [2, 'draft_approved', 'done']]);
  });

  test('where there is no audit table, the log alone knows, as before', async () => {
    const under = await proposing([orderProposal()], { settings: { auditTable: undefined } });
    await under.ask('Order P-0417', { user: ANN });
    expect(await drafts(under, SUE)).toHaveLength(1);
    expect(under.logs.filter(({ event }) => event === 'draft_proposed')).toHaveLength(1);
  });
});
