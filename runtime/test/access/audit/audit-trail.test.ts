import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { AuditFacts } from '../../../../src/contract';
import { AuditChain, AuditKeysError, chainKeysIn } from '../../../src/access/audit';
import { canonicalJson } from '../../../src/access/audit/canonical-json';
import { auditedTable, type AuditedTable } from './audited-table';

let table: AuditedTable;
beforeAll(async () => { table = await auditedTable(); });
afterAll(() => table.close());
beforeEach(() => {
  table.between = undefined;
  table.logs.length = 0;
});

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

test('an entry costs a look and a put', async () => {
  const asked: string[] = [];
  table.between = (command, _, ask) => { asked.push(command); return ask(); };
  await table.trail.append(AuditChain.ofConversation('counted'), decision('D-1'));
  expect(asked).toEqual(['QueryCommand', 'PutItemCommand']);
});

test('an entry whose answer is lost, so that it is put again, stands there once', async () => {
  const chain = AuditChain.ofConversation('lost');
  let lost = 0;
  table.between = async (command, _, ask) => {
    const answer = await ask();
    if (command !== 'PutItemCommand' || lost > 0) return answer;
    lost += 1;
    throw new ConditionalCheckFailedException({ message: 'It stands there already.', $metadata: {} });
  };
  expect([await table.trail.append(chain, decision('D-1')), await table.trail.append(chain, decision('D-2')), lost]).toEqual([1, 2, 1]);
  expect((await table.trail.items(chain)).map(({ sequence }) => sequence)).toEqual([1, 2]);
});

test('where others are always first, forty puts are tried', async () => {
  let puts = 0;
  table.between = async (command, _, ask) => {
    if (command !== 'PutItemCommand') return ask();
    puts += 1;
    throw new ConditionalCheckFailedException({ message: 'Somebody was first.', $metadata: {} });
  };
  const cause = expect.objectContaining({ message: '40 others have appended to C#busy meanwhile' });
  await expect(table.trail.append(AuditChain.ofConversation('busy'), decision('D-1'))).rejects.toMatchObject({ code: 'AUDIT_NOT_WRITTEN', cause });
  expect(puts).toBe(40);
});

test('what fails otherwise is tried once; who need not wait for the entry goes on, and the log has been told', async () => {
  const [chain, failure] = [AuditChain.ofConversation('failing'), new Error('no such table')];
  let puts = 0;
  table.between = async (command, _, ask) => {
    if (command !== 'PutItemCommand') return ask();
    puts += 1;
    throw failure;
  };
  await expect(table.trail.append(chain, decision('D-1'))).rejects.toMatchObject({ code: 'AUDIT_NOT_WRITTEN', cause: failure });
  await table.trail.appendIfPossible(chain, decision('D-1'));
  expect([puts, table.logs.map(({ event }) => event)]).toEqual([2, ['audit_not_written', 'audit_not_written']]);
  table.between = undefined;
  await table.trail.appendIfPossible(chain, decision('D-1'));
  expect(await table.trail.items(chain)).toHaveLength(1);
});

test('a chain is read whole, over several pages, with all that was written before', async () => {
  const chain = AuditChain.ofConversation('long');
  for (const each of [1, 2, 3, 4]) await table.put({ ...chain.keyOf(each), sequence: each, code: 'x'.repeat(390_000) }); // a page holds 1 MB
  const asked: object[] = [];
  table.between = (_, input, ask) => { asked.push(input); return ask(); };
  expect((await table.trail.items(chain)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  await table.trail.append(chain, decision('D-1'));
  expect(asked.slice(0, -1)).toEqual(Array(3).fill(expect.objectContaining({ ConsistentRead: true }))); // two pages, and the last entry
});

test('a chain that cannot be read is an error that may pass', async () => {
  const failure = new Error('no such table');
  table.between = async () => { throw failure; };
  await expect(table.trail.items(AuditChain.ofConversation('x'))).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE', status: 503, retryable: true, cause: failure });
});

test('what becomes of a draft stands in its conversation, if it says in which', () => {
  expect(AuditChain.forDraft({ id: 'D-1', conversationId: 'talk' }).id).toBe('C#talk');
  expect([AuditChain.forDraft({ id: 'D-1' }).id, AuditChain.forDraft({ id: 'D-1', conversationId: undefined }).id]).toEqual(['D#D-1', 'D#D-1']);
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
  for (const text of ['', 'plain', '{}', '{"k1":"short-secret"}', `{"first":"${one}"}`, `{"k0":"${one}"}`, '[]', `{"xk1":"${one}"}`, `{"k1x":"${one}"}`, `{"k1234567890":"${one}"}`]) {
    expect(() => chainKeysIn(text)).toThrow(AuditKeysError);
    expect(() => chainKeysIn(text)).toThrow(expect.objectContaining({ code: 'AUDIT_KEYS', status: 503, retryable: true }));
  }
  const thrown = (() => { try { return chainKeysIn('{"k1":"short-secret"}'); } catch (error) { return error as Error; } })() as Error;
  expect(`${thrown.message} ${String((thrown.cause as Error).message)}`).not.toContain('short-secret');
});

test('canonical JSON does not depend on the order of names, and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'ü"' }], a: undefined, Z: true })).toBe('{"Z":true,"b":[1,{"c":"ü\\"","d":null}]}');
});
