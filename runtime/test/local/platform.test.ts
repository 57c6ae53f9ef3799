import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Answer, Me } from '../../../src/contract';

import { answeringModel, CompanyFile, SAMPLE_USERS, startPlatform, type Platform } from '../../src/local';
import { SAMPLE_AS_OF, sampleCompany } from '../sample-company';

import { temporaryFolder } from './temporary-folder';

const QUESTION = 'Which products in WH01 will run out in the next two weeks?';

let dataDir: string;
let platform: Platform;

beforeAll(async () => {
  dataDir = temporaryFolder();
  cpSync(await sampleCompany(), path.join(dataDir, 'company'), { recursive: true });
  platform = await started();
}, 120_000);
afterAll(() => platform.close());

test('it knows its company, and holds its folder', () => {
  expect(platform.company).toMatchObject({ created: false, warehouses: 5, products: 600, to: '2026-11-23' });
  expect(existsSync(path.join(dataDir, 'platform.json'))).toBe(true);
});

test('a question over HTTP is answered as events, the turn first and at once, done last', async () => {
  const events = await eventsOf(await asked('ann', QUESTION));
  const types = events.map(event => event.type);
  expect(types[0]).toBe('turn');
  expect(types.at(-1)).toBe('done');
  expect(events[0]).toMatchObject({ persona: 'warehouse_manager', scope: { text: 'WH01' }, asOf: SAMPLE_AS_OF });
  expect(events.at(-1)).toMatchObject({ outcome: 'answered', label: 'verified' });
  for (const type of ['tool_started', 'tool_finished', 'block', 'evidence', 'text', 'usage']) expect(types).toContain(type);
});

test('the same question gives each user the rows of that user\'s warehouses', async () => {
  const warehouses = async (user: string) => {
    const events = await eventsOf(await asked(user, 'How many products does each warehouse stock?'));
    return events.find(event => event.type === 'turn')?.scope;
  };
  expect(await warehouses('ann')).toEqual({ text: 'WH01', warehouses: ['WH01'] });
  expect(await warehouses('ben')).toEqual({ text: 'all warehouses', warehouses: 'all' });
});

test('without a token, or with one of another issuer, nothing is answered', async () => {
  expect((await fetch(`${platform.instance.address}/v1/me`)).status).toBe(401);
  const other = await startPlatformIn(temporaryFolderWithCompany());
  const foreign = await tokenOf(other, 'ben');
  expect((await fetch(`${platform.instance.address}/v1/me`, { headers: { authorization: `Bearer ${foreign}` } })).status).toBe(401);
  await other.close();
});

test('every sample user is told who asks, and what to begin with', async () => {
  for (const user of SAMPLE_USERS) {
    const me = await (await fetch(`${platform.instance.address}/v1/me`, { headers: { authorization: `Bearer ${await tokenOf(platform, user.id)}` } })).json();
    expect(me).toMatchObject({ user: user.name, persona: user.persona, scope: { text: user.scopeText }, asOf: SAMPLE_AS_OF });
  }
});

test('every question that a user is offered is answered, each figure from a result', async () => {
  for (const user of SAMPLE_USERS) {
    const headers = { authorization: `Bearer ${await tokenOf(platform, user.id)}` };
    const { suggestions } = await (await fetch(`${platform.instance.address}/v1/me`, { headers })).json() as Me;
    expect(suggestions.length).toBeGreaterThanOrEqual(3);
    for (const question of suggestions) {
      const answer = await answered(user.id, question);
      const unverified = answer.figures.filter(figure => figure.source === 'unverified');
      expect({ user: user.id, question, outcome: answer.outcome, unverified, rows: answer.blocks.some(block => block.rows.length > 0) })
        .toEqual({ user: user.id, question, outcome: 'answered', unverified: [], rows: true });
    }
  }
}, 180_000);

test('follow-up questions that an answer offers are answered too', async () => {
  const first = await answered('ann', QUESTION);
  expect(first.followUps.length).toBeGreaterThan(0);
  for (const question of first.followUps) expect((await answered('ann', question, first.conversationId)).outcome).toBe('answered');
}, 120_000);

test('"and WH02?" is answered for WH02', async () => {
  const first = await answered('ben', QUESTION);
  const second = await answered('ben', 'and WH02?', first.conversationId);
  expect(second.toolCalls.at(-1)).toMatchObject({ name: 'identify_stockout_risks', input: { warehouse: 'WH02' }, status: 'succeeded' });
}, 120_000);

test('the answers in the README are those of the sample company', async () => {
  const readme = readFileSync(path.join(__dirname, '../../../README.md'), 'utf8');
  const shown = [...readme.matchAll(/^\$ npx scap ask (?:--persona (\w+) )?"(.+)"\n(.+)$/gm)];
  expect(shown).toHaveLength(3);
  for (const [, persona, question, text] of shown) {
    const user = SAMPLE_USERS.find(each => each.scopeText === 'all warehouses' && each.persona === (persona ?? 'warehouse_manager'));
    expect((await answered(user!.id, question!)).answer).toBe(text);
  }
}, 120_000);

test('a second start in the same folder finds the first', async () => {
  expect(await startPlatform(options(dataDir))).toMatchObject({ kind: 'running', instance: { address: platform.instance.address } });
});

test('after a restart the conversations are there, and tokens of before are good', async () => {
  const token = await tokenOf(platform, 'eva');
  await eventsOf(await asked('eva', 'How many suppliers are approved?'));
  await platform.close();
  expect(existsSync(path.join(dataDir, 'platform.json'))).toBe(false);
  platform = await started();
  const listed = await (await fetch(`${platform.instance.address}/v1/conversations`, { headers: { authorization: `Bearer ${token}` } })).json();
  expect(listed).toMatchObject({ conversations: expect.arrayContaining([expect.objectContaining({ title: 'How many suppliers are approved?' })]) });
});

test('a start that is given up leaves the folder free', async () => {
  const folder = temporaryFolderWithCompany();
  await expect(startPlatform({ ...options(folder), signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped');
  expect(existsSync(path.join(folder, 'platform.json'))).toBe(false);
});

function options(folder: string) {
  return {
    dataDir: folder, port: 0, insist: false, purpose: 'platform', version: '0.1.0', model: answeringModel({ kind: 'offline' }),
    settings: { conversationDays: 90, answerSeconds: 60 },
    company: CompanyFile.open({ file: undefined, cwd: folder, variables: {}, asOf: SAMPLE_AS_OF }),
    clock: () => new Date(), random: Math.random, log: () => {}, onProgress: () => {}, onWait: () => {}, signal: new AbortController().signal,
  } as const;
}

function started(): Promise<Platform> {
  return startPlatformIn(dataDir);
}

async function startPlatformIn(folder: string): Promise<Platform> {
  const found = await startPlatform(options(folder));
  if (found.kind !== 'started') throw new Error('Another platform runs there.');
  return found;
}

function temporaryFolderWithCompany(): string {
  const folder = temporaryFolder();
  cpSync(path.join(dataDir, 'company'), path.join(folder, 'company'), { recursive: true });
  return folder;
}

async function tokenOf({ instance }: Platform, user: string): Promise<string> {
  const response = await fetch(`${instance.address}/local/token`, {
    method: 'POST', headers: { authorization: `Bearer ${instance.key}` }, body: JSON.stringify({ user }),
  });
  return (await response.json() as { token: string }).token;
}

async function answered(user: string, message: string, conversationId = 'new'): Promise<Answer> {
  const response = await fetch(`${platform.instance.address}/v1/conversations/${conversationId}/messages`, {
    method: 'POST', headers: { 'authorization': `Bearer ${await tokenOf(platform, user)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  });
  return JSON.parse(await response.text());
}

async function asked(user: string, message: string): Promise<Response> {
  return fetch(`${platform.instance.address}/v1/conversations/new/messages`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${await tokenOf(platform, user)}`, 'accept': 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  });
}

async function eventsOf(response: Response) {
  return (await response.text()).split('\n').filter(line => line.startsWith('data: ')).map(line => JSON.parse(line.slice('data: '.length)));
}
