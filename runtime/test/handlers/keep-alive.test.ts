import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerByApi } from '../../src/local/api-host';
import { platformUnderTest } from '../orchestration/platform-under-test';
import { ScriptedModel } from '../orchestration/scripted-model';

afterEach(() => jest.useRealTimers());

test('a stream says every 15 s that it lives while the model is silent', async () => {
  let reply = (): void => {};
  const replied = new Promise<void>(resolve => { reply = resolve; });
  const under = await platformUnderTest(new ScriptedModel([async function* () {
    await replied;
    yield { kind: 'text', text: 'At last.' };
    yield { kind: 'stop', reason: 'end_turn', usage: { inputTokens: 1, outputTokens: 1 } };
  }]));
  const server = createServer((request, response) => void answerByApi(under.api, request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Only intervals: sockets need time that passes.
  jest.useFakeTimers({ doNotFake: ['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] });

  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/conversations/new/messages`, {
    method: 'POST', body: JSON.stringify({ message: 'Hello' }),
    headers: { 'content-type': 'application/json', 'accept': 'text/event-stream', 'authorization': `Bearer ${await under.token()}` },
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (enough: () => boolean): Promise<void> => {
    while (!enough()) {
      const { done, value } = await reader.read();
      if (done) return;
      text += value;
    }
  };
  const comments = (): number => text.split(': waiting\n\n').length - 1;

  await until(() => text.includes('event: turn\n'));
  jest.advanceTimersByTime(14_999);
  await sleep(100);
  expect(comments()).toBe(0);
  jest.advanceTimersByTime(1);
  await until(() => comments() === 1);
  jest.advanceTimersByTime(30_000);
  await until(() => comments() === 3);

  reply();
  await until(() => false);
  expect(text.split('\n\n').filter(frame => frame.startsWith('event: ')).map(frame => /^event: (\w+)/.exec(frame)?.[1])).toEqual(['turn', 'text', 'usage', 'done']);

  server.closeAllConnections();
  server.close();
  await under.close();
});
