import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { localSettings } from '../../src/cli/local-settings';
import { temporaryFolder } from '../local/temporary-folder';

test('without a file and variables the defaults of the configuration hold', async () => {
  const { company, ...rest } = await settings();
  expect(rest).toEqual({ conversationDays: 30, answerSeconds: 290, bedrockModelId: 'amazon.nova-pro-v1:0', variables: {} });
  expect(company.current).toMatchObject({ asOf: 'today', ownTables: false });
});

test('.env of the working directory sets what is not set already', async () => {
  const found = await settings('SCAP__DATA__AS_OF=2026-11-20\nSCAP__CONVERSATIONS__RETENTION_DAYS="7"\nAWS_REGION=eu-central-1', { AWS_REGION: 'us-east-1' });
  expect(found).toMatchObject({ company: { current: { asOf: '2026-11-20' } }, conversationDays: 7, variables: { AWS_REGION: 'us-east-1' } });
});

test('a variable that is set wins over the file', async () => {
  expect(await settings('SCAP__DATA__AS_OF=2026-11-20', { SCAP__DATA__AS_OF: 'today' })).toMatchObject({ company: { current: { asOf: 'today' } } });
});

test('settings that matter in an account only are let be', async () => {
  expect(await settings('SCAP__FUNCTIONS__MEMORY_MB=2048')).toMatchObject({ company: { current: { asOf: 'today' } } });
});

test('an unknown name is an error that says where and what was meant', async () => {
  await expect(settings('SCAP__DATA__ASOF=today')).rejects.toMatchObject({
    code: 'USAGE', message: expect.stringMatching(/^SCAP__DATA__ASOF in .*\.env is no setting\. Did you mean SCAP__DATA__AS_OF\?$/),
  });
  await expect(settings('', { SCAP__DATA__ASOF: 'today' })).rejects.toMatchObject({ message: expect.stringContaining('in the environment') });
});

test.each([
  ['SCAP__DATA__AS_OF=secret', 'today, latest, or a date such as 2026-11-24'],
  ['SCAP__CONVERSATIONS__RETENTION_DAYS=0', 'a whole number from 1 to 3650'],
  ['SCAP__CONVERSATIONS__RETENTION_DAYS=secret', 'a whole number from 1 to 3650'],
])('%s is refused with what the setting takes, and without the value', async (line, expected) => {
  const error = await settings(line).catch(thrown => thrown);
  expect(error).toMatchObject({ code: 'USAGE', remedy: `Set it to ${expected}.` });
  expect(error.message).not.toContain('secret');
});

test('an .env that cannot be read is said, not passed over', async () => {
  const cwd = temporaryFolder();
  mkdirSync(path.join(cwd, '.env'));
  await expect(localSettings({}, { cwd, environment: {} })).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining('cannot be read') });
});

function settings(file?: string, environment: Record<string, string> = {}) {
  const cwd = temporaryFolder();
  if (file !== undefined) writeFileSync(path.join(cwd, '.env'), file);
  return localSettings({}, { cwd, environment });
}
