import { readdirSync } from 'node:fs';
import path from 'node:path';

import { run } from '../../src/cli/run';
import { temporaryFolder } from '../local/temporary-folder';

import { commandHost } from './command-host';

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

test('a token stands alone on standard output, and nothing is left running or locked', async () => {
  const host = commandHost({ cwd: temporaryFolder() });
  expect(await run(['token', '--persona', 'warehouse_manager'], host)).toBe(0);
  expect(host.written.out).toMatch(/^ey[\w-]+\.[\w-]+\.[\w-]+\n$/);
  expect(host.written.err).toBe('');
  expect(claimsOf(host.written.out)).toMatchObject({ 'sub': 'ben', 'cognito:groups': ['warehouse_manager'], 'custom:scope': 'warehouses=*' });
  expect(readdirSync(path.join(host.cwd, '.scap'))).toEqual(['issuer']);
});

test.each([
  [['--user', 'ann'], { 'sub': 'ann', 'custom:scope': 'warehouses=WH01' }],
  [['--user', 'ann', '--scope', 'warehouses=WH02,WH03'], { 'sub': 'ann', 'custom:scope': 'warehouses=WH02,WH03' }],
  [['--persona', 'field engineer', '--scope', 'warehouses=*'], { 'sub': 'dan', 'cognito:groups': ['field_engineer'], 'custom:scope': 'warehouses=*' }],
])('%j gives a token of that user, persona and scope', async (options, claims) => {
  const host = commandHost({ cwd: temporaryFolder() });
  await run(['token', ...options], host);
  expect(claimsOf(host.written.out)).toMatchObject(claims);
});

test('with --json it says when it ends', async () => {
  const host = commandHost({ cwd: temporaryFolder() });
  await run(['token', '--user', 'ann', '--json'], host);
  expect(JSON.parse(host.written.out)).toEqual({ token: expect.stringMatching(/^ey/), expiresAt: 1795510800 });
});
