import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import path from 'node:path';

import type { PageConfig } from '../../../src/contract';
import type { HttpApi } from '../../src/handlers';
import { openIssuer } from '../../src/local/issuer';
import { listenOnLoopback } from '../../src/local/listen';
import { startLoopbackServer, type LoopbackServer } from '../../src/local/loopback-server';
import { routes } from '../../src/local/routes';
import { SAMPLE_USERS } from '../../src/local/sample-users';

import { temporaryFolder } from './temporary-folder';

const config: PageConfig = { mode: 'laptop', version: '0.1.0', answersBy: 'offline planner', users: [] };
const page = new Map([['/', { headers: { 'content-security-policy': "default-src 'self'" }, body: Buffer.from('<!doctype html>') }]]);
const echo: HttpApi = {
  async respond({ method, path: where, query, body }, responder) {
    responder.begin(200, { 'content-type': 'text/plain' });
    await responder.write(`${method} ${where} ${JSON.stringify(query)} ${body}`);
    await responder.end();
  },
};

let server: LoopbackServer;
beforeAll(async () => {
  server = await serving(echo);
});
afterAll(() => server.close());

test.each(['127.0.0.1', 'localhost', '[::1]'])('the host %s is our own', async host => {
  expect((await get('/config.json', { host: `${host}:${server.port}` })).status).toBe(200);
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example', '0.0.0.0'])(
  'the host %s is refused, whatever it asks for', async host => {
    for (const where of ['/', '/config.json', '/v1/me', '/local/health', '/.well-known/jwks.json']) {
      expect((await get(where, { host })).status).toBe(403);
    }
  });

test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])('the origin %s is refused', async origin => {
  expect((await get('/v1/me', { origin })).status).toBe(403);
});

test('no preflight is granted', async () => {
  const answer = await ask('OPTIONS', '/v1/me', { 'origin': `http://127.0.0.1:${server.port}`, 'access-control-request-method': 'GET' });
  expect(answer.status).toBe(403);
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
});

describe('tokens', () => {
  const own = () => `http://127.0.0.1:${server.port}`;

  test('its own page gets one', async () => {
    const answer = await ask('POST', '/local/token', { 'origin': own(), 'sec-fetch-site': 'same-origin' }, '{"user":"ann"}');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ token: expect.stringMatching(/^ey/), expiresAt: 1795510800 });
  });

  test.each([
    ['without a word where it comes from', {}],
    ['of another page of this machine', { 'sec-fetch-site': 'same-site' }],
    ['with a wrong key', { authorization: 'Bearer guess' }],
  ])('a request %s gets none', async (_name, headers) => {
    expect((await ask('POST', '/local/token', headers, '{"user":"ann"}')).status).toBe(403);
  });

  test('its owner gets one, also for other warehouses', async () => {
    const answer = await ask('POST', '/local/token', { authorization: 'Bearer the key' }, '{"user":"ann","warehouses":["WH03"]}');
    const [, payload] = JSON.parse(answer.body).token.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ 'sub': 'ann', 'custom:scope': 'warehouses=WH03' });
  });

  test('the page cannot widen the scope of a user', async () => {
    const answer = await ask('POST', '/local/token', { 'origin': own(), 'sec-fetch-site': 'same-origin' }, '{"user":"ann","warehouses":"all"}');
    expect(answer.status).toBe(400);
  });

  test('an unknown user is answered with those that there are', async () => {
    const answer = await ask('POST', '/local/token', { authorization: 'Bearer the key' }, '{"user":"zoe"}');
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'INVALID_TOKEN_REQUEST', detail: 'There is no sample user "zoe": ann, ben, carla, dan, eva, finn.' });
  });
});

test('the API gets method, path, query and body as they were sent', async () => {
  expect((await ask('POST', '/v1/conversations/a%20b/messages?x=1', {}, '{"message":"é"}')).body)
    .toBe('POST /v1/conversations/a%20b/messages {"x":"1"} {"message":"é"}');
});

test('a body over 64 KB is refused, announced or not', async () => {
  const large = 'x'.repeat(64 * 1024 + 1);
  expect((await ask('POST', '/v1/conversations/new/messages', { 'content-length': String(large.length) }, large)).status).toBe(413);
  expect((await ask('POST', '/v1/conversations/new/messages', { 'transfer-encoding': 'chunked' }, large)).status).toBe(413);
});

test('paths that are no files of the page are not found', async () => {
  expect((await get('/')).headers['content-security-policy']).toBe("default-src 'self'");
  expect((await get('/../package.json')).status).toBe(404);
  expect((await get('/assets/..%2f..%2fpackage.json')).status).toBe(404);
});

test('a slow reader slows the API, and one that leaves does not stop it', async () => {
  const chunk = 'x'.repeat(1024 * 1024);
  let written = 0;
  let finished: () => void;
  const done = new Promise<void>(resolve => { finished = resolve; });
  const pouring = await serving({
    async respond(_request, responder) {
      responder.begin(200, {});
      for (; written < 64; written++) await responder.write(chunk);
      await responder.end();
      finished();
    },
  });
  const call = request({ host: '127.0.0.1', port: pouring.port, path: '/v1/me' });
  const response = await new Promise<NodeJS.ReadableStream & { destroy(): void }>(resolve => call.on('response', resolve).end());
  await new Promise(resolve => response.once('readable', resolve));
  const early = written;
  expect(early).toBeLessThan(64);
  response.destroy();
  await done;
  expect(written).toBe(64);
  await pouring.close();
});

test('before it is opened it says that it is starting', async () => {
  const closed = await startLoopbackServer({ port: 0, insist: false, instance: 'i', log: () => {} });
  const answer = await ask('GET', '/v1/me', {}, '', closed.port);
  expect([answer.status, JSON.parse(answer.body).code]).toEqual([503, 'STILL_STARTING']);
  expect(JSON.parse((await ask('GET', '/local/health', {}, '', closed.port)).body)).toEqual({ instance: 'i', ready: false });
  await closed.close();
});

test('a taken port is left for the next one, unless it was insisted on', async () => {
  const stranger = createServer();
  const port = await listenOnLoopback(stranger, 0);
  const next = await startLoopbackServer({ port, insist: false, instance: 'i', log: () => {} });
  expect(next.port).not.toBe(port);
  await next.close();
  await expect(startLoopbackServer({ port, insist: true, instance: 'i', log: () => {} })).rejects.toMatchObject({ code: 'PORT_TAKEN', port });
  stranger.close();
});

test('closing ends sockets that a client keeps open', async () => {
  const closing = await serving(echo);
  await fetch(`${closing.address}/config.json`);
  await closing.close();
  await expect(fetch(`${closing.address}/config.json`)).rejects.toThrow();
});

async function serving(api: HttpApi): Promise<LoopbackServer> {
  const started = await startLoopbackServer({ port: 0, insist: false, instance: 'i', log: () => {} });
  const issuer = await openIssuer(path.join(temporaryFolder(), 'issuer'), () => new Date('2026-11-24T08:00:00Z'));
  started.open(routes({ api, page, config: () => config, users: () => SAMPLE_USERS, issuer, port: started.port, key: 'the key', audit: { read: async () => undefined } }));
  return started;
}

interface Reply { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }

function get(where: string, headers: Record<string, string> = {}): Promise<Reply> {
  return ask('GET', where, headers);
}

function ask(method: string, where: string, headers: Record<string, string> = {}, body = '', port = server.port): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path: where, headers, agent: false }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    call.on('error', reject);
    call.end(body);
  });
}
