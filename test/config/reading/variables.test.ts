import * as fc from 'fast-check';
import { configurationVariable, KEYS, valueAt, type ConfigurationKey } from '../../../src/config/reading';
import { check, read } from './read';

const LEAST = 'owner: supply-chain\ncost_center: CC-1\n';

test('.env gives what is not set already, and SCAP__ names only', () => {
  const config = read({ 'dev.yaml': LEAST, '.env': '# mine\nSCAP__REGION=eu-west-1\nSCAP__API__BURST=50\nSCAP_OTHER=1\nPATH=/x\n' }, { SCAP__API__BURST: '60' });
  expect(config).toMatchObject({ region: 'eu-west-1', api: { burst: 60 } });
});

test('a problem in .env names the variable and the file', () => {
  const { problems } = check({ 'dev.yaml': LEAST, '.env': 'SCAP__API__BURST=many\nSCAP__API__BRUST=5\n' });
  expect(problems.map(({ place, path, message, hint }) => [place, path, message, hint])).toEqual([
    ['SCAP__API__BRUST in .env', '', 'is not the variable of a key', 'Did you mean SCAP__API__BURST?'],
    ['SCAP__API__BURST in .env', 'api.burst', 'is "many", expected a whole number from 1 to 5000', undefined],
  ]);
});

test('an empty variable says nothing', () => {
  expect(read(`${LEAST}region: eu-west-1\n`, { SCAP__REGION: '', SCAP__TAGS: '' })).toMatchObject({ region: 'eu-west-1', tags: {} });
});

test('what is no single value is written as YAML', () => {
  const config = read(LEAST, {
    SCAP__OBSERVABILITY__ALARM_EMAILS: '[a@example.com, "b@example.com"]', SCAP__TAGS: '{Site: "A, B"}',
    SCAP__PERMISSIONS__VIEWS: '{buyer: [products]}', SCAP__PERMISSIONS__TOOLS: '{buyer: [query_data]}',
    SCAP__AGENTS__DEFINITIONS: '[{id: returns, persona: buyer, purpose: Goods that came back.}]',
  });
  expect(config).toMatchObject({
    observability: { alarmEmails: ['a@example.com', 'b@example.com'] }, tags: { Site: 'A, B' }, permissions: { views: { buyer: ['products'] } },
    agents: { definitions: [{ id: 'returns', persona: 'buyer', purpose: 'Goods that came back.' }] },
  });
});

test('no two keys share a variable, and a variable reads back as its key', () => {
  fc.assert(fc.property(fc.constantFrom(...KEYS), fc.constantFrom(...KEYS), (one, other) => {
    expect(configurationVariable(one.path) === configurationVariable(other.path)).toBe(one.path === other.path);
    expect(configurationVariable(one.path).slice('SCAP__'.length).toLowerCase().replaceAll('__', '.')).toBe(one.path);
  }));
});

test.each(KEYS.filter(key => key.type !== 'text').map(key => [key.path, key] as const))('%s does not take another type from a variable', (path, { type }) => {
  const wrong = { text_list: '{a: b}', choice: '?', integer: '1.5', boolean: 'yes', text_map: 'one', text_list_map: '{a: b}', record_list: '[a]', record_map: '[a]', text: '' }[type];
  const { problems } = check(LEAST, { [configurationVariable(path)]: wrong });
  expect(problems).toContainEqual(expect.objectContaining({ file: configurationVariable(path), path: expect.stringMatching(`^${path.replace('.', '\\.')}`) }));
});

/** A text that each key takes and that is not its default. */
const TEXTS: Readonly<Record<string, string>> = {
  owner: 'somebody', cost_center: 'CC-2', prefix: 'other', environment: 'qa', account_id: '111111111111', region: 'eu-west-1', project: 'another',
  'network.cidr': '10.1.0.0/16', 'identity.callback_urls': 'https://agents.example.com/', 'identity.issuer': 'https://login.example.com',
  'identity.audience': 'page', 'identity.key_set_url': 'https://login.example.com/keys', 'api.domain_name': 'chat.example.com',
  'api.certificate_arn': 'arn:aws:acm:eu-west-1:111111111111:certificate/1', 'data.as_of': '2026-11-24', 'data.first_month': '2020-01',
  'data.mapped_tables': '{sales.orders: ["s3://company-lake/orders/"]}', 'models.further_models': 'amazon.nova-lite-v1:0',
  'data.mapped_keys': 'arn:aws:kms:eu-west-1:111111111111:key/company', 'models.default_model': 'amazon.nova-lite-v1:0',
  'models.destination_regions': 'eu-west-1', 'observability.alarm_emails': 'a@example.com', tags: 'Site=A', 'data.mappings': 'orders=SELECT 1',
  'agents.definitions': '[{id: a, persona: b, purpose: c}]', 'data.views': '{customs: {columns: {cleared: {type: date, meaning: Day}}}}',
  'data.definitions': '{stock_value: {title: Value of the stock}}', 'data.verified_questions': '{late: {question: Late?, sql: SELECT 1}}',
  'permissions.curate': 'warehouse_manager', 'permissions.approve': 'warehouse_manager', 'permissions.personal_columns': '{warehouse_manager: [customers.email]}',
};

test.each(KEYS.map(key => [key.path, key] as const))('%s can be overridden by its variable', (path, key) => {
  const text = sampleOf(key);
  const { configuration, problems } = check(LEAST, { [configurationVariable(path)]: text });
  // What it says together with other keys is judged elsewhere: alone it is taken.
  expect(problems.filter(({ message }) => message.includes('expected'))).toEqual([]);
  expect(valueAt(configuration, key.prop)).not.toEqual(valueAt(check(LEAST).configuration, key.prop));
});

function sampleOf(key: ConfigurationKey): string {
  switch (key.type) {
    case 'choice': return String(key.values?.find(value => value !== key.default));
    case 'integer': return String(key.values?.find(value => value !== key.default) ?? (key.default === key.maximum ? key.minimum : key.maximum));
    case 'boolean': return String(key.default !== true);
    case 'text_list_map': return TEXTS[key.path] ?? '{buyer: [a]}';
    default: return TEXTS[key.path] ?? 'something';
  }
}

test('a variable that lacks an underscore between section and key is told with the right one, and has no effect', () => {
  const { configuration, problems, warnings } = check(LEAST, { SCAP_FEATURES_VPC: 'true', SCAP__CONVERSATIONS_RETENTION_DAYS: '', SCAP_DATA_AS_OF: 'today', SCAP_ELSE: '1' });
  expect(warnings.map(({ place, message, hint }) => `${place} ${message}. ${hint}`)).toEqual(['SCAP_FEATURES_VPC has no effect. Did you mean SCAP__FEATURES__VPC?']);
  expect([problems, configuration.features.vpc]).toEqual([[], false]);
});

test('problems stand in the order of their lines, whatever the order of their keys', () => {
  const { problems } = check(`${LEAST}secrets: { rotation_days: 0 }\nfunctions:\n  memory_mb: 1\n  architecture: z80\nprefix: X\n`, { SCAP__API__BURST: 'x' });
  expect(problems.map(({ place }) => place)).toEqual(['dev.yaml:3:27', 'dev.yaml:5:14', 'dev.yaml:6:17', 'dev.yaml:7:9', 'SCAP__API__BURST']);
});
