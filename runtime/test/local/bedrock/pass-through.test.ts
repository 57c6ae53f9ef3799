import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { startBedrockEndpoint, type BedrockEndpoint } from '../../../src/local/bedrock/bedrock-endpoint';
import type { ModelEvent } from '../../../src/local/bedrock/converse-model';
import { ModelFault } from '../../../src/local/bedrock/model-fault';
import { createPassThroughModel } from '../../../src/local/bedrock/pass-through';
import { requestOf, user } from './planner/requests';
import { ACCESS_KEY_ID, clientOf, collected, ScriptedModel } from './scripted-model';

const MESSAGE: ModelEvent[] = [
  { kind: 'text', text: 'Let me ' },
  { kind: 'text', text: 'see.' },
  { kind: 'tool_call', id: 't1', name: 'count' },
  { kind: 'tool_input', fragment: '{"place":' },
  { kind: 'tool_input', fragment: '"WH01"}' },
  { kind: 'stop', reason: 'tool_use', usage: { inputTokens: 12, outputTokens: 5 } },
];
const REQUEST = requestOf({ persona: 'warehouse_manager', messages: [user('How many?')] });

/** Stands where AWS stands. */
let aws: BedrockEndpoint | undefined;
afterEach(async () => aws?.close());

async function behind(model: ScriptedModel, modelId?: string) {
  aws = await startBedrockEndpoint({ model, accessKeyId: ACCESS_KEY_ID });
  return createPassThroughModel({ region: 'us-east-1', client: clientOf(aws.url), ...(modelId ? { modelId } : {}) });
}

test('the request goes through as it is, and the message comes back piece by piece', async () => {
  const model = new ScriptedModel(() => MESSAGE);
  const events = await collected((await behind(model)).stream(REQUEST, new AbortController().signal));
  expect(events).toEqual(MESSAGE);
  expect(model.requests).toEqual([REQUEST]);
});

test('the model that was chosen is asked, whatever the request names', async () => {
  const model = new ScriptedModel(() => MESSAGE);
  await collected((await behind(model, 'amazon.nova-lite-v1:0')).stream(REQUEST, new AbortController().signal));
  expect(model.requests[0]?.modelId).toBe('amazon.nova-lite-v1:0');
});

test('what AWS answers with reaches the caller under the same name', async () => {
  const passing = await behind(new ScriptedModel(() => { throw new ModelFault('ThrottlingException', 'Too many requests.'); }));
  const local = await startBedrockEndpoint({ model: passing, accessKeyId: ACCESS_KEY_ID });
  await expect(clientOf(local.url).send(new ConverseStreamCommand(REQUEST))).rejects.toMatchObject({ name: 'ThrottlingException' });
  await local.close();
});

test('an endpoint that is not there is said to be out of reach', async () => {
  const model = createPassThroughModel({ region: 'us-east-1', client: clientOf('http://127.0.0.1:1') });
  await expect(collected(model.stream(REQUEST, new AbortController().signal))).rejects.toMatchObject({ exception: 'ServiceUnavailableException' });
});

test('stopping reaches the model behind', async () => {
  const stop = new AbortController();
  let saysStopped = (): void => undefined;
  const stopped = new Promise<void>(resolve => { saysStopped = resolve; });
  const model = new ScriptedModel(async function* (signal) {
    yield { kind: 'text', text: 'One' } as const;
    await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
    saysStopped();
  });
  const events = (await behind(model)).stream(REQUEST, stop.signal)[Symbol.asyncIterator]();
  await events.next();
  stop.abort();
  await expect(events.next()).rejects.toThrow();
  await stopped;
  expect(model.signals[0]?.aborted).toBe(true);
});
