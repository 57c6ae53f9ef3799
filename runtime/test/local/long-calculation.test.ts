import { cpSync } from 'node:fs';
import path from 'node:path';
import type { AnswerEvent } from '../../../src/contract';
import { answeringModel, CompanyFile, startPlatform, type Platform } from '../../src/local';
import { SAMPLE_AS_OF, sampleCompany } from '../sample-company';
import { temporaryFolder } from './temporary-folder';

jest.setTimeout(120_000);

const THREAD = path.join(__dirname, '../../dist/calculations/worker.mjs');
/** Routes of five warehouses: seconds of search. */
const QUESTION = 'Plan the delivery routes';

let platform: Platform;
beforeAll(async () => {
  const dataDir = temporaryFolder();
  cpSync(await sampleCompany(), path.join(dataDir, 'company'), { recursive: true });
  const found = await startPlatform(optionsOf(dataDir));
  if (found.kind !== 'started') throw new Error('Another platform runs there.');
  platform = found;
}, 120_000);
afterAll(() => platform.close());

test('while routes are searched the server answers others, and Stop ends the search', async () => {
  const headers = { authorization: `Bearer ${await tokenOf('dan')}` };
  const at = (address: string, method = 'GET') => fetch(`${platform.instance.address}${address}`, { method, headers });
  const response = await fetch(`${platform.instance.address}/v1/conversations/new/messages`, {
    method: 'POST', body: JSON.stringify({ message: QUESTION }), headers: { ...headers, 'accept': 'text/event-stream', 'content-type': 'application/json' },
  });
  const order: string[] = [];
  let address = '';
  let asked: Promise<void> | undefined;
  // A server that searched itself would answer all this only when the search is over, and there were nothing left to stop.
  const meanwhile = async (): Promise<void> => {
    for (let again = 0; again < 5; again++) order.push(`answered ${(await at('/v1/me')).status}`);
    order.push(`stop ${(await at(`${address}/cancel`, 'POST')).ok}`);
  };
  for await (const event of eventsOf(response)) {
    if (event.type === 'turn') address = `/v1/conversations/${event.conversationId}/turns/${event.turnId}`;
    if (event.type === 'tool_progress' && event.message.startsWith('Searching routes')) asked ??= meanwhile();
    if (event.type === 'tool_finished' && event.name === 'optimize_delivery_routes') order.push(`search ${event.status}`);
    if (event.type === 'done') order.push(`turn ${event.outcome}`);
  }
  await asked;

  expect(order.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'answered 200'));
  expect(order.slice(5).sort()).toEqual(['search cancelled', 'stop true', 'turn cancelled']);
});

function optionsOf(dataDir: string) {
  return {
    dataDir, port: 0, insist: false, purpose: 'platform', version: '0.1.0', model: answeringModel({ kind: 'offline' }), calculations: THREAD,
    settings: { conversationDays: 90, answerSeconds: 60 },
    company: CompanyFile.open({ file: undefined, cwd: dataDir, variables: {}, asOf: SAMPLE_AS_OF }),
    clock: () => new Date(), random: Math.random, log: () => {}, onProgress: () => {}, onWait: () => {}, signal: new AbortController().signal,
  } as const;
}

async function tokenOf(user: string): Promise<string> {
  const { address, key } = platform.instance;
  const response = await fetch(`${address}/local/token`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: JSON.stringify({ user }) });
  return (await response.json() as { token: string }).token;
}

/** The events of an answer as they come. */
async function* eventsOf({ body }: Response): AsyncGenerator<AnswerEvent> {
  let text = '';
  for await (const bytes of body!.pipeThrough(new TextDecoderStream())) {
    text += bytes;
    const lines = text.split('\n');
    text = lines.pop()!;
    for (const line of lines) if (line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length));
  }
}
