import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { run } from '../../src/cli/run';
import { temporaryFolder } from '../local/temporary-folder';

import { commandHost } from './command-host';

test.each([
  [['--scale', '11'], '--scale is 11, expected a whole number from 1 to 10.'],
  [['--scale', 'large'], '--scale is large, expected a whole number from 1 to 10.'],
  [['--seed', '-1'], '--seed is -1, expected a whole number from 0 to 2147483647.'],
  [['--as-of', '2026-13-01'], '--as-of is 2026-13-01, expected a date such as 2026-11-24.'],
])('%j is refused with what it expects', async (options, message) => {
  const host = commandHost({ cwd: temporaryFolder() });
  expect(await run(['data', 'generate', ...options], host)).toBe(2);
  expect(host.written.err).toContain(message);
  expect(readdirSync(host.cwd)).toEqual([]);
});

test('a folder with other files is left as it is', async () => {
  const host = commandHost({ cwd: temporaryFolder() });
  mkdirSync(path.join(host.cwd, 'mine'));
  writeFileSync(path.join(host.cwd, 'mine', 'letter.txt'), 'dear');
  expect(await run(['data', 'generate', '--dir', 'mine'], host)).toBe(2);
  expect(host.written.err).toContain('--dir is mine, which holds other files. Name a folder that is empty or not there.');
  expect(await run(['data', 'generate', '--dir', 'mine/letter.txt'], host)).toBe(2);
  expect(readFileSync(path.join(host.cwd, 'mine', 'letter.txt'), 'utf8')).toBe('dear');
});

test('interrupted, it leaves nothing behind', async () => {
  const host = commandHost({ cwd: temporaryFolder() });
  host.interrupt();
  expect(await run(['data', 'generate'], host)).toBe(130);
  expect(readdirSync(host.cwd)).toEqual([]);
});
