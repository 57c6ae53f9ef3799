import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { SAMPLE_USERS, startPlatform, type Platform } from '../../src/local';
import { SAMPLE_AS_OF, sampleCompany } from '../sample-company';

import { answered, asked, eventsOf, platformOptions, startPlatformIn, tokenOf } from './sample-platform';
import { temporaryFolder } from './temporary-folder';

const QUESTION = 'Which products in WH01 will run out in the next two weeks?';

let dataDir: string;
let platform: Platform;

beforeAll(async () => {
  dataDir = temporaryFolder();
  cpSync(await sampleCompany(), path.join(dataDir, 'company'), { recursive: true });
  platform = await startPlatformIn(dataDir);
}, 120_000);
afterAll(() => platform.close());

test('it knows its company, and holds its folder', () => {
  expect(platform.company).toMatchObject({ created: false, warehouses: 5, products: 600, to: '2026-11-23' });
  expect(existsSync(path.join(dataDir, 'platform.json'))).toBe(true);
});

test('a question over HTTP is answered as events, the turn first and at once, done last', async () => {
  const events = await eventsOf(await asked(platform, 'ann', QUESTION));
  const types = events.map(event => event.type);
  expect(types[0]).toBe('turn');
  expect(types.at(-1)).toBe('done');
  expect(events[0]).toMatchObject({ persona: 'warehouse_manager', scope: { text: 'WH01' }, asOf: SAMPLE_AS_OF });
  expect(events.at(-1)).toMatchObject({ outcome: 'answered', label: 'verified' });
  for (const type of ['tool_started', 'tool_finished', 'block', 'evidence', 'text', 'usage']) expect(types).toContain(type);
});

test('the same question gives each user the rows of that user\'s warehouses', async () => {
  const warehouses = async (user: string) => {
    const events = await eventsOf(await asked(platform, user, 'How many products does each warehouse stock?'));
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

test('"and WH02?" is answered for WH02', async () => {
  const first = await answered(platform, 'ben', QUESTION);
  const second = await answered(platform, 'ben', 'and WH02?', first.conversationId);
  expect(second.toolCalls.at(-1)).toMatchObject({ name: 'identify_stockout_risks', input: { warehouse: 'WH02' }, status: 'succeeded' });
}, 120_000);

test('the answers in the README are those of the sample company', async () => {
  const readme = readFileSync(path.join(__dirname, '../../../README.md'), 'utf8');
  const shown = [...readme.matchAll(/^\$ npx scap ask (?:--persona (\w+) )?"(.+)"\n(.+)$/gm)];
  expect(shown).toHaveLength(3);
  for (const [, persona, question, text] of shown) {
    const user = SAMPLE_USERS.find(each => each.scopeText === 'all warehouses' && each.persona === (persona ?? 'warehouse_manager'));
    expect((await answered(platform, user!.id, question!)).answer).toBe(text);
  }
}, 120_000);

test('a second start in the same folder finds the first', async () => {
  expect(await startPlatform(platformOptions(dataDir))).toMatchObject({ kind: 'running', instance: { address: platform.instance.address } });
});

test('after a restart the conversations are there, and tokens of before are good', async () => {
  const token = await tokenOf(platform, 'eva');
  await eventsOf(await asked(platform, 'eva', 'How many suppliers are approved?'));
  await platform.close();
  expect(existsSync(path.join(dataDir, 'platform.json'))).toBe(false);
  platform = await startPlatformIn(dataDir);
  const listed = await (await fetch(`${platform.instance.address}/v1/conversations`, { headers: { authorization: `Bearer ${token}` } })).json();
  expect(listed).toMatchObject({ conversations: expect.arrayContaining([expect.objectContaining({ title: 'How many suppliers are approved?' })]) });
});

test('a start that is given up leaves the folder free', async () => {
  const folder = temporaryFolderWithCompany();
  await expect(startPlatform({ ...platformOptions(folder), signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped');
  expect(existsSync(path.join(folder, 'platform.json'))).toBe(false);
});

function temporaryFolderWithCompany(): string {
  const folder = temporaryFolder();
  cpSync(path.join(dataDir, 'company'), path.join(folder, 'company'), { recursive: true });
  return folder;
}
