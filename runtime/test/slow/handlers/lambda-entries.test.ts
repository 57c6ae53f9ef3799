import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { PERSONAS, PLATFORM_PERSONA, SHIPPED_MANIFEST, VARIABLES, VIEWS } from '../../../../src/contract';
import type { Answer, AnswerEvent, Manifest } from '../../../../src/contract';
import { AccessController, accessRulesOf, SqlGuard } from '../../../src/access';
import { ModelFault } from '../../../src/local/bedrock/model-fault';
import { awsAroundFunctions } from '../../handlers/aws-around-functions';
import type { AwsAroundFunctions } from '../../handlers/aws-around-functions';
import { bundleWithManifest } from '../../handlers/bundle-with-manifest';
import { eventsOf } from '../../orchestration/platform-under-test';
import { calls, says, ScriptedModel } from '../../orchestration/scripted-model';
import type { ScriptedReply } from '../../orchestration/scripted-model';
import { openSmallCompany } from '../../tools/small-company';

jest.setTimeout(60_000);

const GUARD = new SqlGuard(VIEWS);
const closers: (() => unknown)[] = [];
afterEach(async () => { for (const close of closers.splice(0).reverse()) await close(); });

interface Host { readonly port: number; readonly aws: AwsAroundFunctions }

/** The bundle that is shipped, in a process of its own, with an account around it. */
async function host(kind: 'stream' | 'buffered', ...script: ScriptedReply[]): Promise<Host> {
  return hostWith(kind, {}, {}, ...script);
}

/** The same with a manifest and variables of its own. */
async function hostWith(
  kind: 'stream' | 'buffered', manifest: Partial<Manifest>, variables: Record<string, string>, ...script: ScriptedReply[]
): Promise<Host> {
  const code = bundleWithManifest('chat', manifest);
  const company = await openSmallCompany({ inventory_position: [
    { warehouse_id: 'WH01', product_id: 'P-1', on_hand: 1234, as_of_date: '2018-02-06' }, { warehouse_id: 'WH02', product_id: 'P-1', on_hand: 99 },
  ] });
  const aws = await awsAroundFunctions(new ScriptedModel(script), { engine: company.engine, guard: GUARD, access: new AccessController(accessRulesOf(SHIPPED_MANIFEST)) });
  const child = spawn(process.execPath, [path.join(__dirname, '../../handlers/lambda-host.mjs'), path.join(code.directory, `${kind}.mjs`), kind], {
    env: { PATH: process.env.PATH, ...aws.environment, [VARIABLES.manifestSha256.name]: code.manifestSha256, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  closers.push(() => company.close(), () => aws.close(), () => ended(child));
  return { port: await portOf(child), aws };
}

/** Ends the function. The embedded DynamoDB may still be at work on what it asked for last, and must not be closed under it. */
async function ended(child: ChildProcess): Promise<void> {
  child.kill();
  await sleep(200);
}

function portOf(child: ChildProcess): Promise<number> {
  const said: Buffer[] = [];
  child.stderr?.on('data', (data: Buffer) => said.push(data));
  return new Promise((resolve, reject) => {
    child.once('close', code => reject(new Error(`the function ended with ${code}: ${Buffer.concat(said).toString()}`)));
    child.stdout?.on('data', (data: Buffer) => {
      const port = /^port (\d+)/m.exec(data.toString())?.[1];
      if (port) resolve(Number(port));
    });
  });
}

/** An event of API Gateway. */
async function event(aws: AwsAroundFunctions, method: string, url: string, { accept = 'text/event-stream', message = 'Stock?', token = '' } = {}): Promise<object> {
  return {
    httpMethod: method, path: url, queryStringParameters: null, isBase64Encoded: false,
    headers: { Accept: accept, 'Content-Type': 'application/json', Authorization: `Bearer ${token || await aws.token()}` },
    body: method === 'POST' ? JSON.stringify({ message }) : null,
  };
}

function invoke(port: number, payload: object): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = httpRequest({ port, host: '127.0.0.1', method: 'POST', agent: false }, resolve);
    call.on('error', reject);
    call.end(JSON.stringify(payload));
  });
}

/** Status, headers and body as API Gateway sends them on. */
async function streamed(message: IncomingMessage): Promise<{ statusCode: number; headers: Record<string, string>; body: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const end = bytes.indexOf(Buffer.alloc(8));
  return { ...JSON.parse(bytes.subarray(0, end).toString()), body: bytes.subarray(end + 8).toString() };
}

async function buffered(port: number, payload: object): Promise<{ statusCode: number; body: string }> {
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify(payload) });
  return JSON.parse(await response.text());
}

async function streamedAnswer(port: number, payload: object): Promise<Answer> {
  return JSON.parse((await streamed(await invoke(port, payload))).body);
}

async function bufferedAnswer(port: number, payload: object): Promise<Answer> {
  return JSON.parse((await buffered(port, payload)).body);
}

interface Invocation { readonly ended: boolean; readonly waitsForEmptyEventLoop: boolean; readonly timers: number }

async function afterwards(port: number): Promise<Invocation> {
  for (let tries = 0; tries < 200; tries++) {
    const state: Invocation = JSON.parse(await (await fetch(`http://127.0.0.1:${port}/`)).text());
    if (state.ended) return state;
    await sleep(25);
  }
  throw new Error('the invocation did not end');
}

const ASK = '/v1/conversations/new/messages';
const QUERY = calls(['c1', 'query_data', { sql: 'SELECT warehouse_id, on_hand FROM inventory_position', purpose: 'stock' }]);
const cut: ScriptedReply = function* () {
  yield { kind: 'text', text: 'So far' };
  throw new ModelFault('ValidationException', 'no more');
};

describe('the entry that streams', () => {
  test('answers with status and headers first, then events, through signed calls of the tool function, in the scope of the token', async () => {
    const { port, aws } = await host('stream', QUERY, says('WH01 has 1,234.'));
    const answer = await streamed(await invoke(port, await event(aws, 'POST', ASK)));
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
    const events = eventsOf(answer.body);
    expect(events.map(each => each.type)).toEqual(['turn', 'tool_started', 'tool_finished', 'block', 'evidence', 'text', 'usage', 'done']);
    expect(events.find(each => each.type === 'block')).toMatchObject({ block: { rows: [['WH01', 1234]] } });
    const signed = aws.invocations.map(each => decodeJwt(each.envelope));
    expect(signed.filter(({ persona }) => persona !== PLATFORM_PERSONA)).toEqual([expect.objectContaining({
      version: 2, persona: 'warehouse_manager', warehouses: ['WH01'], views: PERSONAS.warehouse_manager.views, aud: 'query_data', toolCallId: 'c1',
    })]);
  });

  test('takes the newest day in the data for the day of the answers, as the function of the tools says it', async () => {
    const { port, aws } = await hostWith('stream', {}, { [VARIABLES.asOf.name]: 'latest' }, QUERY, says('WH01 has 1,234.'));
    const events = eventsOf((await streamed(await invoke(port, await event(aws, 'POST', ASK)))).body);
    expect(events[0]).toMatchObject({ type: 'turn', asOf: '2018-02-06' });
    expect(events.find(each => each.type === 'evidence')).toMatchObject({ evidence: { asOf: '2018-02-06', warnings: [] } });
    const days = aws.invocations.map(each => decodeJwt(each.envelope)).map(({ aud, persona, asOf }) => [aud, persona, asOf]);
    expect(days).toEqual([['data_days', PLATFORM_PERSONA, expect.any(String)], ['query_data', 'warehouse_manager', '2018-02-06']]);
  });

  test('leaves no timer behind, and does not wait for sockets that are kept open', async () => {
    const { port, aws } = await host('stream', QUERY, says('WH01 has 1,234.'));
    await streamed(await invoke(port, await event(aws, 'POST', ASK)));
    const before = await afterwards(port);
    await streamed(await invoke(port, await event(aws, 'POST', ASK)));
    const after = await afterwards(port);
    expect(after.waitsForEmptyEventLoop).toBe(false);
    expect(after.timers).toBeLessThanOrEqual(before.timers);
  });

  test('sends an answer over 25 KB whole to a reader that is slow', async () => {
    const { port, aws } = await host('stream', says(...Array.from({ length: 400 }, () => 'word '.repeat(400))));
    const message = await invoke(port, await event(aws, 'POST', ASK, { accept: 'application/json' }));
    message.pause();
    await sleep(500);
    const { body } = await streamed(message);
    const answer: Answer = JSON.parse(body);
    expect(answer.answer).toHaveLength(400 * 400 * 5);
  });

  test('finishes the turn of a client that has gone', async () => {
    const { port, aws } = await host('stream', async function* () {
      yield { kind: 'text', text: 'first ' };
      await sleep(300);
      yield { kind: 'text', text: 'last' };
      yield { kind: 'stop', reason: 'end_turn', usage: { inputTokens: 1, outputTokens: 1 } };
    });
    const message = await invoke(port, await event(aws, 'POST', ASK));
    const turn = await new Promise<AnswerEvent>(resolve => message.once('data', (data: Buffer) => resolve(eventsOf(data.toString())[0]!)));
    message.destroy();
    if (turn.type !== 'turn') throw new Error(`the first event is ${turn.type}`);
    await afterwards(port);
    const read = await streamed(await invoke(port, await event(aws, 'GET', `/v1/conversations/${turn.conversationId}/turns/${turn.turnId}`)));
    expect(JSON.parse(read.body)).toMatchObject({ outcome: 'answered', answer: 'first last' });
  });

  test('answers an error before the first event with its own status', async () => {
    const { port, aws } = await host('stream', says('Hello.'));
    const refused = await streamed(await invoke(port, await event(aws, 'POST', ASK, { token: 'junk' })));
    expect(refused).toMatchObject({ statusCode: 401, headers: { 'content-type': 'application/problem+json; charset=utf-8' } });
    const strange = await streamed(await invoke(port, { Records: [] }));
    expect([strange.statusCode, JSON.parse(strange.body).code]).toEqual([400, 'BAD_REQUEST']);
    const empty = await streamed(await invoke(port, await event(aws, 'POST', ASK, { message: ' ' })));
    expect([empty.statusCode, JSON.parse(empty.body).code]).toEqual([400, 'BAD_REQUEST']);
  });

  test('answers an error after the first event as an event, then done', async () => {
    const { port, aws } = await host('stream', cut);
    const { statusCode, body } = await streamed(await invoke(port, await event(aws, 'POST', ASK)));
    expect(statusCode).toBe(200);
    expect(eventsOf(body).map(each => each.type)).toEqual(['turn', 'text', 'error', 'usage', 'done']);
    expect(body).not.toContain('no more');
  });

  test('has status and headers also where the model says nothing', async () => {
    const { port, aws } = await host('stream', says());
    const { statusCode, body } = await streamed(await invoke(port, await event(aws, 'POST', ASK, { accept: 'application/json' })));
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ outcome: 'answered', answer: '' });
  });
});

describe('the buffered entry', () => {
  test('answers the same, at once', async () => {
    const { port, aws } = await host('buffered', QUERY, says('WH01 has 1,234.'));
    const answer = await buffered(port, await event(aws, 'POST', ASK));
    expect(answer.statusCode).toBe(200);
    expect(eventsOf(answer.body).at(-1)).toMatchObject({ type: 'done', outcome: 'answered' });
    expect((await afterwards(port)).waitsForEmptyEventLoop).toBe(false);
  });

  test('answers errors with their status', async () => {
    const { port, aws } = await host('buffered', cut);
    const post = (payload: object): ReturnType<typeof buffered> => buffered(port, payload);
    expect((await post(await event(aws, 'POST', ASK, { token: 'junk' }))).statusCode).toBe(401);
    const failed = await post(await event(aws, 'POST', ASK, { accept: 'application/json' }));
    expect(failed.statusCode).toBe(502);
    expect(JSON.parse(failed.body)).toMatchObject({ outcome: 'failed', answer: 'So far', error: { code: 'MODEL_REQUEST' } });
    expect((await post(await event(aws, 'GET', '/v1/nothing'))).statusCode).toBe(404);
  });
});

test.each([['stream', streamedAnswer], ['buffered', bufferedAnswer]] as const)(
  'the entry %s ends a turn 15 s before Lambda ends the function', async (kind, answerOf) => {
    const { port, aws } = await hostWith(kind, {}, { REMAINING_MS: '17000', [VARIABLES.answerSeconds.name]: '290' }, async function* (_, signal) {
      yield { kind: 'text', text: 'So far' };
      await sleep(60_000, undefined, { signal });
    });
    const answer = await answerOf(port, await event(aws, 'POST', ASK, { accept: 'application/json' }));
    expect(answer).toMatchObject({ outcome: 'failed', error: { code: 'TURN_TIMEOUT', detail: expect.stringContaining('within 2 s') } });
    const read = await answerOf(port, await event(aws, 'GET', `/v1/conversations/${answer.conversationId}/turns/${answer.turnId}`));
    expect(read).toEqual(answer);
  });

describe('the start of a function', () => {
  test.each([
    ['another manifest than it was deployed with', {}, { [VARIABLES.manifestSha256.name]: 'abc' }, /manifest\.json has the hash \w+, and SCAP_MANIFEST_SHA256 is abc\. Deploy/],
    ['no variable that names its models', {}, { [VARIABLES.models.name]: '' }, /SCAP_MODELS is missing\..* Deploy the function with the construct library/],
    ['guardrails on and none named', { features: { guardrails: true, xray: false } }, {}, /SCAP_GUARDRAIL is missing\./],
  ])('with %s fails, and says how to mend it', async (_, manifest, variables, message) => {
    await expect(hostWith('buffered', manifest, variables)).rejects.toThrow(message);
  });
});

test('a platform that is paused by its parameter answers 503, and says when to come back', async () => {
  const parameters = { pause: '{"all": true, "agents": [], "tools": []}', models: '{"chains": {}, "prices": {}}' };
  const { port, aws } = await hostWith('stream', {}, { [VARIABLES.parameters.name]: JSON.stringify(parameters) }, says('Never.'));
  const answer = await streamed(await invoke(port, await event(aws, 'POST', ASK)));
  expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '60' } });
  expect(JSON.parse(answer.body).code).toBe('PLATFORM_PAUSED');
});
