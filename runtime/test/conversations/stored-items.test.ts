import { gzipSync } from 'node:zlib';
import { ANSWER, OWNER, storeUnderTest } from './store-under-test';
import type { StoreUnderTest } from './store-under-test';

let under: StoreUnderTest;
beforeEach(async () => { under = await storeUnderTest(); });
afterEach(() => under.close());

const CLAIM = { conversationId: 'conversation', idempotencyKey: 'key-12345678', turnId: 'turn', leaseUntil: 0, requestHash: 'hash', question: 'Stock?' };

/** A whole turn, as it is stored. */
async function storeTurn(): Promise<void> {
  await under.store.claim(OWNER, CLAIM);
  await under.store.saveDetails(OWNER, ANSWER);
  await under.store.saveTurn(OWNER, 'conversation', {
    turnId: 'turn', ancestors: [], question: 'Stock?', answer: 'WH01 has 7 ea.', outcome: 'answered', agent: 'inventory', tools: [], tokens: 5, costUsd: null,
  });
  await under.store.saveHead(OWNER, { conversationId: 'conversation', title: 'Stock?', newestTurnId: 'turn' });
}

/** Each way of reading. */
const READINGS: readonly [string, (store: StoreUnderTest['store']) => Promise<unknown>][] = [
  ['the list of conversations', store => store.heads(OWNER)],
  ['a head', store => store.head(OWNER, 'conversation')],
  ['the newest turns', store => store.latestTurns(OWNER, 'conversation', 10)],
  ['turns by their ids', store => store.turns(OWNER, 'conversation', ['turn'])],
  ['an answer', store => store.answer(OWNER, 'conversation', 'turn')],
  ['claims', store => store.claims(OWNER, 'conversation')],
  ['a claim that is made again', store => store.claim(OWNER, CLAIM)],
  ['a wish to stop', store => store.requestCancel(OWNER, 'conversation', 'turn')],
];

test('an answer is read as it was stored, each of its fields', async () => {
  await storeTurn();
  expect(await under.store.answer(OWNER, 'conversation', 'turn')).toEqual(ANSWER);
});

test('items say in which version they are written', async () => {
  await storeTurn();
  expect((await under.items()).map(({ SK, schemaVersion }) => [SK, schemaVersion])).toEqual([
    ['D#conversation#turn#000', 1], ['K#conversation#key-12345678', 1], ['M#conversation', 1], ['T#conversation#turn', 1],
  ]);
});

describe.each(READINGS)('%s', (_, read) => {
  test('of the next version is read, and what that version adds is left out', async () => {
    await storeTurn();
    const before = await read(under.store);
    await under.change({ schemaVersion: 2, mood: 'new' });
    expect(await read(under.store)).toEqual(before);
  });

  test('of a later version is refused with what to do', async () => {
    await storeTurn();
    await under.change({ schemaVersion: 3 });
    await expect(read(under.store)).rejects.toMatchObject({
      code: 'CONVERSATION_NEWER', schemaVersion: 3, status: 503, remedy: expect.stringContaining('deploys the release again'),
    });
  });

  test('without a version is refused', async () => {
    await storeTurn();
    await under.change({ schemaVersion: undefined });
    await expect(read(under.store)).rejects.toMatchObject({ code: 'CONVERSATION_UNREADABLE', status: 500 });
  });
});

describe('a stored answer', () => {
  const stored = async (answer: object): Promise<unknown> => {
    await storeTurn();
    await under.change({ part: 0, parts: 1, gzip: gzipSync(JSON.stringify(answer)) });
    return under.store.answer(OWNER, 'conversation', 'turn');
  };

  test('of a later release is read without what that release has added to it', async () => {
    const usage = { ...ANSWER.usage, thinkingTokens: 9 };
    expect(await stored({ ...ANSWER, usage, mood: 'new' })).toEqual(ANSWER);
  });

  test.each([
    ['without its rows', { ...ANSWER, blocks: [{ ...ANSWER.blocks[0], rows: undefined }] }],
    ['with an outcome that nobody knows', { ...ANSWER, outcome: 'sung' }],
    ['that is none', []],
  ])('%s is refused', async (_, answer) => {
    await expect(stored(answer)).rejects.toMatchObject({ code: 'CONVERSATION_UNREADABLE', status: 500, retryable: false });
  });
});

describe('a wish to stop', () => {
  test('of a turn that does not exist changes nothing', async () => {
    expect(await under.store.requestCancel(OWNER, 'conversation', 'turn')).toBe(false);
    expect(await under.items()).toEqual([]);
  });

  test('reaches the turn that runs, and no longer one that has ended', async () => {
    await under.store.claim(OWNER, CLAIM);
    expect(await under.store.requestCancel(OWNER, 'conversation', 'turn')).toBe(true);
    expect(await under.store.cancelRequested(OWNER, 'conversation', 'key-12345678')).toBe(true);
    await under.store.finishClaim(OWNER, 'conversation', 'key-12345678');
    expect(await under.store.requestCancel(OWNER, 'conversation', 'turn')).toBe(false);
  });
});

test('the end of a claim that has gone makes no item of it', async () => {
  await under.store.finishClaim(OWNER, 'conversation', 'key-12345678');
  expect(await under.items()).toEqual([]);
});
