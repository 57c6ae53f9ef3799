import { conversationAfter, EMPTY_CONVERSATION } from '../../web/conversation/conversation';
import { hashOf, placeOf } from '../../web/conversation/place';
import { UnfinishedQuestion } from '../../web/conversation/unfinished';
import { readTurn, sentTurn } from '../../web/turn/turn';
import { answer, TURN } from './turn-events';

const MESSAGE = { conversationId: 'new', key: 'K1', request: { message: 'Which run out?' } };

test('the address names the user and the conversation, and is read back', () => {
  expect(hashOf({ user: 'ann' })).toBe('#/ann');
  expect(hashOf({ user: 'ann', conversationId: 'C/1' })).toBe('#/ann/C%2F1');
  expect(placeOf('#/ann/C%2F1')).toEqual({ user: 'ann', conversationId: 'C/1' });
  expect(placeOf('')).toEqual({});
  expect(placeOf('#/%zz')).toEqual({ user: '%zz' });
});

test('a conversation takes its id from its first turn, and ignores turns that are no longer on screen', () => {
  const asked = conversationAfter(EMPTY_CONVERSATION, { kind: 'asked', turn: sentTurn('K1', 'Which run out?') });
  const known = conversationAfter(asked, { kind: 'turn', key: 'K1', change: { kind: 'event', event: TURN } });
  expect(known.id).toBe('C1');
  const other = conversationAfter(known, { kind: 'opened', turns: [] });
  expect(conversationAfter(other, { kind: 'turn', key: 'K1', change: { kind: 'lost' } })).toEqual({ turns: [] });
});

test('a question that was sent again and turns out to be a turn on screen is shown once', () => {
  const read = conversationAfter(EMPTY_CONVERSATION, { kind: 'opened', id: 'C1', turns: [readTurn(answer()), sentTurn('K1', 'Which run out?')] });
  const known = conversationAfter(read, { kind: 'turn', key: 'K1', change: { kind: 'event', event: TURN } });
  expect(known.turns.map(turn => turn.key)).toEqual(['K1']);
});

test('a question on its way is found again by the user who asked it, and by nobody else', () => {
  const storage = memory();
  new UnfinishedQuestion(storage, 'ann').keep(MESSAGE, { conversationId: 'C1', turnId: 'T1' });
  expect(new UnfinishedQuestion(storage, 'ann').find()).toEqual({ user: 'ann', message: MESSAGE, address: { conversationId: 'C1', turnId: 'T1' } });
  expect(new UnfinishedQuestion(storage, 'ben').find()).toBeUndefined();
  new UnfinishedQuestion(storage, 'ann').forget();
  expect(new UnfinishedQuestion(storage, 'ann').find()).toBeUndefined();
});

test('what another version left in the storage is no question', () => {
  for (const left of ['{', '{"user":"ann"}', 'null']) {
    const storage = memory();
    storage.setItem('scap.unfinished', left);
    expect(new UnfinishedQuestion(storage, 'ann').find()).toBeUndefined();
  }
});

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}
