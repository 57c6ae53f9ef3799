import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConverseRequest } from '../../../src/local/bedrock/converse-request';
import { createOllamaModel } from '../../../src/local/bedrock/ollama';
import { collected } from './scripted-model';

const REQUEST: ConverseRequest = {
  modelId: 'ignored',
  system: [{ text: 'Answer.' }],
  messages: [
    { role: 'user', content: [{ text: 'How many?' }] },
    { role: 'assistant', content: [{ toolUse: { toolUseId: 't1', name: 'count', input: { place: 'WH01' } } }] },
    { role: 'user', content: [{ toolResult: { toolUseId: 't1', content: [{ json: { summary: '7 products.' } }] } }] },
  ],
  toolConfig: { tools: [{ toolSpec: { name: 'count', description: 'Counts.', inputSchema: { json: { type: 'object' } } } }] },
  inferenceConfig: { maxTokens: 500, temperature: 0 },
};

let server: Server | undefined;
const bodies: unknown[] = [];
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  bodies.length = 0;
});

/** A server that speaks the chat-completions protocol by the given answer. */
async function modelAnswering(answer: (response: ServerResponse) => void) {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => { text += piece.toString(); });
    request.on('end', () => {
      bodies.push({ path: request.url, ...JSON.parse(text) });
      answer(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return createOllamaModel({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`, model: 'small:1b' });
}

function streaming(...chunks: (object | string)[]) {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const chunk of chunks) response.write(`data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`);
    response.end();
  };
}

const delta = (part: object, finish_reason: string | null = null) => ({ choices: [{ index: 0, delta: part, finish_reason }] });
const signal = () => new AbortController().signal;

test('the request is told in the words of chat completions', async () => {
  const model = await modelAnswering(streaming(delta({ content: 'Seven.' }, 'stop'), '[DONE]'));
  await collected(model.stream(REQUEST, signal()));
  expect(bodies).toEqual([{
    path: '/v1/chat/completions',
    model: 'small:1b', stream: true, stream_options: { include_usage: true }, max_tokens: 500, temperature: 0,
    messages: [
      { role: 'system', content: 'Answer.' },
      { role: 'user', content: 'How many?' },
      { role: 'assistant', content: null, tool_calls: [{ id: 't1', type: 'function', function: { name: 'count', arguments: '{"place":"WH01"}' } }] },
      { role: 'tool', tool_call_id: 't1', content: '{"summary":"7 products."}' },
    ],
    tools: [{ type: 'function', function: { name: 'count', description: 'Counts.', parameters: { type: 'object' } } }],
  }]);
});

test('text streams as it comes, usage comes with the end', async () => {
  const model = await modelAnswering(streaming(
    delta({ role: 'assistant', content: 'Sev' }), delta({ content: 'en.' }), delta({}, 'stop'),
    { choices: [], usage: { prompt_tokens: 31, completion_tokens: 4 } }, '[DONE]',
  ));
  expect(await collected(model.stream(REQUEST, signal()))).toEqual([
    { kind: 'text', text: 'Sev' },
    { kind: 'text', text: 'en.' },
    { kind: 'stop', reason: 'end_turn', usage: { inputTokens: 31, outputTokens: 4 } },
  ]);
});

test('calls whose pieces come in turn are told one after the other', async () => {
  const piece = (index: number, call: object) => delta({ tool_calls: [{ index, ...call }] });
  const model = await modelAnswering(streaming(
    piece(0, { id: 'a', function: { name: 'count', arguments: '{"pl' } }), piece(1, { id: 'b', function: { name: 'count', arguments: '' } }),
    piece(0, { function: { arguments: 'ace":1}' } }), delta({}, 'stop'),
  ));
  expect(await collected(model.stream(REQUEST, signal()))).toEqual([
    { kind: 'tool_call', id: 'a', name: 'count' }, { kind: 'tool_input', fragment: '{"place":1}' },
    { kind: 'tool_call', id: 'b', name: 'count' }, { kind: 'tool_input', fragment: '{}' },
    { kind: 'stop', reason: 'tool_use', usage: { inputTokens: 0, outputTokens: 0 } },
  ]);
});

test.each([[400, 'ValidationException'], [404, 'ResourceNotFoundException'], [429, 'ThrottlingException'], [503, 'ServiceUnavailableException'], [500, 'InternalServerException']])(
  'status %d is a %s', async (status, exception) => {
    const model = await modelAnswering(response => { response.writeHead(status).end('{"error":{"message":"no such model"}}'); });
    await expect(collected(model.stream(REQUEST, signal()))).rejects.toMatchObject({ exception, message: expect.stringContaining('no such model') });
  });

test.each<[string, (object | string)[]]>([
  ['a message without its end', [delta({ content: 'Half' })]],
  ['an error in the stream', [{ error: { message: 'out of memory' } }]],
  ['something that is no chunk', ['<html>']],
])('%s is a fault of the model', async (_, chunks) => {
  const model = await modelAnswering(streaming(...chunks));
  await expect(collected(model.stream(REQUEST, signal()))).rejects.toMatchObject({ exception: 'ModelErrorException' });
});

test('a broken line and a server that is not there are said', async () => {
  const broken = await modelAnswering(response => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`data: ${JSON.stringify(delta({ content: 'Half' }))}\n\n`, () => response.destroy());
  });
  await expect(collected(broken.stream(REQUEST, signal()))).rejects.toMatchObject({ exception: 'ServiceUnavailableException' });
  const nobody = createOllamaModel({ baseUrl: 'http://127.0.0.1:1/v1', model: 'small:1b' });
  await expect(collected(nobody.stream(REQUEST, signal()))).rejects.toMatchObject({
    exception: 'ServiceUnavailableException', message: 'No model server answers at http://127.0.0.1:1/v1. Start it, or name another address.',
  });
});
