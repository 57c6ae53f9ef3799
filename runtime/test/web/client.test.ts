import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnswerEvent } from '../../../src/contract';
import { ApiClient } from '../../web/api/client';
import { ApiError, ConnectionLostError } from '../../web/api/errors';
import { SampleUserTokens } from '../../web/api/tokens';
import { answer, TURN } from './turn-events';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const DONE: AnswerEvent = { type: 'done', outcome: 'answered', label: null, followUps: [], figures: [] };
const MESSAGE = { conversationId: 'new', key: 'K1', request: { message: 'Which run out?' } };
const HOUR_LATER = 3600;

let server: Server;
let seconds = 1000;
let tokensGiven = 0;
const handlers: Handler[] = [];

beforeEach(async () => {
  tokensGiven = 0;
  handlers.length = 0;
  server = createServer((request, response) => {
    if (request.url === '/local/token') return response.end(JSON.stringify({ token: `t${++tokensGiven}`, expiresAt: seconds + HOUR_LATER }));
    return handlers.shift()?.(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => new Promise(resolve => { server.close(resolve); server.closeAllConnections(); }));

function client(): ApiClient {
  const { port } = server.address() as AddressInfo;
  const overHttp = (path: string, init: RequestInit): Promise<Response> => fetch(`http://127.0.0.1:${port}${path}`, init);
  return new ApiClient(overHttp, new SampleUserTokens('ann', overHttp, () => seconds * 1000));
}

const json = (body: unknown, status = 200, headers = {}): Handler => (_, response) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

async function asked(api: ApiClient): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of api.ask(MESSAGE, new AbortController().signal)) events.push(event);
  return events;
}

test('a question goes out with its key and token, and its events come in whatever the packets', async () => {
  let headers: IncomingMessage['headers'] = {};
  handlers.push((request, response) => {
    headers = request.headers;
    const stream = `: waiting\n\nevent: turn\ndata: ${JSON.stringify(TURN)}\n\nevent: text\ndata: {"type":"text","delta":"38 € ✓"}\n\nevent: later\ndata: {"type":"later"}\n\nevent: done\ndata: ${JSON.stringify(DONE)}\n\n`;
    const bytes = Buffer.from(stream);
    // Cut within the bytes of the euro sign.
    const cut = bytes.indexOf(Buffer.from('€')) + 1;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(bytes.subarray(0, cut), () => response.end(bytes.subarray(cut)));
  });
  expect(await asked(client())).toEqual([TURN, { type: 'text', delta: '38 € ✓' }, DONE]);
  expect(headers).toMatchObject({ 'accept': 'text/event-stream', 'idempotency-key': 'K1', 'authorization': 'Bearer t1' });
});

test('a stream that ends before done is a lost connection', async () => {
  handlers.push((_, response) => response.end(`event: turn\ndata: ${JSON.stringify(TURN)}\n\n`));
  await expect(asked(client())).rejects.toThrow(ConnectionLostError);
});

test('a platform that is gone is a lost connection', async () => {
  handlers.push(request => request.socket.destroy());
  await expect(client().me()).rejects.toThrow(ConnectionLostError);
});

test('an error of the platform arrives with its sentence, remedy and pause', async () => {
  const problem = { type: 'urn:scap:error:turn-running', title: 'turn running', status: 409, code: 'TURN_RUNNING', detail: 'Still running.', remedy: 'Wait.', retryable: true };
  handlers.push(json(problem, 409, { 'retry-after': '3' }));
  await expect(client().conversations()).rejects.toMatchObject({ problem, retryAfterSeconds: 3 });
});

test('an answer that breaks the contract is named, not shown', async () => {
  handlers.push(json({ ...answer(), blocks: 'none' }));
  const refused = client().turn({ conversationId: 'C1', turnId: 'T1' });
  await expect(refused).rejects.toThrow(ApiError);
  await expect(refused).rejects.toThrow('The platform sent something that this page does not understand (GET /v1/conversations/{conversationId}/turns/{turnId}).');
});

test('one token serves many requests until a minute before it expires', async () => {
  const api = client();
  handlers.push(json({ conversations: [] }), json({ conversations: [] }), json({ conversations: [] }));
  await Promise.all([api.conversations(), api.conversations()]);
  expect(tokensGiven).toBe(1);
  seconds += HOUR_LATER - 59;
  await api.conversations();
  expect(tokensGiven).toBe(2);
});

test('a token that is no longer accepted is renewed once', async () => {
  const problem = { type: 'urn:scap:error:unauthorized', title: 'unauthorized', status: 401, code: 'UNAUTHORIZED', detail: 'No.', retryable: false };
  const api = client();
  handlers.push(json(problem, 401), json({ conversations: [] }), json(problem, 401), json(problem, 401));
  expect(await api.conversations()).toEqual([]);
  await expect(api.conversations()).rejects.toMatchObject({ problem: { status: 401 } });
  expect(tokensGiven).toBe(3);
});

test('what somebody says of an answer goes to its turn', async () => {
  let heard: { method?: string; url?: string; body: string } = { body: '' };
  handlers.push((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      heard = { method: request.method, url: request.url, body: Buffer.concat(chunks).toString() };
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await client().judge({ conversationId: 'C1', turnId: 'T1' }, { verdict: 'bad', reason: 'Too old.' });
  expect(heard).toEqual({ method: 'POST', url: '/v1/conversations/C1/turns/T1/feedback', body: '{"verdict":"bad","reason":"Too old."}' });
});
