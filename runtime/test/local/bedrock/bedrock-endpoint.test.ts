import { ConverseCommand, ConverseStreamCommand, type ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { startBedrockEndpoint, type BedrockEndpoint } from '../../../src/local/bedrock/bedrock-endpoint';
import type { ModelEvent } from '../../../src/local/bedrock/converse-model';
import { ModelFault } from '../../../src/local/bedrock/model-fault';
import { ACCESS_KEY_ID, clientOf, collected, ScriptedModel } from './scripted-model';

const ASKED: ConverseStreamCommandInput = {
  modelId: 'offline/planner',
  system: [{ text: 'Answer.' }],
  messages: [{ role: 'user', content: [{ text: 'How many?' }] }],
  toolConfig: { tools: [{ toolSpec: { name: 'count', description: 'Counts.', inputSchema: { json: { type: 'object' } } } }] },
};
const MESSAGE: ModelEvent[] = [
  { kind: 'text', text: 'Let me ' },
  { kind: 'text', text: 'count.' },
  { kind: 'tool_call', id: 't1', name: 'count' },
  { kind: 'tool_input', fragment: '{"place":' },
  { kind: 'tool_input', fragment: '"WH01"}' },
  { kind: 'tool_call', id: 't2', name: 'count' },
  { kind: 'tool_input', fragment: '{}' },
  { kind: 'stop', reason: 'tool_use', usage: { inputTokens: 12, outputTokens: 5 } },
];

let endpoint: BedrockEndpoint | undefined;
const faults: ModelFault[] = [];

async function serve(model: ScriptedModel): Promise<string> {
  endpoint = await startBedrockEndpoint({ model, accessKeyId: ACCESS_KEY_ID, onFault: fault => faults.push(fault) });
  return endpoint.url;
}

afterEach(async () => {
  await endpoint?.close();
  endpoint = undefined;
  faults.length = 0;
});

test('the SDK reads a streamed message block by block', async () => {
  const client = clientOf(await serve(new ScriptedModel(() => MESSAGE)));
  const reply = await client.send(new ConverseStreamCommand(ASKED));
  const events = await collected(reply.stream!);
  expect(events.slice(0, -1)).toEqual([
    { messageStart: { role: 'assistant' } },
    { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Let me ' } } },
    { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'count.' } } },
    { contentBlockStop: { contentBlockIndex: 0 } },
    { contentBlockStart: { contentBlockIndex: 1, start: { toolUse: { toolUseId: 't1', name: 'count' } } } },
    { contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input: '{"place":' } } } },
    { contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input: '"WH01"}' } } } },
    { contentBlockStop: { contentBlockIndex: 1 } },
    { contentBlockStart: { contentBlockIndex: 2, start: { toolUse: { toolUseId: 't2', name: 'count' } } } },
    { contentBlockDelta: { contentBlockIndex: 2, delta: { toolUse: { input: '{}' } } } },
    { contentBlockStop: { contentBlockIndex: 2 } },
    { messageStop: { stopReason: 'tool_use' } },
  ]);
  expect(events.at(-1)).toMatchObject({ metadata: { usage: { inputTokens: 12, outputTokens: 5, totalTokens: 17 } } });
});

test('the SDK reads a whole message', async () => {
  const client = clientOf(await serve(new ScriptedModel(() => MESSAGE)));
  const reply = await client.send(new ConverseCommand(ASKED));
  expect(reply.output?.message).toEqual({
    role: 'assistant',
    content: [
      { text: 'Let me count.' },
      { toolUse: { toolUseId: 't1', name: 'count', input: { place: 'WH01' } } },
      { toolUse: { toolUseId: 't2', name: 'count', input: {} } },
    ],
  });
  expect(reply.stopReason).toBe('tool_use');
});

test('the model sees the request and the model id of the path', async () => {
  const model = new ScriptedModel(() => MESSAGE);
  await clientOf(await serve(model)).send(new ConverseCommand(ASKED));
  expect(model.requests).toEqual([{ ...ASKED }]);
});

test('nobody without the access key id is answered, and no header lets a web page in', async () => {
  const model = new ScriptedModel(() => MESSAGE);
  const url = await serve(model);
  await expect(clientOf(url, 'AKIASOMEBODYELSE0000').send(new ConverseCommand(ASKED))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  const page = await fetch(`${url}/model/m/converse`, { method: 'POST', headers: { origin: 'http://evil.example' }, body: '{}' });
  expect(page.status).toBe(403);
  expect(page.headers.get('access-control-allow-origin')).toBeNull();
  expect(model.requests).toEqual([]);
});

test('a request that breaks the protocol is refused with the place of the fault', async () => {
  const url = await serve(new ScriptedModel(() => MESSAGE));
  await expect(clientOf(url).send(new ConverseCommand({ ...ASKED, messages: [] }))).rejects.toMatchObject({
    name: 'ValidationException', message: expect.stringMatching(/^messages: /),
  });
  const signed = { authorization: `AWS4-HMAC-SHA256 Credential=${ACCESS_KEY_ID}/20261124/us-east-1/bedrock/aws4_request` };
  const broken = await fetch(`${url}/model/m/converse`, { method: 'POST', headers: signed, body: '{' });
  expect([broken.status, broken.headers.get('x-amzn-errortype')]).toEqual([400, 'ValidationException']);
  const elsewhere = await fetch(`${url}/guardrail`, { method: 'POST', headers: signed, body: '{}' });
  expect(elsewhere.status).toBe(404);
});

test.each(['ThrottlingException', 'ServiceUnavailableException', 'ModelTimeoutException', 'ModelErrorException'] as const)(
  'a %s before the first event is an HTTP error of that name', async exception => {
    const client = clientOf(await serve(new ScriptedModel(() => { throw new ModelFault(exception, 'Not now.'); })));
    await expect(client.send(new ConverseStreamCommand(ASKED))).rejects.toMatchObject({ name: exception, message: 'Not now.' });
  });

test('a fault in the middle of a message is an exception in the stream', async () => {
  const client = clientOf(await serve(new ScriptedModel(function* () {
    yield { kind: 'text', text: 'Half a' };
    throw new ModelFault('ThrottlingException', 'Not now.');
  })));
  const { stream } = await client.send(new ConverseStreamCommand(ASKED));
  await expect(collected(stream!)).rejects.toMatchObject({ name: 'ThrottlingException', message: 'Not now.' });
});

test('a message without its end is an error, not an answer', async () => {
  const client = clientOf(await serve(new ScriptedModel(() => [{ kind: 'text', text: 'Half a' }])));
  const { stream } = await client.send(new ConverseStreamCommand(ASKED));
  await expect(collected(stream!)).rejects.toMatchObject({ name: 'ModelStreamErrorException' });
});

test('what nobody foresaw reaches the log with its cause, and the caller without it', async () => {
  const cause = new Error('secret of the inside');
  const client = clientOf(await serve(new ScriptedModel(() => { throw cause; })));
  await expect(client.send(new ConverseCommand(ASKED))).rejects.toMatchObject({
    name: 'InternalServerException', message: 'The embedded model failed in a way that nobody foresaw.',
  });
  expect(faults.map(fault => fault.cause)).toEqual([cause]);
});

test('a client that leaves stops the model', async () => {
  let saysStopped = (): void => undefined;
  const stopped = new Promise<void>(resolve => { saysStopped = resolve; });
  const model = new ScriptedModel(async function* (signal) {
    yield { kind: 'text', text: 'One' } as const;
    await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
    saysStopped();
  });
  const client = clientOf(await serve(model));
  const leave = new AbortController();
  const { stream } = await client.send(new ConverseStreamCommand(ASKED), { abortSignal: leave.signal });
  for await (const event of stream!) if (event.contentBlockDelta) break;
  leave.abort();
  client.destroy();
  await stopped;
  expect(model.signals[0]!.aborted).toBe(true);
  expect(faults).toEqual([]);
});

test('a slow reader slows the model', async () => {
  const pieces = 400;
  const model = new ScriptedModel(function* () {
    for (let piece = 0; piece < pieces; piece++) yield { kind: 'text', text: 'x'.repeat(64 * 1024) } as const;
    yield { kind: 'stop', reason: 'end_turn', usage: { inputTokens: 1, outputTokens: 1 } } as const;
  });
  const { stream } = await clientOf(await serve(model)).send(new ConverseStreamCommand(ASKED));
  const reading = stream![Symbol.asyncIterator]();
  await reading.next();
  let before = -1;
  while (before !== model.given) {
    before = model.given;
    await new Promise(resolve => setTimeout(resolve, 100)); // until nothing moves any more
  }
  expect(model.given).toBeLessThan(pieces);
  while (!(await reading.next()).done);
  expect(model.given).toBe(pieces + 1);
});
