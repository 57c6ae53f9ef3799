import type { Answer } from '../../../src/contract';

import { answeringModel, CompanyFile, startPlatform, type Platform, type PlatformOptions } from '../../src/local';
import { SAMPLE_AS_OF } from '../sample-company';

/** What a test may have otherwise: its own model, and where `calculations` run in threads. */
type OtherOptions = Partial<Pick<PlatformOptions, 'model' | 'calculations'>>;

/** What a platform in this process is started with: the offline planner, over the company in the folder. */
export function platformOptions(folder: string, other: OtherOptions = {}) {
  return {
    dataDir: folder, port: 0, insist: false, purpose: 'platform', version: '0.1.0', model: answeringModel({ kind: 'offline' }),
    settings: { conversationDays: 90, answerSeconds: 60 }, ...other,
    company: CompanyFile.open({ file: undefined, cwd: folder, variables: {}, asOf: SAMPLE_AS_OF }),
    clock: () => new Date(), random: Math.random, log: () => {}, onProgress: () => {}, onWait: () => {}, signal: new AbortController().signal,
  } as const;
}

export async function startPlatformIn(folder: string, other?: OtherOptions): Promise<Platform> {
  const found = await startPlatform(platformOptions(folder, other));
  if (found.kind !== 'started') throw new Error('Another platform runs there.');
  return found;
}

export async function tokenOf({ instance }: Platform, user: string): Promise<string> {
  const response = await fetch(`${instance.address}/local/token`, {
    method: 'POST', headers: { authorization: `Bearer ${instance.key}` }, body: JSON.stringify({ user }),
  });
  return (await response.json() as { token: string }).token;
}

/** The finished answer to a message. */
export async function answered(platform: Platform, user: string, message: string, conversationId = 'new'): Promise<Answer> {
  return JSON.parse(await (await send(platform, user, message, conversationId, 'application/json')).text());
}

/** The answer to the first message of a conversation, as it streams. */
export function asked(platform: Platform, user: string, message: string): Promise<Response> {
  return send(platform, user, message, 'new', 'text/event-stream');
}

export async function eventsOf(response: Response) {
  return (await response.text()).split('\n').filter(line => line.startsWith('data: ')).map(line => JSON.parse(line.slice('data: '.length)));
}

async function send(platform: Platform, user: string, message: string, conversationId: string, accept: string): Promise<Response> {
  return fetch(`${platform.instance.address}/v1/conversations/${conversationId}/messages`, {
    method: 'POST', headers: { 'authorization': `Bearer ${await tokenOf(platform, user)}`, 'accept': accept, 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  });
}
