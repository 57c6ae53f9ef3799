import { cpSync } from 'node:fs';
import path from 'node:path';

import type { Me } from '../../../src/contract';

import { SAMPLE_USERS, type Platform } from '../../src/local';
import { answered, startPlatformIn, tokenOf } from '../local/sample-platform';
import { temporaryFolder } from '../local/temporary-folder';
import { sampleCompany } from '../sample-company';

let platform: Platform;

beforeAll(async () => {
  const folder = temporaryFolder();
  cpSync(await sampleCompany(), path.join(folder, 'company'), { recursive: true });
  platform = await startPlatformIn(folder);
}, 120_000);
afterAll(() => platform.close());

test('every question that a user is offered is answered, each figure from a result', async () => {
  for (const user of SAMPLE_USERS) {
    const headers = { authorization: `Bearer ${await tokenOf(platform, user.id)}` };
    const { suggestions } = await (await fetch(`${platform.instance.address}/v1/me`, { headers })).json() as Me;
    expect(suggestions.length).toBeGreaterThanOrEqual(3);
    for (const question of suggestions) {
      const answer = await answered(platform, user.id, question);
      const unverified = answer.figures.filter(figure => figure.source === 'unverified');
      expect({ user: user.id, question, outcome: answer.outcome, unverified, rows: answer.blocks.some(block => block.rows.length > 0) })
        .toEqual({ user: user.id, question, outcome: 'answered', unverified: [], rows: true });
    }
  }
}, 180_000);

test('follow-up questions that an answer offers are answered too', async () => {
  const first = await answered(platform, 'ann', 'Which products in WH01 will run out in the next two weeks?');
  expect(first.followUps.length).toBeGreaterThan(0);
  for (const question of first.followUps) expect((await answered(platform, 'ann', question, first.conversationId)).outcome).toBe('answered');
}, 120_000);
