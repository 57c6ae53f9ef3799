import { cpSync } from 'node:fs';
import path from 'node:path';
import type { AnswerEvent } from '../../../src/contract';
import type { Platform, PlatformOptions } from '../../src/local';
import { sampleCompany } from '../sample-company';
import { startPlatformIn, tokenOf } from './sample-platform';
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

/** A platform over the sample company that calculates in threads, as `scap` does. Without another model the offline planner answers. */
export async function platformWithThreads(other?: Pick<PlatformOptions, 'model'>): Promise<Platform> {
  const dataDir = temporaryFolder();
  cpSync(await sampleCompany(), path.join(dataDir, 'company'), { recursive: true });
  return startPlatformIn(dataDir, { ...other, calculations: THREAD });
}

/**
 * Asks, waits until it is being calculated, asks five times for something else, and stops: what happened, in its order.
 * A server that calculated itself would answer all this only when the calculation is over, and there were nothing left to stop.
 */
export async function askedAndStopped(platform: Platform, { user, message, tool, calculating }: LongQuestion): Promise<string[]> {
  const { address } = platform.instance;
  const headers = { authorization: `Bearer ${await tokenOf(platform, user)}` };
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
