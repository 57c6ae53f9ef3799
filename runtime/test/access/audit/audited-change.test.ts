import { AuditChain, auditedChange } from '../../../src/access/audit';
import { auditedTable, type AuditedTable } from './audited-table';

let table: AuditedTable;
beforeAll(async () => { table = await auditedTable(); });
afterAll(() => table.close());
beforeEach(() => { table.between = undefined; });

const facts = { kind: 'draft_approved', who: { subject: 'u1', persona: 'supervisor' }, what: { draft: 'D-1' } } as const;
const around = (id: string, change: (audited: number | undefined) => Promise<boolean>) =>
  auditedChange({ trail: table.trail, chain: AuditChain.ofConversation(id), facts }, change);
const outcomes = async (id: string) => (await table.trail.items(AuditChain.ofConversation(id))).map(({ kind, who, what, outcome }) => ({ kind, who, what, outcome }));

test('a change stands between what was intended and what became of it, and knows the sequence of the first entry', async () => {
  const told: unknown[] = [];
  expect(await around('done', async audited => { told.push(audited, await outcomes('done')); return true; })).toBe(true);
  expect(told).toEqual([1, [{ ...facts, outcome: 'intended' }]]);
  expect(await outcomes('done')).toEqual([{ ...facts, outcome: 'intended' }, { ...facts, outcome: 'done' }]);
});

test('a change that somebody else made first is overtaken', async () => {
  expect(await around('overtaken', async () => false)).toBe(false);
  expect((await outcomes('overtaken')).map(({ outcome }) => outcome)).toEqual(['intended', 'overtaken']);
});

test('of a change that failed nobody knows what became, and its error is passed on', async () => {
  const failure = new Error('no answer');
  await expect(around('failed', async () => { throw failure; })).rejects.toBe(failure);
  expect(await outcomes('failed')).toEqual([{ ...facts, outcome: 'intended' }, { ...facts, outcome: 'unknown' }]);
});

test('what cannot be said to be intended is not done; what was done stays done without its second entry', async () => {
  let made = 0;
  const change = async () => { made += 1; table.between = async () => { throw new Error('no such table'); }; return true; };
  table.between = async () => { throw new Error('no such table'); };
  await expect(around('silent', change)).rejects.toMatchObject({ code: 'AUDIT_NOT_WRITTEN' });
  expect(made).toBe(0);
  table.between = undefined;
  expect([await around('silent', change), made]).toEqual([true, 1]);
});

test('without an audit, the change alone is made, or fails', async () => {
  const unaudited = { trail: undefined, chain: AuditChain.ofDraft('D-1'), facts };
  const told: unknown[] = [];
  expect(await auditedChange(unaudited, async audited => { told.push(audited); return true; })).toBe(true);
  expect(told).toEqual([undefined]);
  const failure = new Error('no answer');
  await expect(auditedChange(unaudited, async () => { throw failure; })).rejects.toBe(failure);
});
