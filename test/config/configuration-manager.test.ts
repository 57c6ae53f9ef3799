import * as path from 'path';
import { ConfigurationManager } from '../../src';
import { ConfigurationError } from '../../src/config';

test('a file that is not there says so, with a code', () => {
  const load = () => ConfigurationManager.load('config/nowhere.yaml');
  expect(load).toThrow('config/nowhere.yaml: cannot be read. Name a YAML file');
  expect(load).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID' }));
  expect(load).toThrow(ConfigurationError);
});

test('the dev configuration that ships can be used', () => {
  const dev = path.join(__dirname, '..', '..', 'config', 'dev.yaml');
  expect(ConfigurationManager.load(dev)).toMatchObject({ environment: 'dev', accountId: 'auto', region: 'auto' });
});
