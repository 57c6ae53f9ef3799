import { AuditChain } from '../../src/access/audit';
import { audit } from '../../src/cli/audit';
import { run } from '../../src/cli/run';
import { AuditReader } from '../../src/handlers';
import { auditedTable, FIRST_KEY, type AuditedTable } from '../access/audit/audited-table';
import { temporaryFolder } from '../local/temporary-folder';
import { commandHost } from './command-host';

let table: AuditedTable;
beforeAll(async () => {
  table = await auditedTable();
  for (const id of ['whole', 'broken']) {
    const chain = AuditChain.ofConversation(id);
    for (const turnId of ['t1', 't2', 't3']) await table.trail.append(chain, { kind: 'turn', who: { subject: 'u1', persona: 'field_engineer' }, what: { turnId }, outcome: 'answered' });
  }
  await table.remove(AuditChain.ofConversation('broken'), 2);
});
afterAll(() => table.close());

async function inAccount(id: string, more: object = {}) {
  const host = commandHost({ cwd: temporaryFolder() });
  const reader = new AuditReader({ trail: table.trail, keys: { current: async () => FIRST_KEY }, clock: () => table.now });
  const code = await audit(id, { dataDir: '.scap', table: 'scap-audit-prod', secret: '/scap/prod/audit', ...more }, host, () => reader);
  return { code, out: host.written.out };
}

test('a chain of an account is printed and whole, and it is said that nobody knows its end', async () => {
  expect(await inAccount('whole')).toEqual({ code: 0, out: [
    '   1  2026-11-24T09:00:00.000Z  turn answered  by u1 (field engineer)  {"turnId":"t1"}',
    '   2  2026-11-24T09:00:00.000Z  turn answered  by u1 (field engineer)  {"turnId":"t2"}',
    '   3  2026-11-24T09:00:00.000Z  turn answered  by u1 (field engineer)  {"turnId":"t3"}',
    'The audit of the conversation whole is whole: 3 entries, each sealed over the one before it.',
    'Nothing beside it knows how far it went: whether entries were taken from its end cannot be seen.', '',
  ].join('\n') });
});

test('a chain with a hole is broken, and the command ends with 1', async () => {
  const { code, out } = await inAccount('broken');
  expect([code, out.split('\n').slice(2)]).toEqual([1, ['broken: entry 2 is missing in the middle', 'The audit of the conversation broken is broken: do not rely on it.', '']]);
  expect(JSON.parse((await inAccount('broken', { json: true })).out).faults).toEqual([{ at: 2, problem: 'is missing in the middle' }]);
});

test('a table without its secret is wrong usage, and so is what the audit does not know', async () => {
  const host = commandHost({ cwd: temporaryFolder() });
  expect([await run(['audit', 'talk', '--table', 'scap-audit-prod'], host), host.written.err]).toEqual([2, expect.stringContaining('An account needs its table and its secret.')]);
  await expect(inAccount('nothing')).rejects.toMatchObject({ code: 'USAGE' });
});
