import type { Answer, AnswerEvent } from '../../../src/contract';
import type { Message } from '../../web/api/client';
import { ApiError, ConnectionLostError, problem } from '../../web/api/errors';
import { follow, type TurnApi } from '../../web/conversation/follow';
import type { TurnChange } from '../../web/turn/change';
import { answer, TURN } from './turn-events';

const MESSAGE: Message = { conversationId: 'new', key: 'K1', request: { message: 'Which run out?' } };
const DONE: AnswerEvent = { type: 'done', outcome: 'answered', label: null, followUps: [], figures: [] };

/** A platform of which each call goes as scripted: events, then an error or the end. */
class ScriptedApi implements TurnApi {
  readonly sent: Message[] = [];
  reads = 0;

  constructor(private readonly asks: (readonly (AnswerEvent | Error)[])[], private readonly turns: (Answer | Error)[] = []) {}

  async *ask(message: Message): AsyncGenerator<AnswerEvent> {
    this.sent.push(message);
    for (const step of this.asks.shift() ?? [new Error('asked too often')]) {
      if (step instanceof Error) throw step;
      yield step;
    }
  }

  async turn(): Promise<Answer> {
    this.reads++;
    const next = this.turns.shift() ?? new Error('read too often');
    if (next instanceof Error) throw next;
    return next;
  }
}

async function followed(api: TurnApi, address?: { conversationId: string; turnId: string }): Promise<{ changes: TurnChange[]; waits: number[] }> {
  const changes: TurnChange[] = [];
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  for await (const change of follow(api, MESSAGE, { signal: new AbortController().signal, wait, address })) changes.push(change);
  return { changes, waits };
}

const kinds = (changes: readonly TurnChange[]): string[] => changes.map(change => change.kind === 'event' ? change.event.type : change.kind);

test('a stream that arrives whole is passed on, and nothing else is asked', async () => {
  const api = new ScriptedApi([[TURN, DONE]]);
  expect(kinds((await followed(api)).changes)).toEqual(['turn', 'done']);
  expect(api.sent).toEqual([MESSAGE]);
  expect(api.reads).toBe(0);
});

test('a connection that drops within the turn leads to reading that turn, never to a second question', async () => {
  const api = new ScriptedApi([[TURN, new ConnectionLostError()]], [answer({ outcome: 'running' }), answer()]);
  expect(kinds((await followed(api)).changes)).toEqual(['turn', 'lost', 'read', 'read']);
  expect(api.sent).toHaveLength(1);
});

test('a connection that drops before the turn is known leads to the same question under the same key', async () => {
  const api = new ScriptedApi([[new ConnectionLostError()], [TURN, DONE]]);
  expect(kinds((await followed(api)).changes)).toEqual(['lost', 'turn', 'done']);
  expect(api.sent.map(message => message.key)).toEqual(['K1', 'K1']);
});

test('a key that is being worked on is asked again when the platform says so', async () => {
  const running = new ApiError(problem('TURN_RUNNING', 409, 'Running.', 'Wait.', true), 2);
  const { changes, waits } = await followed(new ScriptedApi([[running], [TURN, DONE]]));
  expect(kinds(changes)).toEqual(['lost', 'turn', 'done']);
  expect(waits).toEqual([2000]);
});

test('a refused question is an error at once', async () => {
  const refused = new ApiError(problem('BAD_REQUEST', 400, 'Too long.', 'Shorten it.', false));
  const { changes } = await followed(new ScriptedApi([[refused]]));
  expect(changes).toEqual([{ kind: 'gave_up', problem: refused.problem }]);
});

test('after a reload the turn that is known is read, and nothing is asked', async () => {
  const api = new ScriptedApi([], [new ConnectionLostError(), answer()]);
  expect(kinds((await followed(api, { conversationId: 'C1', turnId: 'T1' })).changes)).toEqual(['read']);
  expect(api.sent).toEqual([]);
});

test('a platform that stays away is given up with a remedy', async () => {
  const { changes, waits } = await followed(new ScriptedApi([], Array.from({ length: 20 }, () => new ConnectionLostError())), { conversationId: 'C1', turnId: 'T1' });
  expect(changes).toMatchObject([{ kind: 'gave_up', problem: { code: 'UNREACHABLE', remedy: 'Check that it is still running, then try again.' } }]);
  expect(Math.max(...waits)).toBe(5000);
});
