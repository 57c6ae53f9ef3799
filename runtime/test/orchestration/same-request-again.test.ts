import { setTimeout as sleep } from 'node:timers/promises';
import { PutCommand, UpdateCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Answer } from '../../../src/contract';
import { auditOf, platformUnderTest } from './platform-under-test';
import type { PlatformUnderTest } from './platform-under-test';
import { says, ScriptedModel } from './scripted-model';
import type { ScriptedReply } from './scripted-model';

const open: PlatformUnderTest[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map(platform => platform.close())); });

async function platform(...script: ScriptedReply[]): Promise<{ under: PlatformUnderTest; model: ScriptedModel }> {
  const model = new ScriptedModel(script);
  const under = await platformUnderTest(model);
  open.push(under);
  return { under, model };
}

const KEY = { headers: { 'idempotency-key': 'key-12345678' } };

/** A reply that begins and waits until it is stopped. */
const waits: ScriptedReply = async function* (_, signal) {
  yield { kind: 'text', text: 'So far' };
  await sleep(60_000, undefined, { signal });
  yield { kind: 'stop', reason: 'end_turn', usage: { inputTokens: 1, outputTokens: 1 } };
};

/** Waits until the one running turn can be seen, and returns it. */
async function runningTurn(under: PlatformUnderTest, conversationId: string): Promise<Answer> {
  for (let tries = 0; tries < 100; tries++) {
    const { status, body } = await under.request('GET', `/v1/conversations/${conversationId}`);
    const running = status === 200 ? JSON.parse(body).turns.find((turn: Answer) => turn.outcome === 'running') : undefined;
    if (running) return running;
    await sleep(20);
  }
  throw new Error('no running turn was seen');
}

describe('the same request sent twice', () => {
  test('gets the same turn, and the model is not asked again', async () => {
    const { under, model } = await platform(says('It is 7.'), says('It is 8.'));
    const first = await under.ask('How many?', KEY);
    expect(await under.ask('How many?', KEY)).toEqual(first);
    expect(model.requests).toHaveLength(1);
  });

  test('as events gets the same answer', async () => {
    const { under } = await platform(says('It is 7.'), says('It is 8.'));
    await under.ask('How many?', KEY);
    const events = await under.events('How many?', KEY);
    expect(events.map(event => event.type)).toEqual(['turn', 'text', 'usage', 'done']);
    expect(events[1]).toEqual({ type: 'text', delta: 'It is 7.' });
  });

  test('with another question is refused', async () => {
    const { under } = await platform(says('It is 7.'));
    const { conversationId } = await under.ask('Hello');
    await under.request('POST', `/v1/conversations/${conversationId}/messages`, { ...KEY, body: { message: 'How many?' } });
    const again = await under.request('POST', `/v1/conversations/${conversationId}/messages`, { ...KEY, body: { message: 'How few?' } });
    expect([again.status, JSON.parse(again.body).code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test('while it runs gets 409 with the turn and when to come back; Stop ends it with what it has', async () => {
    const { under } = await platform(says('Hello.'), waits);
    const { conversationId } = await under.ask('Hello');
    const asking = under.ask('How many?', { ...KEY, conversationId });
    const running = await runningTurn(under, conversationId);
    const again = await under.request('POST', `/v1/conversations/${conversationId}/messages`, { ...KEY, body: { message: 'How many?' } });
    expect(again.status).toBe(409);
    expect(Number(again.headers['retry-after'])).toBeGreaterThan(0);
    expect(running).toMatchObject({ question: 'How many?', outcome: 'running' });

    const stopped = await under.request('POST', `/v1/conversations/${conversationId}/turns/${running.turnId}/cancel`);
    expect(stopped.status).toBe(202);
    expect(await asking).toMatchObject({ outcome: 'cancelled', answer: 'So far' });
    const read = await under.request('GET', `/v1/conversations/${conversationId}/turns/${running.turnId}`);
    expect(JSON.parse(read.body)).toMatchObject({ outcome: 'cancelled', answer: 'So far' });
  });

  test('another user cannot stop a turn', async () => {
    const { under } = await platform(says('Hello.'));
    const { conversationId, turnId } = await under.ask('Hello');
    const other = await under.request('POST', `/v1/conversations/${conversationId}/turns/${turnId}/cancel`, { user: { sub: 'u2' } });
    expect(other.status).toBe(404);
  });
});

describe('a platform that is killed while it stores a turn', () => {
  /** What a step of storing writes, and how often the model has been asked when the next try has finished. */
  test.each([
    ['details', (command: unknown) => isPut(command, 'D#'), 2],
    ['the slim turn', (command: unknown) => isPut(command, 'T#'), 2],
    ['the entry of the audit', (command: unknown) => command instanceof PutCommand && String(command.input.Item?.PK).startsWith('C#'), 1],
    ['the claim as done', (command: unknown) => isUpdate(command, 'K#'), 1],
    ['the head', (command: unknown) => isUpdate(command, 'M#'), 1],
  ])('before it writes %s finishes at the next try', async (_, dies, modelCalls) => {
    const { under, model } = await platform(says('It is 7.'));
    const kill = killWhen(dies);
    await under.ask('How many?', KEY);
    kill.mockRestore();
    under.now = new Date(under.now.getTime() + 60_000); // the lease of the first try has passed
    const again = await under.ask('How many?', KEY);
    expect(again).toMatchObject({ outcome: 'answered', answer: 'It is 7.' });
    expect(model.requests).toHaveLength(modelCalls);
    const { conversations } = JSON.parse((await under.request('GET', '/v1/conversations')).body);
    expect(conversations).toMatchObject([{ conversationId: again.conversationId, newestTurnId: again.turnId }]);
    const { turns } = JSON.parse((await under.request('GET', `/v1/conversations/${again.conversationId}`)).body);
    expect(turns).toHaveLength(1);
    // Whoever is killed before or after it: the turn is in the audit once.
    expect((await auditOf(under, again.conversationId)).map(({ kind, what }) => [kind, what.turnId])).toEqual([['turn', again.turnId]]);
  });
});

/** From the first matching write on nothing is written any more, as if the process had been killed there. */
function killWhen(dies: (command: unknown) => boolean): jest.SpyInstance {
  const send = DynamoDBDocumentClient.prototype.send;
  let dead = false;
  return jest.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(function (this: DynamoDBDocumentClient, ...args: unknown[]) {
    dead ||= dies(args[0]);
    if (dead) return Promise.reject(new Error('killed'));
    return Reflect.apply(send, this, args);
  });
}

function isPut(command: unknown, prefix: string): boolean {
  return command instanceof PutCommand && String(command.input.Item?.SK).startsWith(prefix);
}

function isUpdate(command: unknown, prefix: string): boolean {
  return command instanceof UpdateCommand && String(command.input.Key?.SK).startsWith(prefix);
}
