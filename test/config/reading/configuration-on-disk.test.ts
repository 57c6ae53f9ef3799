import { resolveConfiguration } from '../../../src/config';
import { read } from './read';

const LEAST = 'owner: supply-chain\ncost_center: CC-1\n';
const refusal = (text: string, variables: Record<string, string> = {}): string => {
  try {
    read(text, variables);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return 'accepted';
};

test('what a file leaves out has its documented default', () => {
  expect(read(LEAST)).toEqual({
    prefix: 'scap', environment: 'dev', accountId: 'auto', region: 'auto', owner: 'supply-chain', costCenter: 'CC-1',
    project: 'supply-chain-agent-platform', tags: {},
    features: { vpc: false, waf: false, multiAz: false, xray: false, backup: false, auditTrail: false, dashboards: false, guardrails: false },
    names: { physical: 'explicit', generation: 1 },
    network: { cidr: '10.0.0.0/16', egress: 'endpoints', flowLogRetentionDays: 7 },
    identity: {
      callbackUrls: [], mfa: 'required', threatProtection: false, issuer: undefined, audience: undefined, tokenUse: 'id', keySet: 'auto',
      keySetUrl: undefined,
    },
    api: { requestsPerSecond: 20, burst: 40, web: true, requestsPerIp: 1000, domainName: undefined, certificateArn: undefined },
    functions: {
      memoryMb: 1024, architecture: 'arm64', answerTimeoutSeconds: 290, toolTimeoutSeconds: 60,
      reservedConcurrency: 0, provisionedConcurrency: 0, provisionedConcurrencyMaximum: 0, deployment: 'all_at_once',
    },
    data: {
      asOf: 'today', scanLimitMb: 10240, tieringAfterDays: 30, mappings: {}, views: {}, definitions: {}, verifiedQuestions: {}, mappedTables: {}, mappedKeys: [],
      capacityMode: 'on_demand', readCapacity: 5, writeCapacity: 5, maximumCapacity: 100, pointInTimeRecovery: true, firstMonth: '2015-01',
    },
    agents: { definitions: [], disabled: [] },
    tools: { disabled: [] },
    permissions: { views: {}, tools: {}, personalColumns: {}, curate: [], approve: [] },
    models: { defaultModel: 'amazon.nova-pro-v1:0', furtherModels: [], residency: 'geography', geography: 'auto', destinationRegions: [] },
    conversations: { retentionDays: 30 },
    budgets: { monthlyUsd: 50, dailyModelUsd: 5 },
    observability: { logRetentionDays: 7, detail: 'minimal', seriesBudget: 10, alarmEmails: [], failedTurns: 5, p95Seconds: 60, p99Seconds: 120 },
    audit: { managementEvents: false, retentionDays: 90 },
    backup: { retentionDays: 35, coldStorageAfterDays: 0 },
    secrets: { rotationDays: 90 },
  });
});

test('what was read is accepted as props, unchanged', () => {
  expect(resolveConfiguration(read(LEAST))).toEqual(read(LEAST));
});

test('a file says all it wants to say', () => {
  const config = read(`${LEAST}
account_id: "111111111111"
tags: { DataClass: internal }
identity:
  callback_urls: [https://agents.example.com/]
functions:
  memory_mb: 2048
data:
  as_of: 2026-11-24
`);
  expect(config).toMatchObject({
    accountId: '111111111111', tags: { DataClass: 'internal' }, identity: { callbackUrls: ['https://agents.example.com/'] },
    functions: { memoryMb: 2048, answerTimeoutSeconds: 290 }, data: { asOf: '2026-11-24' },
  });
});

test('an environment variable overrides the file, whatever the type', () => {
  const config = read(`${LEAST}functions:\n  memory_mb: 2048\n`, {
    SCAP__FUNCTIONS__MEMORY_MB: '4096', SCAP__IDENTITY__THREAT_PROTECTION: 'true', SCAP__REGION: 'eu-central-1',
    SCAP__MODELS__DESTINATION_REGIONS: 'eu-central-1, eu-west-1', SCAP__TAGS: 'DataClass=internal,Site=a=b', PATH: '/bin',
  });
  expect(config).toMatchObject({
    functions: { memoryMb: 4096 }, identity: { threatProtection: true }, region: 'eu-central-1',
    models: { destinationRegions: ['eu-central-1', 'eu-west-1'] }, tags: { DataClass: 'internal', Site: 'a=b' },
  });
});

test('every problem is reported at once, with the place of the value', () => {
  expect(refusal(`owner: supply-chain
account_id: 111111111111
functions:
  memory: 512
  memory_mb: 64
  architecture: arm
observability:
  log_retention_days: 31
apis: {}
`, { SCAP__API__BURST: 'many', SCAP__FUNCTION__MEMORY_MB: '512' })).toBe([
    'dev.yaml: cost_center is missing. Who pays: the tag CostCenter.',
    'dev.yaml:2:13: account_id is 111111111111, expected 12 digits in quotes, or auto.',
    'dev.yaml:4:3: functions.memory is not a key. Did you mean functions.memory_mb?',
    'dev.yaml:5:14: functions.memory_mb is 64, expected a whole number from 512 to 10240.',
    'dev.yaml:6:17: functions.architecture is "arm", expected one of arm64, x86_64. Did you mean arm64?',
    'dev.yaml:8:23: observability.log_retention_days is 31, expected a whole number, one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.',
    'dev.yaml:9:1: apis is not a key. Did you mean api?',
    'SCAP__API__BURST: api.burst is "many", expected a whole number from 1 to 5000.',
    'SCAP__FUNCTION__MEMORY_MB: is not the variable of a key. Did you mean SCAP__FUNCTIONS__MEMORY_MB?',
  ].join('\n'));
});

test('a section that holds no keys, and text that is no YAML, say so with their place', () => {
  expect(refusal(`${LEAST}functions: fast\n`)).toBe('dev.yaml:3:12: functions must hold keys, such as functions.memory_mb.');
  expect(refusal(`${LEAST}owner: again\n`)).toBe('dev.yaml:3:1: owner stands twice in one map. Write it once.');
  expect(refusal('- owner\n')).toContain('dev.yaml:1:1: must hold keys');
});

test('a key that resembles none is answered with those that may stand there', () => {
  expect(refusal(`${LEAST}api: { colour: blue }\n`)).toBe('dev.yaml:3:8: api.colour is not a key. Known here: api.requests_per_second, api.burst, api.web, api.requests_per_ip, api.domain_name, api.certificate_arn.');
});

test('an empty section, and an empty value, leave the default', () => {
  expect(read(`${LEAST}functions:\napi:\n  burst:\n`)).toMatchObject({ functions: { memoryMb: 1024 }, api: { burst: 40 } });
});

test.each([
  ['identity: { callback_urls: ["http://agents.example.com/"] }', 'a list of https addresses, or http://localhost ones'],
  ['identity: { callback_urls: ["https://*.example.com/"] }', 'a list of https addresses, or http://localhost ones'],
  ['models: { default_model: eu west }', 'a Bedrock model id without a geography'],
  ['data: { as_of: tomorrow }', 'today, latest, or a date such as 2026-11-24'],
  ['region: frankfurt', 'a Region such as eu-central-1, or auto'],
  ['tags: [a]', 'a map of texts'],
  ['identity: { threat_protection: "yes" }', 'true or false'],
])('%s is refused', (line, expected) => {
  expect(refusal(`${LEAST}${line}\n`)).toContain(`expected ${expected}`);
});
