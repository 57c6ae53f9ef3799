import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ConfigurationManager, SupplyChainAgentPlatform } from '../../src';
import { testApp } from '../fixture/synthesize';

const folder = mkdtempSync(path.join(tmpdir(), 'config-'));
const before = { cwd: process.cwd(), environment: { ...process.env } };

beforeAll(() => process.chdir(folder));
afterEach(() => { process.env = { ...before.environment }; });
afterAll(() => {
  process.chdir(before.cwd);
  rmSync(folder, { recursive: true, force: true });
});

test('a platform is made from a file, then variables, then props, which win in this order', () => {
  writeFileSync('qa.yaml', 'environment: qa\nowner: supply-chain\ncost_center: CC-1\nfunctions: { memory_mb: 2048, tool_timeout_seconds: 40 }\napi: { burst: 30 }\n');
  process.env.SCAP__API__BURST = '50';
  process.env.SCAP__FUNCTIONS__MEMORY_MB = '3008';
  const overrides = { functions: { memoryMb: 4096 }, costCenter: 'CC-2' };
  expect(ConfigurationManager.load('qa.yaml', overrides)).toMatchObject({
    environment: 'qa', owner: 'supply-chain', costCenter: 'CC-2', functions: { memoryMb: 4096, toolTimeoutSeconds: 40 }, api: { burst: 50 },
  });
  const stack = new Stack(testApp(), 'Qa');
  const platform = SupplyChainAgentPlatform.fromConfigFile(stack, 'P', 'qa.yaml', overrides);
  expect(platform.node.path).toBe('Qa/P');
  Annotations.fromStack(stack).hasInfo('/Qa/P', Match.stringLikeRegexp('^10 metric series of 10'));
});

test('overrides may change the environment, and its defaults come with it', () => {
  writeFileSync('dev.yaml', 'owner: supply-chain\ncost_center: CC-1\n');
  expect(ConfigurationManager.load('dev.yaml', { environment: 'prod' })).toMatchObject({ conversations: { retentionDays: 365 } });
});

test('.env of the working directory is read, and what it says wrong is told', () => {
  writeFileSync('dev.yaml', 'owner: supply-chain\ncost_center: CC-1\n');
  writeFileSync('.env', 'SCAP__REGION=eu-west-1\n');
  expect(ConfigurationManager.load('dev.yaml')).toMatchObject({ region: 'eu-west-1' });
  writeFileSync('.env', 'SCAP__REGION=frankfurt\n');
  expect(() => ConfigurationManager.load('dev.yaml')).toThrow('SCAP__REGION in .env: region is "frankfurt", expected a Region such as eu-central-1, or auto.');
  rmSync('.env');
});

test('what is probably not meant is a warning at synth', () => {
  writeFileSync('prod.yaml', 'environment: prod\nowner: supply-chain\ncost_center: CC-1\nfeatures: { waf: false }\n');
  const stack = new Stack(testApp(), 'Prod');
  SupplyChainAgentPlatform.fromConfigFile(stack, 'P', 'prod.yaml');
  Annotations.fromStack(stack).hasWarning('/Prod/P', Match.stringLikeRegexp('features.waf is false in prod'));
});

test('a problem of the file is told before anything is made', () => {
  writeFileSync('dev.yaml', 'owner: supply-chain\ncost_center: CC-1\nfunctions: { memory: 1 }\n');
  const stack = new Stack(testApp(), 'Dev');
  expect(() => SupplyChainAgentPlatform.fromConfigFile(stack, 'P', 'dev.yaml')).toThrow('dev.yaml:3:14: functions.memory is not a key. Did you mean functions.memory_mb?');
  expect(stack.node.tryFindChild('P')).toBeUndefined();
});
