import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { run } from '../../src/cli/run';
import { temporaryFolder } from '../local/temporary-folder';
import { sampleCompany } from '../sample-company';

import { commandHost } from './command-host';

jest.setTimeout(300_000);

async function check(cwd: string, ...options: string[]) {
  const host = commandHost({ cwd });
  const code = await run(['data', 'check', ...options], host);
  return { code, ...host.written };
}

test('in a folder without data there is nothing to check, nothing is made, and it is said what to do', async () => {
  const cwd = temporaryFolder();
  expect(await check(cwd)).toEqual({
    code: 2, out: '', err: `scap: There is nothing to check: config/laptop.yaml is not there, and ${cwd}/.scap keeps no sample company. `
      + 'Import your tables: scap data import DIR. To try the sample company: scap start.\n',
  });
  expect(existsSync(path.join(cwd, '.scap'))).toBe(false);
});

test('a configuration that maps no tables is named, and errors are JSON where JSON was asked for', async () => {
  const cwd = temporaryFolder();
  mkdirSync(path.join(cwd, 'config'));
  writeFileSync(path.join(cwd, 'config/laptop.yaml'), 'environment: laptop\n');
  const { code, out } = await check(cwd, '--json');
  expect([code, JSON.parse(out).error.detail]).toEqual([2, `There is nothing to check: config/laptop.yaml maps no tables of your own, and ${cwd}/.scap keeps no sample company.`]);
});

test('of the sample company it is said that it is that one, where it lies, and why', async () => {
  const cwd = temporaryFolder();
  cpSync(await sampleCompany(), path.join(cwd, 'mine/company'), { recursive: true });
  const { code, out } = await check(cwd, '--data-dir', 'mine');
  expect(code).toBe(0);
  expect(out.split('\n').slice(0, 3)).toEqual([
    'Views of the sample company in mine/company, as of 2026-11-24',
    '  No tables of your own are mapped: config/laptop.yaml is not there. Import them: scap data import DIR',
    '  warehouses: 5 rows, 11 of 11 columns',
  ]);
});

test('of tables of one\'s own it is said which configuration maps them, and where they lie', async () => {
  const cwd = temporaryFolder();
  writeFileSync(path.join(cwd, 'warehouses.csv'), 'warehouse_id,city,country\nWH01,Lyon,FR\nWH02,Oslo,NO\n');
  const importing = commandHost({ cwd });
  expect(await run(['data', 'import', 'warehouses.csv', '--yes'], importing)).toBe(0);
  expect(importing.written.out).toMatch(/\nThen: scap data check   ·   scap start\n$/);
  const { code, out } = await check(cwd);
  expect(code).toBe(0);
  expect(out.split('\n').slice(0, 2)).toEqual([
    'Views of config/laptop.yaml, over the tables in .scap/tables, as of 2026-11-24', expect.stringMatching(/^ {2}warehouses: 2 rows, \d+ of \d+ columns/),
  ]);
});
