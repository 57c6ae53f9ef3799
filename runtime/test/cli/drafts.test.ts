import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Answer, Draft } from '../../../src/contract';
import { run } from '../../src/cli/run';
import { openDataFolder } from '../../src/local';
import { SHIPPED_CATALOGUE } from '../../src/local/company-catalogue';
import { temporaryFolder } from '../local/temporary-folder';
import { sampleCompany } from '../sample-company';

import { commandHost } from './command-host';

jest.setTimeout(300_000);

/** A laptop whose configuration lets warehouse managers approve. */
async function laptop() {
  const cwd = temporaryFolder();
  mkdirSync(path.join(cwd, 'config'));
  writeFileSync(path.join(cwd, 'config', 'laptop.yaml'), 'environment: laptop\ndata:\n  as_of: 2026-11-24\npermissions:\n  approve: [warehouse_manager]\n');
  cpSync(await sampleCompany(), (await openDataFolder(path.join(cwd, '.scap'))).company, { recursive: true });
  return async (...argv: string[]) => {
    const host = commandHost({ cwd, clock: () => new Date() }); // tokens expire by the real clock
    const code = await run(argv, host);
    return { code, ...host.written };
  };
}

test('a question drafts an order, which is listed, shown, approved once by somebody who may, and never leaves the platform', async () => {
  const scap = await laptop();
  const asked = await scap('ask', 'Draft a purchase order of P0037 for WH01', '--user', 'finn', '--json');
  const answer: Answer = JSON.parse(asked.out);
  expect([answer.outcome, answer.label, answer.toolCalls.at(-1)?.name]).toEqual(['answered', 'verified', 'draft_purchase_order']);
  expect(answer.figures.filter(({ source }) => source === 'unverified')).toEqual([]);
  const [id = ''] = /D-\d{8}-\w{10}/.exec(answer.answer) ?? [];

  expect((await scap('drafts', '--user', 'ann')).out).toMatch(new RegExp(`^${id}  draft     Order [\\d,]+ \\w+ of P0037 .* for WH01\n$`));
  const shown = await scap('drafts', 'show', id.slice(-10), '--user', 'finn');
  expect(shown.out).toMatch(/ {2}price {4}[\d.]+ [A-Z]{3} per \w+, [\d.]+ [A-Z]{3} in all\n/);
  expect(shown.out).toMatch(/\n {2}waits for approval by a warehouse manager\n$/);
  expect((await scap('drafts', 'show', id, '--user', 'ann')).out).toContain(`\n  decide   scap drafts approve ${id} --user ann, or scap drafts reject ${id} --user ann --reason "…"\n`);
  expect((await scap('drafts', 'show', id, '--user', 'ann')).out).not.toMatch(/ {2}(?:price|from) /); // managers read no prices

  expect(await scap('drafts', 'approve', id, '--user', 'finn')).toMatchObject({ code: 3, err: expect.stringContaining('You may not approve or reject drafts.') });
  expect((await scap('drafts', 'reject', id, '--user', 'ann')).err).toContain('A rejection needs a reason. Say it: --reason');
  const approved = await scap('drafts', 'approve', id, '--user', 'ann', '--json');
  const decided: Draft = JSON.parse(approved.out);
  expect([decided.status, decided.history.map(({ what, by }) => [what, by])]).toEqual(['approved', [['proposed', 'finn'], ['approved', 'ann']]]);
  const again = await scap('drafts', 'reject', id, '--user', 'ben', '--reason', 'Too late.');
  expect([again.code, again.err]).toEqual([1, expect.stringMatching(/^scap: This draft has been approved already, at .*: a draft is decided once\./)]);
  expect((await scap('drafts')).out).toBe('No draft within your scope is waiting for a decision.\n');

  // What was decided is in the audit, by the conversation or by the draft, and nobody's grant opens it but the folder's owner.
  const audited = await scap('audit', id);
  expect(audited.code).toBe(0);
  expect(audited.out.split('\n').map(line => line.replace(/^ +(\d+) +\S+Z +/, '$1 ').replace(/ {2}\{.*/, ''))).toEqual([
    '1 draft_proposed intended  by finn (procurement specialist)', '2 draft_proposed done  by finn (procurement specialist)',
    '3 turn answered  by finn (procurement specialist)', '4 draft_approved intended  by ann (warehouse manager)', '5 draft_approved done  by ann (warehouse manager)',
    `The audit of the conversation ${answer.conversationId} is whole: 5 entries, each sealed over the one before it.`,
    'The conversation or a draft of it knows of entry 4: whether others were taken from behind entry 5 cannot be seen.', '',
  ]);
  expect(JSON.parse((await scap('audit', answer.conversationId, '--json')).out)).toMatchObject({ chain: `C#${answer.conversationId}`, faults: [], knownUntil: 4 });
  const refused = await scap('audit', 'finn');
  expect([refused.code, refused.out]).toEqual([0, expect.stringMatching(/^ {3}1 .*draft_approved refused {2}by finn {2}\{.*"code":"NOT_APPROVER".*\n.*outside of conversations is whole: 1 entry/)]);
  expect(await scap('audit', 'nobody')).toMatchObject({ code: 2, err: expect.stringContaining('The audit knows no "nobody".') });
});

test('without a configuration, managers and buyers of the sample company may approve, and nobody else', () => {
  expect(Object.values(SHIPPED_CATALOGUE.manifest.personas).filter(({ approve }) => approve).map(({ id }) => id)).toEqual(['warehouse_manager', 'procurement_specialist']);
});
