import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';

import { claimInstance, findRunning, type InstanceClaim } from '../../src/local/instance';
import { listenOnLoopback } from '../../src/local/listen';

import { temporaryFolder } from './temporary-folder';

const clock = () => new Date('2026-11-24T08:00:00Z');
const servers: Server[] = [];
afterAll(() => servers.forEach(server => server.close()));

test('the file is there, for its owner only, from the claim to the release', async () => {
  const file = path.join(temporaryFolder(), 'platform.json');
  const claim = await claimed(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, address: null, purpose: 'platform', startedAt: '2026-11-24T08:00:00.000Z' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  claim.publish('http://127.0.0.1:1');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ address: 'http://127.0.0.1:1' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  claim.release();
  claim.release();
  expect(readdirSync(path.dirname(file))).toEqual([]);
});

test('a platform that answers is found, with its address and key', async () => {
  const file = path.join(temporaryFolder(), 'platform.json');
  const claim = await claimed(file);
  const address = await answering(claim.record.instance);
  claim.publish(address);
  expect(await claimInstance({ file, purpose: 'platform', clock })).toMatchObject({ address, key: claim.record.key });
  expect(await findRunning({ file })).toMatchObject({ address, instance: claim.record.instance });
});

test('a file of a process that is gone is replaced', async () => {
  const file = written({ pid: 2 ** 22 + 12345, address: 'http://127.0.0.1:9' });
  expect(await findRunning({ file })).toBeUndefined();
  expect((await claimed(file)).record.instance).not.toBe('other');
});

test('a file whose process id now belongs to another program is replaced', async () => {
  const file = written({ pid: process.pid, address: await answering('somebody else') });
  expect(await findRunning({ file })).toBeUndefined();
  expect((await claimed(file)).record.instance).not.toBe('other');
});

test('a file without an address is waited for while it is young, and replaced when it is old', async () => {
  const file = written({ pid: process.pid, address: null });
  await expect(claimInstance({ file, purpose: 'platform', clock, patienceMs: 1 })).rejects.toMatchObject({ code: 'PLATFORM_SILENT' });
  utimesSync(file, new Date(0), new Date(0));
  expect((await claimed(file)).record.instance).not.toBe('other');
});

test('one that is starting is waited for, and said to be', async () => {
  const file = path.join(temporaryFolder(), 'platform.json');
  const claim = await claimed(file);
  let ready = false;
  claim.publish(await answering(claim.record.instance, () => ready));
  const waits: number[] = [];
  const found = await claimInstance({ file, purpose: 'platform', clock, onWait: pid => { waits.push(pid); ready = true; } });
  expect(found).toMatchObject({ instance: claim.record.instance });
  expect(waits).toEqual([process.pid]);
});

test('engines that are open for one question are waited for until they are gone', async () => {
  const file = path.join(temporaryFolder(), 'platform.json');
  const question = await claimed(file, 'question');
  question.publish(await answering(question.record.instance));
  const next = await claimInstance({ file, purpose: 'platform', clock, onWait: () => question.release() });
  expect('release' in next).toBe(true);
});

test('of many claims at once one wins', async () => {
  const file = written({ pid: 2 ** 22 + 12345, address: 'http://127.0.0.1:9' });
  const claims = await Promise.allSettled(Array.from({ length: 8 }, () => claimInstance({ file, purpose: 'platform', clock, patienceMs: 1 })));
  expect(claims.filter(each => each.status === 'fulfilled')).toHaveLength(1);
  expect(readdirSync(path.dirname(file))).toEqual(['platform.json']);
});

test('giving up does not remove the file of another', async () => {
  const file = path.join(temporaryFolder(), 'platform.json');
  const claim = await claimed(file);
  writeFileSync(file, JSON.stringify({ ...claim.record, instance: 'other' }));
  claim.release();
  expect(existsSync(file)).toBe(true);
});

async function claimed(file: string, purpose: 'platform' | 'question' = 'platform'): Promise<InstanceClaim> {
  const claim = await claimInstance({ file, purpose, clock });
  if (!('release' in claim)) throw new Error('The folder is held by another process.');
  return claim;
}

function written(more: object): string {
  const file = path.join(temporaryFolder(), 'platform.json');
  writeFileSync(file, JSON.stringify({ instance: 'other', startedAt: '2026-11-23T08:00:00Z', purpose: 'platform', key: 'k', ...more }));
  return file;
}

async function answering(instance: string, ready: () => boolean = () => true): Promise<string> {
  const server = createServer((_request, response) => response.end(JSON.stringify({ instance, ready: ready() })));
  servers.push(server);
  return `http://127.0.0.1:${await listenOnLoopback(server, 0)}`;
}
