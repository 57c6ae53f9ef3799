import { TABLES, type AuditFacts } from '../../../src/contract';
import { AuditChain } from '../../src/access/audit';
import { DraftStore } from '../../src/drafts';
import { AuditReader } from '../../src/handlers';
import { localTableName } from '../../src/local/dynamo';
import { auditedTable, FIRST_KEY, type AuditedTable } from '../access/audit/audited-table';

const EXECUTIONS = localTableName(TABLES.executions);
const DRAFT = 'D-20261124-8Q6WABCDEF';

let table: AuditedTable;
beforeAll(async () => { table = await auditedTable(); });
afterAll(() => table.close());

/** Reads chains beside conversations that know how far each of them went. */
const readerBeside = (heads: Readonly<Record<string, number>>) => new AuditReader({
  trail: table.trail, keys: { current: async () => FIRST_KEY }, clock: () => table.now,
  witnesses: {
    client: table.client, executionsTable: EXECUTIONS,
    conversations: { auditedUntil: async ({ subject }, conversation) => heads[`${subject} ${conversation}`] },
  },
});
const turn: AuditFacts = { kind: 'turn', who: { subject: 'u1', persona: 'supervisor' }, what: { turnId: 't1' }, outcome: 'answered' };
const approval: AuditFacts = { kind: 'draft_approved', who: { subject: 'u2', persona: 'supervisor' }, what: { draft: DRAFT }, outcome: 'done' };

async function conversation(id: string, ...facts: readonly AuditFacts[]): Promise<AuditChain> {
  const chain = AuditChain.ofConversation(id);
  for (const each of facts) await table.trail.append(chain, each);
  return chain;
}

test('what was taken from the end of a chain is missed where its conversation knows of it', async () => {
  await table.remove(await conversation('cut', turn, turn, turn), 3);
  expect(await readerBeside({ 'u1 cut': 3 }).read('cut')).toMatchObject({
    chain: 'C#cut', entries: [{ sequence: 1 }, { sequence: 2 }], knownUntil: 3,
    faults: [{ at: 3, problem: 'is missing at the end, which its conversation or a draft knows of' }],
  });
  expect(await readerBeside({ 'u1 cut': 2 }).read('cut')).toMatchObject({ knownUntil: 2, faults: [] });
  expect(await readerBeside({ 'u2 cut': 3 }).read('cut')).toMatchObject({ knownUntil: null, faults: [] });
});

test('a draft knows how far the chain of its own conversation went, and is found with it', async () => {
  await new DraftStore(table.client, EXECUTIONS).add({
    id: DRAFT, status: 'approved', tool: 'calculate_reorder_points', asOf: '2026-11-24', turnId: 't1', kind: 'purchase_order', need: 'P-0417', title: 'Order', conversationId: 'drafted',
    audited: 4, warehouses: ['WH01'], repeats: [], lines: [], reason: 'It is short.', notes: [], queries: [], history: [],
  }, table.now);
  await conversation('drafted', turn, approval);
  await conversation('elsewhere', turn, approval);
  const reader = readerBeside({ 'u1 drafted': 2 });
  expect(await reader.read(DRAFT)).toMatchObject({
    chain: 'C#drafted', knownUntil: 4, faults: [{ at: 3, problem: 'and those up to 4 are missing at the end, which its conversation or a draft knows of' }],
  });
  expect(await reader.read('elsewhere')).toMatchObject({ chain: 'C#elsewhere', knownUntil: null, faults: [] });
});

test('of an id that no chain has, there is none', async () => {
  expect(await readerBeside({}).read('nothing')).toBeUndefined();
});
