import { calledAs, inCalledForm, repeated } from '../../src/cli/called-as';
import { run } from '../../src/cli/run';
import { temporaryFolder } from '../local/temporary-folder';

import { commandHost } from './command-host';

const NPX = { npm_command: 'exec', npm_lifecycle_event: 'npx' };
const NPM_START = { npm_command: 'start', npm_lifecycle_event: 'start' };

test.each([
  [{}, { scap: 'scap', start: 'scap start' }],
  [NPX, { scap: 'npx scap', start: 'npx scap start' }],
  [NPM_START, { scap: 'npx scap', start: 'npm start --' }],
])('in %j the program is called %j', (environment, called) => {
  expect(calledAs(environment)).toEqual(called);
});

test.each([
  ['See the ids: scap feedback', 'See the ids: npx scap feedback'],
  ['scap eval --json lists their ids.', 'npx scap eval --json lists their ids.'],
  ['Usage: scap [options] [command]', 'Usage: npx scap [options] [command]'],
  ['curl -H "Bearer $(scap token --user ann)"', 'curl -H "Bearer $(npx scap token --user ann)"'],
  ['Examples, options and exit codes: scap --help', 'Examples, options and exit codes: npx scap --help'],
  ['kept in /home/ann/.scap and scap-data', 'kept in /home/ann/.scap and scap-data'],
  ['then npx scap data check', 'then npx scap data check'],
  ['"scap ask" is no file', '"scap ask" is no file'],
])('%s', (text, called) => {
  expect(inCalledForm(text, 'npx scap')).toBe(called);
  expect(inCalledForm(text, 'scap')).toBe(text);
});

test('help, wrong usage and errors name commands as they are called', async () => {
  const of = async (...argv: string[]) => {
    const host = commandHost({ cwd: temporaryFolder(), environment: NPX });
    await run(argv, host);
    return host.written;
  };
  expect((await of('ask', '--help')).out).toMatch(/^Examples:\n {2}npx scap ask "/);
  expect((await of('ask', '--help')).out).toContain('Usage: npx scap ask [options] [question...]');
  expect((await of()).err).toContain('\n  npx scap start         start the platform');
  expect((await of('ask', '--jsno', 'x')).err).toContain('Usage and examples: npx scap ask --help\n');
  const wrong = await of('token', '--json');
  expect(wrong.err).toBe('scap: A token needs somebody: --persona or --user is missing. Try: npx scap token --persona warehouse_manager\n');
  expect(JSON.parse(wrong.out).error.remedy).toBe('Try: npx scap token --persona warehouse_manager');
});

test('a hint repeats who asked and where, and nothing that is usual', () => {
  expect(repeated({ dataDir: '.scap' })).toBe('');
  expect(repeated({ dataDir: '/tmp/my data', user: 'carla' })).toBe(' --user carla --data-dir "/tmp/my data"');
  expect(repeated({ dataDir: '.scap', persona: 'field engineer', config: 'config/dev.yaml' })).toBe(' --persona "field engineer" --config config/dev.yaml');
});
