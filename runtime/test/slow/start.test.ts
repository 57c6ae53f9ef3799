import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { dataFolder, freePort, npmStart, READY, ROOT, scap, ScapProcess, SCAP } from './scap-process';

const QUESTION = 'Which products in WH01 will run out in the next two weeks?';
/** Whatever AWS settings and proxies the user has, none of them matters. */
const HOSTILE = {
  AWS_PROFILE: 'missing', AWS_REGION: 'nowhere-1', AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1', HTTP_PROXY: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1',
};

describe('on one data folder', () => {
  const folder = dataFolder();
  let port: number;
  let platform: ScapProcess;

  beforeAll(async () => {
    rmSync(path.join(ROOT, 'runtime/dist'), { recursive: true, force: true }); // as in a fresh clone, where nothing is built
    port = await freePort();
    platform = npmStart(folder, port);
    await platform.says(READY);
  });

  test('the first start builds the company and prints a screen of at most 12 lines', () => {
    const lines = platform.out.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(platform.out).toContain('5 warehouses, 600 products, 3 years up to');
    expect(platform.out).toContain('built in');
    expect(platform.out).toContain(`http://127.0.0.1:${port}`);
    expect(platform.err).toContain('Simulating the sample company');
    expect(platform.err).not.toContain('{');
  });

  test('the screen names only commands that exist', async () => {
    const named = [...platform.out.matchAll(/npx scap (\w+)/g)].map(match => match[1]!);
    expect(named.length).toBeGreaterThan(1);
    const { out } = await scap('--help').ended;
    for (const command of named) expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  test('every question that it offers is answered', async () => {
    const offered = [...platform.out.matchAll(/^(?:Try| {3}) {2}(\w+ \w+) +(\S.*)$/gm)];
    expect(offered.length).toBeGreaterThan(0);
    for (const [, persona, question] of offered) {
      const { code, out } = await scap('ask', question!, '--persona', persona!, '--json', '--data-dir', folder).ended;
      expect([code, JSON.parse(out).outcome]).toEqual([0, 'answered']);
    }
  });

  test('what is worked out beside the thread that serves is answered too', async () => {
    const { code, out } = await scap('ask', 'Plan the delivery routes from WH02', '--persona', 'field_engineer', '--json', '--data-dir', folder).ended;
    expect([code, JSON.parse(out).outcome]).toEqual([0, 'answered']);
  });

  test('ask answers with sentence, table, evidence and what to ask next', async () => {
    const { code, out } = await scap('ask', QUESTION, '--data-dir', folder).ended;
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ products in WH01 .*will run out before /);
    expect(out).toMatch(/^ {2}… 10 shown of \d+, worst first/m);
    expect(out).toMatch(/^verified · projected usable stock.* rows read · as of .* · scope all warehouses/m);
    expect(out).toMatch(/^Next: "/m);
  });

  test('ask takes the question from standard input, prints JSON and writes all rows', async () => {
    const csv = path.join(folder, 'risks.csv');
    const { code, out } = await new ScapProcess(process.execPath, [SCAP, 'ask', '--json', '--csv', csv, '--user', 'ann', '--data-dir', folder], { input: QUESTION }).ended;
    const answer = JSON.parse(out);
    expect([code, answer.outcome, answer.scope.text]).toEqual([0, 'answered', 'WH01']);
    const block = answer.blocks.find(({ title }: { title: string }) => title.startsWith('What runs out'));
    expect(readFileSync(csv, 'utf8').trimEnd().split('\r\n')).toHaveLength(block.total + 1);
  });

  test('-c goes on in the conversation of the question before', async () => {
    const first = JSON.parse((await scap('ask', QUESTION, '--json', '--data-dir', folder).ended).out);
    const second = JSON.parse((await scap('ask', '-c', 'And in WH02?', '--json', '--data-dir', folder).ended).out);
    expect(second.conversationId).toBe(first.conversationId);
    const third = JSON.parse((await scap('ask', '--conversation', first.conversationId, QUESTION, '--json', '--data-dir', folder).ended).out);
    expect(third.conversationId).toBe(first.conversationId);
  });

  test('a token of `scap token` opens the API, another does not', async () => {
    const { out } = await scap('token', '--persona', 'field_engineer', '--scope', 'warehouses=WH03', '--data-dir', folder).ended;
    const me = (token: string) => fetch(`http://127.0.0.1:${port}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await (await me(out.trim())).json()).toMatchObject({ persona: 'field_engineer', scope: { text: 'WH03' } });
    expect((await me(`${out.trim()}x`)).status).toBe(401);
  });

  test('a second start names the one that runs and ends well; on another port it is an error', async () => {
    const again = await scap('start', '--data-dir', folder).ended;
    expect([again.code, again.out]).toEqual([0, expect.stringContaining(`runs already at http://127.0.0.1:${port} (process `)]);
    const elsewhere = await scap('start', '--data-dir', folder, '--port', String(await freePort())).ended;
    expect([elsewhere.code, elsewhere.err]).toEqual([6, expect.stringMatching(/^scap: The platform of this data folder runs already at .* Leave out --port/)]);
  });

  test('a port that another program has is an error where it was asked for, with the remedy', async () => {
    const { code, err } = await scap('start', '--data-dir', dataFolder(), '--port', String(port)).ended;
    expect([code, err]).toEqual([6, expect.stringMatching(/is taken by another program\. .*--port/)]);
  });

  test('after a restart it is ready soon, keeps the company and finds the conversations', async () => {
    const before = JSON.parse((await scap('ask', QUESTION, '--json', '--data-dir', folder).ended).out);
    await platform.stop();
    const began = performance.now();
    platform = npmStart(folder, port);
    await platform.says(READY);
    process.stderr.write(`second start: ready after ${Math.round(performance.now() - began)} ms, npm included\n`);
    expect(platform.out).not.toContain('built in');
    expect(platform.err).toBe('');
    const { out } = await scap('ask', '-c', 'And in WH02?', '--json', '--data-dir', folder).ended;
    expect(JSON.parse(out).conversationId).toBe(before.conversationId);
  });

  test('without a platform that runs, ask opens the engines for its question and leaves nothing behind', async () => {
    await platform.stop();
    const { code, out } = await new ScapProcess(process.execPath, [SCAP, 'ask', QUESTION, '--data-dir', folder], { env: HOSTILE }).ended;
    expect([code, out]).toEqual([0, expect.stringMatching(/will run out before /)]);
    expect(existsSync(path.join(folder, 'platform.json'))).toBe(false);
  });

  test('a platform of a user with AWS settings of all kinds answers from this machine', async () => {
    platform = new ScapProcess('npm', ['start', '--', '--data-dir', folder, '--port', String(port)], { env: HOSTILE });
    await platform.says(READY);
    expect((await scap('ask', QUESTION, '--data-dir', folder).ended).code).toBe(0);
  });
});

test('the command is linked for npx', () => {
  expect(existsSync(path.join(ROOT, 'node_modules/.bin/scap'))).toBe(true);
});
