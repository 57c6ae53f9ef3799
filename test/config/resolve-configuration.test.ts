import { Lazy, Token } from 'aws-cdk-lib';
import { SupplyChainAgentPlatform } from '../../src';
import { ConfigurationError, resolveConfiguration, type ConfigurationProblem, type PlatformConfiguration } from '../../src/config';
import { platformStack } from '../fixture/synthesize';

const LEAST: PlatformConfiguration = { owner: 'supply-chain', costCenter: 'CC-1' };

function problemsOf(props: PlatformConfiguration): readonly ConfigurationProblem[] {
  try {
    resolveConfiguration(props);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

test('props have the defaults of their environment', () => {
  expect(resolveConfiguration(LEAST)).toMatchObject({ environment: 'dev', features: { vpc: false }, conversations: { retentionDays: 30 } });
  expect(resolveConfiguration({ ...LEAST, environment: 'staging' })).toMatchObject({ features: { vpc: false, dashboards: true }, conversations: { retentionDays: 90 } });
  expect(resolveConfiguration({ ...LEAST, environment: 'prod' })).toMatchObject({ features: { vpc: true, multiAz: true }, functions: { memoryMb: 2048 } });
  expect(resolveConfiguration({ ...LEAST, environment: 'qa' })).toMatchObject({ environment: 'qa', features: { vpc: false }, conversations: { retentionDays: 30 } });
});

test('a problem names the prop as it is written in code, its value and what to do, under one code', () => {
  const props = { ...LEAST, functions: { memoryMb: 64 }, agents: { definitions: [{ id: 'returns', persona: 'nobody', purpose: 'x' }] }, features: { multiAz: true } };
  expect(() => resolveConfiguration(props)).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID', name: 'ConfigurationError' }));
  expect(problemsOf(props)).toEqual([
    { place: 'props', path: 'functions.memoryMb', value: 64, message: 'is 64, expected a whole number from 512 to 10240' },
    {
      place: 'props', path: 'features.multiAz', value: true, message: 'does not go together: features.multiAz is true, but there is no VPC to span zones',
      hint: 'Set features.vpc: true, or features.multiAz: false.',
    },
    {
      place: 'props', path: 'agents.definitions[0].persona', value: 'nobody', message: 'is nobody, which is no persona',
      hint: 'There are warehouse_manager, field_engineer, procurement_specialist.',
    },
  ]);
});

test('what a language without types lets through is told with the prop that was meant', () => {
  const props: PlatformConfiguration = { ...LEAST, functions: Object.assign({ memoryMb: 512 }, { memoryMB: 512 }) };
  expect(problemsOf(props)).toEqual([
    { place: 'props', path: 'functions.memoryMB', value: 512, message: 'is not a prop', hint: 'Did you mean functions.memoryMb?' },
  ]);
});

test('so is one that stands beside the sections, also where a resource of the own was meant', () => {
  const props: PlatformConfiguration = Object.assign({ feature: { vpc: true }, encryptonKey: {} }, LEAST);
  const { stack } = platformStack();
  expect(() => new SupplyChainAgentPlatform(stack, 'Other', props)).toThrow(
    'props: feature is not a prop. Did you mean features?\nprops: encryptonKey is not a prop. Did you mean encryptionKey?');
});

test('a token is never judged, wherever it stands', () => {
  const text = Lazy.string({ produce: () => 'later' });
  const number = Token.asNumber({ resolve: () => 5 });
  const config = resolveConfiguration({
    owner: text, costCenter: text, prefix: text, region: text, tags: { Site: text }, functions: { memoryMb: number, toolTimeoutSeconds: number },
    observability: { alarmEmails: Lazy.list({ produce: () => ['later'] }) }, identity: { issuer: text, audience: text, callbackUrls: [text] },
    network: { cidr: text }, features: { vpc: true }, data: { asOf: text }, models: { defaultModel: text },
    agents: { definitions: [{ id: 'returns', persona: text, purpose: text, model: text }] },
  });
  expect(config).toMatchObject({ owner: text, functions: { memoryMb: number }, data: { asOf: text } });
});

test('warnings are told once each, and not for defaults that an earlier reading filled in', () => {
  const warnings: string[] = [];
  const config = resolveConfiguration({ ...LEAST, environment: 'prod', features: { waf: false } }, ({ path }) => warnings.push(path));
  resolveConfiguration(config, ({ path }) => warnings.push(path));
  resolveConfiguration(resolveConfiguration(LEAST), ({ path }) => warnings.push(path));
  expect(warnings).toEqual(['features.waf', 'features.waf']);
});
