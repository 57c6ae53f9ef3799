import type { AuditFacts } from '../../../../src/contract';
import { AuditChain, AuditKeysError, chainKeysIn } from '../../../src/access/audit';
import { canonicalJson } from '../../../src/access/audit/canonical-json';
import { auditedTable, type AuditedTable } from './audited-table';

let table: AuditedTable;
beforeAll(async () => { table = await auditedTable(); });
afterAll(() => table.close());

const decision = (draft: string): AuditFacts => ({ kind: 'draft_approved', who: { subject: 'u1', persona: 'supervisor' }, what: { draft, none: undefined }, outcome: 'done' });

test('entries are numbered from 1, and each names the code of the one before', async () => {
  const chain = AuditChain.ofConversation('numbered');
  expect([await table.trail.append(chain, decision('D-1')), await table.trail.append(chain, decision('D-2'))]).toEqual([1, 2]);
  const [first, second] = await table.trail.items(chain);
  expect(first).toEqual({
    PK: 'C#numbered', SK: '0000000001', kind: 'draft_approved', who: { subject: 'u1', persona: 'supervisor' }, what: { draft: 'D-1' }, outcome: 'done',
    sequence: 1, at: '2026-11-24T09:00:00.000Z', previous: '0'.repeat(64), keyId: 'k1', schemaVersion: 1, code: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(second).toMatchObject({ SK: '0000000002', sequence: 2, previous: first!.code });
});

test('the code is the HMAC-SHA256 of the canonical JSON of all the rest', async () => {
  const chain = AuditChain.ofConversation('code');
  await table.trail.append(chain, decision('D-1'));
  // Reckoned apart, in Python: hmac.new(key, json.dumps(item, sort_keys=True, separators=(',', ':')).encode(), sha256).hexdigest()
  expect((await table.trail.items(chain))[0]!.code).toBe('7bc01205cf5c4f380f933d5bcf42a4336ba776e706d0e91bb1dfada91cc1c1fa');
});

test('of twenty who append at once, each has a sequence of its own', async () => {
  const chain = AuditChain.ofDraft('D-20261124-8Q6WABCDEF');
  const sequences = await Promise.all(Array.from({ length: 20 }, (_, each) => table.trail.append(chain, decision(`D-${each}`))));
  expect([...sequences].sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, each) => each + 1));
  expect(new Set((await table.trail.items(chain)).map(({ what }) => canonicalJson(what))).size).toBe(20);
});

test('chains of a conversation, a draft and a user are apart', async () => {
  const chains = [AuditChain.ofConversation('x'), AuditChain.ofDraft('x'), AuditChain.ofUser({ subject: 'x' })];
  expect(chains.map(({ id }) => id)).toEqual(['C#x', 'D#x', 'U#x']);
  for (const chain of chains) expect(await table.trail.append(chain, decision('D-1'))).toBe(1);
});

test('what cannot be written is an error that names its cause to the log, and nobody builds on what is broken', async () => {
  const chain = AuditChain.ofConversation('broken');
  await table.put({ ...chain.keyOf(1), sequence: 'one' });
  await expect(table.trail.append(chain, decision('D-1'))).rejects.toMatchObject({ code: 'AUDIT_NOT_WRITTEN', status: 503, retryable: true });
  expect(table.logs).toEqual([expect.objectContaining({ event: 'audit_not_written', security: true, chain: 'C#broken', kind: 'draft_approved', outcome: 'done' })]);
});

test('the newest key seals; of keys that are none nothing is repeated', () => {
  const [one, two] = ['a'.repeat(64), 'b'.repeat(64)];
  expect(chainKeysIn(JSON.stringify({ k9: one, k10: two, k1: one })).map(({ id }) => id)).toEqual(['k10', 'k9', 'k1']);
  for (const text of ['', 'plain', '{}', '{"k1":"short-secret"}', `{"first":"${one}"}`, `{"k0":"${one}"}`, '[]']) {
    expect(() => chainKeysIn(text)).toThrow(AuditKeysError);
  }
  const thrown = (() => { try { return chainKeysIn('{"k1":"short-secret"}'); } catch (error) { return error as Error; } })() as Error;
  expect(`${thrown.message} ${String((thrown.cause as Error).message)}`).not.toContain('short-secret');
});

test('canonical JSON does not depend on the order of names, and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'ü"' }], a: undefined, Z: true })).toBe('{"Z":true,"b":[1,{"c":"ü\\"","d":null}]}');
});
