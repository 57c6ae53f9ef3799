import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { run } from '../../src/cli/run';
import { temporaryFolder } from '../local/temporary-folder';

import { commandHost } from './command-host';

const LEAST = 'owner: supply-chain\ncost_center: CC-1\n';

test('validate prints every problem with its place, and ends with exit code 1', async () => {
  const host = hostWith({ 'test.yaml': `${LEAST}functions: { memory: 64 }\napi: { burst: 0 }\n` });
  expect(await run(['config', 'validate', 'test.yaml'], host)).toBe(1);
  expect(host.written).toEqual({
    out: [
      'test.yaml:3:14: functions.memory is not a key. Did you mean functions.memory_mb?',
      'test.yaml:4:15: api.burst is 0, expected a whole number from 1 to 5000.',
      '2 problems.',
      '',
    ].join('\n'),
    err: '',
  });
});

test('validate --json prints a list, of which other programs read the parts', async () => {
  const host = hostWith({ 'test.yaml': `extends: base.yaml\n${LEAST}`, 'base.yaml': 'region: frankfurt\n' }, { SCAP__API__BURST: 'many' });
  expect(await run(['config', 'validate', 'test.yaml', '--json'], host)).toBe(1);
  expect(JSON.parse(host.written.out)).toEqual([
    { file: 'base.yaml', line: 1, column: 9, path: 'region', value: 'frankfurt', message: 'is "frankfurt", expected a Region such as eu-central-1, or auto', hint: null },
    { file: 'SCAP__API__BURST', line: null, column: null, path: 'api.burst', value: 'many', message: 'is "many", expected a whole number from 1 to 5000', hint: null },
  ]);
});

test('a sound configuration is said to be sound; warnings go beside it, and an empty list is no failure', async () => {
  const files = { 'test.yaml': `${LEAST}environment: prod\nfeatures: { waf: false }\n` };
  const text = hostWith(files);
  expect(await run(['config', 'validate', 'test.yaml'], text)).toBe(0);
  expect(text.written).toEqual({
    out: 'test.yaml is sound: environment prod, 39 of 60 metric series.\n',
    err: 'warning: test.yaml:4:18: features.waf is false in prod: nothing stands before the API but its throttle. Set features.waf: true.\n',
  });
  const json = hostWith(files);
  expect(await run(['config', 'validate', 'test.yaml', '--json'], json)).toBe(0);
  expect(JSON.parse(json.written.out)).toEqual([]);
});

test('show says what holds and where each value comes from', async () => {
  const host = hostWith(
    { 'test.yaml': `extends: base.yaml\n${LEAST}environment: staging\n`, 'base.yaml': 'functions: { memory_mb: 2048 }\n', '.env': 'SCAP__API__BURST=50\nOTHER=1\n' },
    { SCAP__REGION: 'eu-west-1' });
  expect(await run(['config', 'show', 'test.yaml', '--json'], host)).toBe(0);
  const shown: { path: string }[] = JSON.parse(host.written.out);
  const wanted = ['owner', 'region', 'functions.memory_mb', 'api.burst', 'features.xray', 'features.vpc'];
  expect(shown.filter(({ path: key }) => wanted.includes(key))).toEqual([
    { path: 'owner', value: 'supply-chain', from: 'test.yaml:2:8' },
    { path: 'region', value: 'eu-west-1', from: 'SCAP__REGION' },
    { path: 'features.vpc', value: false, from: 'default' },
    { path: 'features.xray', value: true, from: 'default of staging' },
    { path: 'api.burst', value: 50, from: 'SCAP__API__BURST in .env' },
    { path: 'functions.memory_mb', value: 2048, from: 'base.yaml:1:25' },
  ]);
});

test('show in words has a line for each key', async () => {
  const host = hostWith({ 'config/dev.yaml': LEAST });
  expect(await run(['config', 'show'], host)).toBe(0);
  expect(host.written.out).toMatch(/^functions\.memory_mb: 1024 +default$/m);
  expect(host.written.out).toMatch(/^owner: "supply-chain" +config\/dev\.yaml:1:8$/m);
});

test('diff names the keys that differ, with the defaults of their environments', async () => {
  const host = hostWith({ 'one.yaml': LEAST, 'other.yaml': `${LEAST}environment: staging\nprefix: other\n` }, { SCAP__PREFIX: 'third' });
  expect(await run(['config', 'diff', 'one.yaml', 'other.yaml'], host)).toBe(0);
  const lines = host.written.out.trimEnd().split('\n');
  expect(lines.slice(0, 2)).toEqual(['prefix: "scap" → "other"', 'environment: "dev" → "staging"']);
  expect(lines).toContain('conversations.retention_days: 30 → 90');
  const same = hostWith({ 'one.yaml': LEAST });
  await run(['config', 'diff', 'one.yaml', 'one.yaml'], same);
  expect(same.written.out).toBe('one.yaml and one.yaml say the same.\n');
});

test('template prints the file that ships, and what it prints is sound', async () => {
  const host = hostWith({});
  expect(await run(['config', 'template'], host)).toBe(0);
  expect(host.written.out).toBe(readFileSync(path.join(__dirname, '../../../config/template.yaml'), 'utf8'));
  expect(await run(['config', 'validate', 'mine.yaml'], hostWith({ 'mine.yaml': host.written.out }))).toBe(0);
});

test('a file that is not there, in any of them, says so and ends with exit code 1', async () => {
  for (const argv of [['show', 'no.yaml'], ['validate', 'no.yaml'], ['diff', 'no.yaml', 'no.yaml']]) {
    const host = hostWith({});
    expect(await run(['config', ...argv], host)).toBe(1);
    expect(host.written.out + host.written.err).toContain('no.yaml: cannot be read.');
  }
});

test('what cannot be shown is an error beside the output, and an object where a program reads', async () => {
  const host = hostWith({ 'test.yaml': `${LEAST}api: { burst: 0 }\n` });
  expect(await run(['config', 'show', 'test.yaml', '--json'], host)).toBe(1);
  expect(host.written.err).toBe('test.yaml:3:15: api.burst is 0, expected a whole number from 1 to 5000.\n1 problem.\n');
  expect(JSON.parse(host.written.out)).toMatchObject({ error: { code: 'CONFIGURATION_INVALID', detail: 'The configuration has 1 problem.', problems: [{ path: 'api.burst' }] } });
});

test('config alone, and config --help, say what there is', async () => {
  const alone = hostWith({});
  expect(await run(['config'], alone)).toBe(2);
  const help = hostWith({});
  expect(await run(['config', '--help'], help)).toBe(0);
  expect(help.written.out).toMatch(/^Examples:\n {2}scap config template/);
});

function hostWith(files: Record<string, string>, environment: Record<string, string> = {}) {
  const cwd = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
    writeFileSync(path.join(cwd, file), text);
  }
  return commandHost({ cwd, environment });
}
