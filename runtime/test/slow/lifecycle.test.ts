import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { dataFolder, freePort, instanceOf, isAlive, isListening, npmStart, READY, scap, ScapProcess, SCAP } from './scap-process';

const QUESTION = 'Which products in WH01 will run out in the next two weeks?';
const folder = dataFolder();

beforeAll(async () => {
  const first = scap('start', '--data-dir', folder, '--port', String(await freePort()));
  await first.says(READY);
  await first.stop();
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s to npm alone leaves nothing listening, no process and no lock', async signal => {
  const port = await freePort();
  const npm = npmStart(folder, port);
  await npm.says(READY);
  const { pid } = instanceOf(folder);
  expect(pid).not.toBe(npm.pid);
  npm.signal(signal);
  await npm.ended;
  await gone(pid);
  expect(await isListening(port)).toBe(false);
  expect(existsSync(path.join(folder, 'platform.json'))).toBe(false);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the platform well, also when it comes twice', async signal => {
  const platform = scap('start', '--data-dir', folder, '--port', String(await freePort()));
  await platform.says(READY);
  platform.signal(signal);
  platform.signal(signal);
  expect(await platform.ended).toMatchObject({ code: 0, err: '' });
  expect(existsSync(path.join(folder, 'platform.json'))).toBe(false);
});

test('a client that keeps its connection open does not hold the end up', async () => {
  const port = await freePort();
  const platform = scap('start', '--data-dir', folder, '--port', String(port));
  await platform.says(READY);
  await (await fetch(`http://127.0.0.1:${port}/config.json`)).json();
  expect((await platform.stop()).code).toBe(0);
});

test('of two starts at once one runs, and the other names it', async () => {
  const [one, other] = [scap('start', '--data-dir', folder), scap('start', '--data-dir', folder)];
  const loser = await Promise.race([one.ended.then(() => one), other.ended.then(() => other)]);
  const winner = loser === one ? other : one;
  await winner.says(READY);
  expect(await loser.ended).toMatchObject({ code: 0, out: expect.stringContaining(`runs already at ${instanceOf(folder).address}`) });
  expect(instanceOf(folder).pid).toBe(winner.pid);
  expect((await winner.stop()).code).toBe(0);
});

test('two questions at once without a platform are both answered, one after the other', async () => {
  const ended = await Promise.all([scap('ask', QUESTION, '--data-dir', folder).ended, scap('ask', QUESTION, '--data-dir', folder).ended]);
  expect(ended.map(each => each.code)).toEqual([0, 0]);
  expect(existsSync(path.join(folder, 'platform.json'))).toBe(false);
});

test('a platform that was killed is recognised and replaced', async () => {
  const killed = scap('start', '--data-dir', folder, '--port', String(await freePort()));
  await killed.says(READY);
  killed.signal('SIGKILL');
  await killed.ended;
  expect(existsSync(path.join(folder, 'platform.json'))).toBe(true);
  const next = scap('start', '--data-dir', folder, '--port', String(await freePort()));
  await next.says(READY);
  expect((await next.stop()).code).toBe(0);
});

test('Ctrl-C during a question stops its turn and ends cleanly', async () => {
  const asking = scap('ask', QUESTION, '--data-dir', folder);
  await asking.says('Looking up');
  asking.signal('SIGINT');
  expect(await asking.ended).toMatchObject({ code: 130, err: expect.not.stringContaining('Error') });
  expect(existsSync(path.join(folder, 'platform.json'))).toBe(false);
});

test('Ctrl-C during the golden questions says what has been judged, and ends cleanly', async () => {
  const evaluating = scap('eval', '--only', 'number-of-products', '--only', 'stockout-wh01', '--data-dir', dataFolder());
  await evaluating.says('Asked 1 of 3 questions');
  evaluating.signal('SIGINT');
  const { code, out, err } = await evaluating.ended;
  expect(code).toBe(130);
  expect(err).toMatch(/Stopped when [12] of 3 questions had been judged/);
  expect(err).not.toMatch(/Database|Error/);
  expect(out).toContain('Score of the offline planner');
});

test('a first start that is interrupted half way leaves nothing broken', async () => {
  const fresh = dataFolder();
  const first = scap('start', '--data-dir', fresh, '--port', String(await freePort()));
  await first.says('Simulating');
  first.signal('SIGINT');
  expect((await first.ended).code).toBe(130);
  expect(readdirSync(fresh).filter(name => !['dynamo', 'issuer', 'audit'].includes(name))).toEqual([]); // the keys are there first
  const second = scap('start', '--data-dir', fresh, '--port', String(await freePort()));
  await second.says(READY);
  expect((await second.stop()).code).toBe(0);
});

test('a read-only file system is one sentence with a remedy, and exit code 5', () => {
  const mount = dataFolder();
  const script = `mount -t tmpfs -o ro none ${mount} && exec ${process.execPath} ${SCAP} start --data-dir ${mount}/data`;
  const { status, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script], { encoding: 'utf8' });
  expect(stderr).toBe(`scap: The data folder ${mount}/data cannot be used: its file system is read-only. Name a folder that you may write to: --data-dir DIR.\n`);
  expect(status).toBe(5);
});

test('output into a pipe that closes early is no error', async () => {
  const piped = new ScapProcess('sh', ['-c', `${process.execPath} ${SCAP} ask "${QUESTION}" --data-dir ${folder} | head -1`]);
  expect(await piped.ended).toMatchObject({ code: 0, err: expect.not.stringContaining('EPIPE') });
});

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) await sleep(50);
  expect(isAlive(pid)).toBe(false);
}
