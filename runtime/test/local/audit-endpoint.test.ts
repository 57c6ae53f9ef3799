import type { IncomingMessage } from 'node:http';
import { AuditChain } from '../../src/access/audit';
import { AuditReader } from '../../src/handlers';
import { answerAuditRequest } from '../../src/local/audit-endpoint';
import { auditedTable, FIRST_KEY, type AuditedTable } from '../access/audit/audited-table';

let table: AuditedTable;
beforeAll(async () => { table = await auditedTable(); });
afterAll(() => table.close());

const asked = (of: string, key: string) => answerAuditRequest(
  { url: `/local/audit?of=${encodeURIComponent(of)}`, headers: { authorization: `Bearer ${key}` } } as IncomingMessage,
  { key: 'the key in platform.json', audit: new AuditReader({ trail: table.trail, keys: { current: async () => FIRST_KEY }, clock: () => table.now }) },
);

test('the audit is handed to the owner of the platform, and to nobody without the key', async () => {
  await table.trail.append(AuditChain.ofConversation('talk'), { kind: 'turn', who: { subject: 'u1', persona: 'supervisor' }, what: { turnId: 't1' }, outcome: 'answered' });
  await expect(asked('talk', 'another')).rejects.toMatchObject({ code: 'FOREIGN_REQUEST', status: 403 });
  expect(await asked('talk', 'the key in platform.json')).toMatchObject({ chain: 'C#talk', knownUntil: null, faults: [], entries: [{ sequence: 1, what: { turnId: 't1' } }] });
});

test('a chain that is broken says where', async () => {
  const chain = AuditChain.ofConversation('broken');
  for (const turnId of ['t1', 't2', 't3']) await table.trail.append(chain, { kind: 'turn', who: { subject: 'u1', persona: 'supervisor' }, what: { turnId }, outcome: 'answered' });
  await table.change(chain, 2, 'outcome', 'refused');
  expect((await asked('broken', 'the key in platform.json')).faults).toEqual([{ at: 2, problem: 'was altered after it was written' }]);
});

test('what the audit does not know is not found', async () => {
  await expect(asked('nothing', 'the key in platform.json')).rejects.toMatchObject({ status: 404 });
});
