import { cpSync } from 'node:fs';
import path from 'node:path';
import type { AnswerEvent } from '../../../src/contract';
import { answeringModel, CompanyFile, startPlatform, type Platform } from '../../src/local';
import { SAMPLE_AS_OF, sampleCompany } from '../sample-company';
import { temporaryFolder } from './temporary-folder';

const THREAD = path.join(__dirname, '../../dist/calculations/worker.mjs');

/** A question that takes seconds to calculate. */
export interface LongQuestion {
  readonly user: string;
  readonly message: string;
  readonly tool: string;
  /** What progress is called that comes out of the calculation. */
  readonly calculating: string;
}

/** A platform over the sample company that calculates in threads, as `scap` does. */
export async function platformWithThreads(): Promise<Platform> {
  const dataDir = temporaryFolder();
  cpSync(await sampleCompany(), path.join(dataDir, 'company'), { recursive: true });
  const found = await startPlatform({
    dataDir, port: 0, insist: false, purpose: 'platform', version: '0.1.0', model: answeringModel({ kind: 'offline' }), calculations: THREAD,
    settings: { conversationDays: 90, answerSeconds: 60 },
    company: CompanyFile.open({ file: undefined, cwd: dataDir, variables: {}, asOf: SAMPLE_AS_OF }),
    clock: () => new Date(), random: Math.random, log: () => {}, onProgress: () => {}, onWait: () => {}, signal: new AbortController().signal,
  });
  if (found.kind !== 'started') throw new Error('Another platform runs there.');
  return found;
}

/**
 * Asks, waits until it is being calculated, asks five times for something else, and stops: what happened, in its order.
 * A server that calculated itself would answer all this only when the calculation is over, and there were nothing left to stop.
 */
export async function askedAndStopped(platform: Platform, { user, message, tool, calculating }: LongQuestion): Promise<string[]> {
  const { address, key } = platform.instance;
  const token = await fetch(`${address}/local/token`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: JSON.stringify({ user }) });
  const headers = { authorization: `Bearer ${(await token.json() as { token: string }).token}` };
  const at = (place: string, method = 'GET') => fetch(`${address}${place}`, { method, headers });
  const response = await fetch(`${address}/v1/conversations/new/messages`, {
    method: 'POST', body: JSON.stringify({ message }), headers: { ...headers, 'accept': 'text/event-stream', 'content-type': 'application/json' },
  });
  const order: string[] = [];
  let turn = '';
  let asked: Promise<void> | undefined;
  const meanwhile = async (): Promise<void> => {
    for (let again = 0; again < 5; again++) order.push(`answered ${(await at('/v1/me')).status}`);
    order.push(`stop ${(await at(`${turn}/cancel`, 'POST')).ok}`);
  };
  for await (const event of eventsOf(response)) {
    if (event.type === 'turn') turn = `/v1/conversations/${event.conversationId}/turns/${event.turnId}`;
    if (event.type === 'tool_progress' && event.message.startsWith(calculating)) asked ??= meanwhile();
    if (event.type === 'tool_finished' && event.name === tool) order.push(`tool ${event.status}`);
    if (event.type === 'done') order.push(`turn ${event.outcome}`);
  }
  await asked;
  return order;
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
