import type { AuditFacts } from '../../../../src/contract';
import { AuditChain } from '../../../src/access/audit';
import { checkChain, missingAtEnd } from '../../../src/access/audit/check-chain';
import { auditedTable, FIRST_KEY, type AuditedTable } from './audited-table';

let table: AuditedTable;
beforeAll(async () => { table = await auditedTable(); });
afterAll(() => table.close());
beforeEach(() => { table.keys = FIRST_KEY; });

const decision = (draft: string): AuditFacts => ({ kind: 'draft_approved', who: { subject: 'u1', persona: 'supervisor' }, what: { draft, lines: [1, 2] }, outcome: 'done' });
let chains = 0;
async function chainOf(entries: number): Promise<AuditChain> {
  const chain = AuditChain.ofConversation(`chain-${++chains}`);
  for (let each = 1; each <= entries; each++) await table.trail.append(chain, decision(`D-${each}`));
  return chain;
}
const check = async (chain: AuditChain) => checkChain(await table.trail.items(chain), table.keys);
async function faults(chain: AuditChain, knownUntil = 0): Promise<string[]> {
  const checked = await check(chain);
  return [...checked.faults, ...missingAtEnd(checked, knownUntil)].map(({ at, problem }) => `${at} ${problem}`);
}

test('a chain as it was written is whole', async () => {
  const chain = await chainOf(4);
  const { entries, until } = await check(chain);
  expect([entries.map(({ sequence, what }) => [sequence, what.draft]), until]).toEqual([[[1, 'D-1'], [2, 'D-2'], [3, 'D-3'], [4, 'D-4']], 4]);
  expect(await faults(chain, 4)).toEqual([]);
});

test('an empty one is whole, unless somebody knows of more', async () => {
  const chain = await chainOf(0);
  expect(await faults(chain)).toEqual([]);
  expect(await faults(chain, 1)).toEqual(['1 is missing at the end, which its conversation or a draft knows of']);
});

test.each<[string, string, unknown]>([
  ['what was decided', 'what', { draft: 'D-9', lines: [1, 2] }], ['who decided', 'who', { subject: 'u2', persona: 'supervisor' }], ['how it ended', 'outcome', 'overtaken'],
  ['when', 'at', '2026-11-24T08:00:00.000Z'], ['what it was', 'kind', 'draft_rejected'], ['its code', 'code', '0'.repeat(64)],
  ['its code, which is shorter then', 'code', 'f'],
])('an entry is altered in %s: it is named', async (_, attribute, value) => {
  const chain = await chainOf(3);
  await table.change(chain, 2, attribute, value);
  expect((await faults(chain))[0]).toBe('2 was altered after it was written');
});

test('an attribute that is added is found', async () => {
  const chain = await chainOf(2);
  await table.change(chain, 2, 'note', 'all is well');
  expect(await faults(chain)).toEqual(['2 has not the form of an entry: something was added to it, or taken away']);
});

test('one that cannot be read is the one before the next, all the same', async () => {
  const chain = await chainOf(3);
  await table.change(chain, 2, 'note', 'all is well');
  expect(await faults(chain, 3)).toEqual(['2 has not the form of an entry: something was added to it, or taken away']);
  await table.change(chain, 3, 'note', 'here too');
  expect(await faults(chain, 3)).toHaveLength(2);
});

test('something that is slipped in is found, and the entry behind it does not follow it', async () => {
  const chain = await chainOf(2);
  await table.put({ ...chain.keyOf(1), SK: '0000000001+', note: 'all is well' });
  expect(await faults(chain)).toEqual([
    '2 has not the form of an entry: something was added to it, or taken away', '2 does not follow the entry before it: that one was exchanged or altered',
  ]);
});

test.each([[1, ['1 is missing in the middle']], [2, ['2 is missing in the middle']]])('entry %i is removed: it is missed', async (sequence, expected) => {
  const chain = await chainOf(4);
  await table.remove(chain, sequence);
  expect(await faults(chain, 4)).toEqual(expected);
});

test('several that are removed are missed as one gap', async () => {
  const chain = await chainOf(5);
  for (const sequence of [2, 3, 4]) await table.remove(chain, sequence);
  expect(await faults(chain)).toEqual(['2 and those up to 4 are missing in the middle']);
});

test('the last one is removed: the chain alone does not show it, who knows how far it went does', async () => {
  const chain = await chainOf(4);
  await table.remove(chain, 4);
  expect([await faults(chain), await faults(chain, 4)]).toEqual([[], ['4 is missing at the end, which its conversation or a draft knows of']]);
});

test('two entries change places: both are found', async () => {
  const chain = await chainOf(3);
  const [, second, third] = await table.trail.items(chain);
  await table.put({ ...third, ...chain.keyOf(2) });
  await table.put({ ...second, ...chain.keyOf(3) });
  expect((await faults(chain)).filter(fault => fault.endsWith('does not stand in its place')).map(fault => fault[0])).toEqual(['3', '2']);
});

test('an entry of another chain is put in place of one: it is found', async () => {
  const [chain, other] = [await chainOf(3), await chainOf(3)];
  const [, foreign] = await table.trail.items(other);
  await table.put({ ...foreign, ...chain.keyOf(2) });
  expect(await faults(chain)).toContain('2 was altered after it was written');
});

test('an entry that was made up without the key is found, and the one behind it no longer follows', async () => {
  const chain = await chainOf(3);
  const second = (await table.trail.items(chain))[1]!;
  await table.put({ ...second, what: { draft: 'D-9' }, code: 'f'.repeat(64) });
  expect(await faults(chain)).toEqual(['2 was altered after it was written', '3 does not follow the entry before it: that one was exchanged or altered']);
});

test('entries of a former key are checked with it; without it they cannot be', async () => {
  const chain = await chainOf(1);
  const second = { id: 'k2', secret: 'another secret of thirty-two chars' };
  table.keys = [second, ...FIRST_KEY];
  await table.trail.append(chain, decision('D-2'));
  expect((await table.trail.items(chain)).map(({ keyId }) => keyId)).toEqual(['k1', 'k2']);
  expect(await faults(chain)).toEqual([]);
  table.keys = [second];
  expect(await faults(chain)).toEqual(['1 is sealed with the key k1, which is not known here']);
});
