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

test.each(SAMPLE_USERS)('each question that $id is offered is answered, each figure from a result, and so is each that the answer offers next', async ({ id }) => {
  const headers = { authorization: `Bearer ${await tokenOf(platform, id)}` };
  const { suggestions } = await (await fetch(`${platform.instance.address}/v1/me`, { headers })).json() as Me;
  expect(suggestions.length).toBeGreaterThanOrEqual(3);
  const asked = new Set(suggestions);
  for (const question of suggestions) {
    const answer = await answered(platform, id, question);
    const unverified = answer.figures.filter(figure => figure.source === 'unverified');
    expect({ question, outcome: answer.outcome, unverified, rows: answer.blocks.some(block => block.rows.length > 0) })
      .toEqual({ question, outcome: 'answered', unverified: [], rows: true });
    for (const next of answer.followUps.filter(each => !asked.has(each))) {
      asked.add(next);
      expect({ question, next, outcome: (await answered(platform, id, next, answer.conversationId)).outcome }).toEqual({ question, next, outcome: 'answered' });
    }
  }
}, 180_000);
