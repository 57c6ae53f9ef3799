import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { createLocalJWKSet, jwtVerify } from 'jose';

import { openIssuer } from '../../src/local/issuer';

import { temporaryFolder } from './temporary-folder';

const clock = () => new Date('2026-11-24T08:00:00Z');
const ann = { id: 'ann', name: 'Ann', persona: 'warehouse_manager', warehouses: ['WH01'] } as const;

test('a token carries who, which persona and which warehouses, for one hour, and verifies against the published keys', async () => {
  const issuer = await openIssuer(path.join(temporaryFolder(), 'issuer'), clock);
  const { token, expiresAt } = await issuer.sign(ann);
  const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [...issuer.keySet.keys] }), {
    issuer: issuer.url, audience: 'scap-local', currentDate: clock(),
  });
  expect(payload).toMatchObject({
    'sub': 'ann', 'name': 'Ann', 'token_use': 'id', 'cognito:groups': ['warehouse_manager'], 'custom:scope': 'warehouses=WH01',
    'iat': 1795507200, 'exp': 1795510800,
  });
  expect(expiresAt).toBe(1795510800);
});

test('somebody who sees everything has the scope *, somebody who sees nothing an empty one', async () => {
  const issuer = await openIssuer(path.join(temporaryFolder(), 'issuer'), clock);
  const scopeOf = async (warehouses: 'all' | string[]) => {
    const [, payload] = (await issuer.sign({ ...ann, warehouses })).token.split('.');
    return JSON.parse(Buffer.from(payload!, 'base64url').toString())['custom:scope'];
  };
  expect(await scopeOf('all')).toBe('warehouses=*');
  expect(await scopeOf([])).toBe('warehouses=');
});

test('the published keys hold no private part', async () => {
  const issuer = await openIssuer(path.join(temporaryFolder(), 'issuer'), clock);
  expect(Object.keys(issuer.keySet.keys[0]!).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('the key pair is kept, readable by its owner only', async () => {
  const folder = path.join(temporaryFolder(), 'issuer');
  const first = await openIssuer(folder, clock);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(folder, 'key.json')).mode & 0o777).toBe(0o600);
  expect((await openIssuer(folder, clock)).url).toBe(first.url);
});

test('a key that others could read is replaced', async () => {
  const folder = path.join(temporaryFolder(), 'issuer');
  const first = await openIssuer(folder, clock);
  chmodSync(path.join(folder, 'key.json'), 0o644);
  const second = await openIssuer(folder, clock);
  expect(second.url).not.toBe(first.url);
  expect(statSync(path.join(folder, 'key.json')).mode & 0o777).toBe(0o600);
});

test('a damaged key file is replaced', async () => {
  const folder = path.join(temporaryFolder(), 'issuer');
  await openIssuer(folder, clock);
  writeFileSync(path.join(folder, 'key.json'), '{"kty":"RSA"');
  await openIssuer(folder, clock);
  expect(JSON.parse(readFileSync(path.join(folder, 'key.json'), 'utf8'))).toMatchObject({ kty: 'RSA' });
});
