import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { run } from '../../src/cli/run';
import { temporaryFolder } from '../local/temporary-folder';

import { commandHost } from './command-host';

const TERMINAL = { input: true, output: true, errors: true };

test('without an argument a terminal gets a short help, a pipe is told that something is missing', async () => {
  const terminal = commandHost({ interactive: TERMINAL });
  expect(await run([], terminal)).toBe(0);
  expect(terminal.written.out).toContain('scap ask "…"');
  expect(terminal.written.out.split('\n').length).toBeLessThan(13);
  const pipe = commandHost();
  expect(await run([], pipe)).toBe(2);
  expect(pipe.written).toEqual({ out: '', err: terminal.written.out });
});

test.each([['--help'], ['start', '--help'], ['ask', '--help'], ['token', '--help']])('%s %s begins with examples and goes to standard output', async (...argv) => {
  const host = commandHost();
  expect(await run(argv, host)).toBe(0);
  expect(host.written.out).toMatch(/^Examples:\n  (scap|AWS_REGION)/);
  expect(host.written.err).toBe('');
});

test('the help lists the exit codes', async () => {
  const host = commandHost();
  await run(['--help'], host);
  for (const line of ['    0  done, answered', '    2  wrong usage', '    5  the data folder', '    6  the port is taken', '  130  stopped by Ctrl-C']) {
    expect(host.written.out).toContain(line);
  }
});

test.each([60, 80, 100])('help fits a terminal of %i columns, but for its examples', async columns => {
  for (const argv of [['--help'], ['ask', '--help'], ['sql', '--help'], ['data', 'import', '--help']]) {
    const host = commandHost({ columns });
    await run(argv, host);
    const [, ...prose] = host.written.out.split('\nUsage: ');
    expect(prose.join('').split('\n').filter(line => line.length > columns)).toEqual([]);
  }
});

test('a mistyped option points to the help of its own command', async () => {
  for (const [argv, help] of [[['ask', '--jsno', 'x'], 'scap ask --help'], [['drafts', 'show', '--jsno', 'x'], 'scap drafts show --help'], [['aks'], 'scap --help']] as const) {
    const host = commandHost();
    await run([...argv], host);
    expect(host.written.err).toContain(`Usage and examples: ${help}\n`);
  }
});

test.each([
  [['ask', '--jsno', '--json', 'x'], "unknown option '--jsno' (Did you mean --json?)", 'Usage and examples: scap ask --help'],
  [['ask', '--json', '--port', 'x', 'y'], "option '--port <number>' argument 'x' is invalid. A port is a whole number from 1 to 65535.", 'Usage and examples: scap ask --help'],
  [['drafts', 'show', '--json'], "missing required argument 'draft'", 'Usage and examples: scap drafts show --help'],
  [['drafts', 'aprove', 'X', '--json'], 'scap drafts has no command "aprove". Did you mean approve?', 'Usage and examples: scap drafts --help'],
])('%j, wrong usage with --json, is a JSON object on standard output, too', async (argv, detail, remedy) => {
  const host = commandHost();
  expect(await run(argv, host)).toBe(2);
  expect(JSON.parse(host.written.out)).toEqual({ error: { code: 'USAGE', detail, remedy } });
});

test('-V and --version print the version alone', async () => {
  for (const option of ['-V', '--version']) {
    const host = commandHost();
    expect([await run([option], host), host.written.out]).toEqual([0, '0.1.0\n']);
  }
});

test('a golden question that is not there is said without asking all of them', async () => {
  const host = commandHost();
  expect(await run(['eval', '--only', 'stokout-wh01'], host)).toBe(2);
  expect(host.written.err).toMatch(/There is no golden question "stokout-wh01"\. Did you mean stockout-wh01\? Their ids stand in \/.*\/runtime\/golden\.\n$/);
});

test('a configuration that cannot be used is named once, and in the command that shows its problems', async () => {
  const cwd = temporaryFolder();
  writeFileSync(path.join(cwd, 'mine.yaml'), 'environment: laptop\nconversatons: {}\n');
  const host = commandHost({ cwd });
  expect(await run(['ask', '--config', 'mine.yaml', 'x'], host)).toBe(2);
  expect(host.written.err).toBe('scap: The configuration cannot be used: mine.yaml:2:1: conversatons is not a key. Did you mean conversations? Mend it, then see what is left: scap config validate mine.yaml\n');
});

test('a file for which there is no place is refused before the question is asked', async () => {
  const host = commandHost();
  expect(await run(['ask', '--csv', '/no/such/folder/x.csv', 'How many orders are open?'], host)).toBe(1);
  expect(host.written).toEqual({ out: '', err: expect.stringContaining('/no/such/folder/x.csv cannot be written. Name a file in a folder that you may write to') });
});

test('a folder in the place of the file is refused before the question is asked', async () => {
  const cwd = temporaryFolder();
  const host = commandHost({ cwd });
  expect(await run(['ask', '--csv', '.', 'How many orders are open?'], host)).toBe(1);
  expect(host.written).toEqual({ out: '', err: `scap: ${cwd} cannot be written. Name a file in a folder that you may write to: --csv FILE.\n` });
});

test('a question needs no quotes', async () => {
  const host = commandHost();
  expect(await run(['ask', '--user', 'ann', '--persona', 'field_engineer', 'How', 'many', 'orders', 'are', 'open'], host)).toBe(2);
  expect(host.written.err).toContain('Ann is a warehouse manager, not a field engineer.');
});

test.each(['start', 'ask', 'token'])('%s takes a port and a data folder', async command => {
  const host = commandHost();
  await run([command, '--help'], host);
  expect(host.written.out).toContain('--port <number>');
  expect(host.written.out).toContain('--data-dir <dir>');
});

test.each([
  [['aks', 'x'], "error: unknown command 'aks'\n(Did you mean ask?)"],
  [['ask', '--jsno', 'x'], "error: unknown option '--jsno'\n(Did you mean --json?)"],
  [['ask', '--port', '99999', 'x'], 'A port is a whole number from 1 to 65535.'],
  [['start', '--model', 'gpt'], 'Allowed choices are offline, bedrock, ollama.'],
  [['ask', '--persona', 'warehouse_manger', 'x'], 'There is no persona "warehouse_manger". Did you mean warehouse_manager?'],
  [['ask', '--user', 'bne', 'x'], 'There is no sample user "bne". Did you mean ben? Take --user ann, ben,'],
  [['ask', '--user', 'ann', '--persona', 'field_engineer', 'x'], 'Ann is a warehouse manager, not a field engineer. Leave out --persona, or take --user carla or dan.'],
  [['ask', '-c', '--conversation', 'a', 'x'], '-c and --conversation name two conversations. Give one of them.'],
  [['ask'], 'There is no question. Try: scap ask "'],
  [['token'], '--persona or --user is missing. Try: scap token --persona warehouse_manager'],
  [['token', '--user', 'ann', '--scope', 'WH01'], '"WH01" is no scope. Write --scope warehouses=WH01'],
  [['start', '--model', 'bedrock'], '--model bedrock needs to know the AWS Region. Set AWS_REGION'],
  [['start', '--model', 'ollama'], '--model ollama needs the name of a model.'],
  [['start', '--model-id', 'x'], '--model-id names a model of Bedrock or ollama.'],
])('%j is wrong usage: exit code 2, and a sentence that helps', async (argv, sentence) => {
  const host = commandHost();
  expect(await run(argv, host)).toBe(2);
  expect(host.written.err).toContain(sentence);
  expect(host.written.out).toBe('');
});

test('with --json an error is an object on standard output too', async () => {
  const host = commandHost();
  await run(['ask', '--json', '--user', 'bne', 'x'], host);
  expect(JSON.parse(host.written.out)).toEqual({
    error: { code: 'USAGE', detail: 'There is no sample user "bne". Did you mean ben?', remedy: 'Take --user ann, ben, carla, dan, eva, finn.' },
  });
});

test('a data folder that is a file is one sentence with a remedy, and exit code 5', async () => {
  const cwd = temporaryFolder();
  writeFileSync(path.join(cwd, 'taken'), '');
  for (const argv of [['start', '--data-dir', 'taken'], ['ask', '--data-dir', 'taken', 'x'], ['token', '--user', 'ann', '--data-dir', 'taken']]) {
    const host = commandHost({ cwd });
    expect(await run(argv, host)).toBe(5);
    expect(host.written.err).toBe(
      `scap: The data folder ${path.join(cwd, 'taken')} cannot be used: a file has that name. Name a folder that you may write to: --data-dir DIR.\n`,
    );
  }
});
