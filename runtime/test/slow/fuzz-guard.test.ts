import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

test('10,000 generated queries give the same on a company that has nothing but what is permitted', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/fuzz-guard.mjs', '--cases', '10000', '--seed', '20261124', '--json'], { cwd: ROOT, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout).cases).toBe(10_000);
}, 900_000);
