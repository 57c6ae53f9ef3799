import { cpSync } from 'node:fs';
import path from 'node:path';

import type { Answer } from '../../../src/contract';
import { run } from '../../src/cli/run';
import { openDataFolder } from '../../src/local';
import { temporaryFolder } from '../local/temporary-folder';
import { sampleCompany } from '../sample-company';

import { commandHost } from './command-host';

jest.setTimeout(300_000);

test('a question back is answered by the number of a choice, which stands before it; what is no id of a conversation is wrong usage', async () => {
  const cwd = temporaryFolder();
  cpSync(await sampleCompany(), (await openDataFolder(path.join(cwd, '.scap'))).company, { recursive: true });
  const scap = async (...argv: string[]) => {
    const host = commandHost({ cwd, environment: { SCAP__DATA__AS_OF: '2026-11-24' }, clock: () => new Date() }); // tokens expire by the real clock
    const code = await run(argv, host);
    return { code, ...host.written };
  };
  const asked = await scap('ask', 'stock of bearing', '--user', 'ben');
  expect([asked.code, asked.out]).toEqual([4, expect.stringMatching(/\n {2}2 {2}stock of P0001\n[^]*\nAnswer with: scap ask -c --user ben 1\n/)]);
  const chosen: Answer = JSON.parse((await scap('ask', '-c', '--user', 'ben', '2', '--json')).out);
  expect([chosen.question, chosen.outcome]).toEqual(['stock of P0001', 'answered']);
  const number: Answer = JSON.parse((await scap('ask', '-c', '--user', 'ben', '2', '--json')).out);
  expect([number.question, number.conversationId]).toEqual(['2', chosen.conversationId]); // nothing is chosen from any more
  const mistyped = await scap('ask', 'stock of P0001', '--user', 'ben', '--conversation', 'nope');
  expect([mistyped.code, mistyped.out, mistyped.err]).toEqual([2, '', expect.stringContaining('That is no id of a conversation. Ids have 26 characters')]);
});
