import * as path from 'path';
import { ConfigurationManager } from '../../src';
import { ConfigurationError } from '../../src/config';

test('a file that is not there says so, with a code', () => {
  const load = () => ConfigurationManager.load('config/nowhere.yaml');
  expect(load).toThrow('config/nowhere.yaml: cannot be read. Name a YAML file');
  expect(load).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID' }));
  expect(load).toThrow(ConfigurationError);
});

test('a stack is given the account and Region of its configuration, and none where they are auto', () => {
  const owned = { owner: 'o', costCenter: 'c' };
  expect(ConfigurationManager.stackEnvironment({ ...owned, accountId: '111111111111', region: 'eu-central-1' })).toEqual({ account: '111111111111', region: 'eu-central-1' });
  expect(ConfigurationManager.stackEnvironment({ ...owned, accountId: 'auto', region: 'auto' })).toEqual({ account: undefined, region: undefined });
});

test('the dev configuration that ships can be used', () => {
  const dev = path.join(__dirname, '..', '..', 'config', 'dev.yaml');
  expect(ConfigurationManager.load(dev)).toMatchObject({ environment: 'dev', accountId: 'auto', region: 'auto' });
});
