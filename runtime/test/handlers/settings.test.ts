import { CHAT_VARIABLES, VARIABLES } from '../../../src/contract';
import { assumedEngineSettings, chatSettings, keySetRefreshSettings, ownEngineSettings } from '../../src/handlers/settings';

const GOOD: Record<string, string> = {
  SCAP_ENVIRONMENT: 'dev', SCAP_METRIC_NAMESPACE: 'scap/dev', SCAP_DATA_AS_OF: 'today', SCAP_ENVELOPE_SECRET_ID: 'secret',
  SCAP_CONVERSATIONS_TABLE: 'table', SCAP_CONVERSATION_DAYS: '30', SCAP_ANSWER_SECONDS: '290', SCAP_MANIFEST_SHA256: 'abc',
  SCAP_MODELS: '{"default":"model","agents":{"logistics":"other"}}',
  SCAP_TOKEN_ISSUER: 'https://issuer.example', SCAP_TOKEN_AUDIENCE: 'client', SCAP_TOKEN_KEY_SET_URL: 'https://issuer.example/jwks.json',
  SCAP_TOOL_FUNCTIONS: '{"inventory":"a","logistics":"b","suppliers":"c","sql":"d","overview":"e"}', SCAP_ATHENA_WORKGROUP: 'workgroup', SCAP_GLUE_DATABASE: 'database',
  SCAP_QUERY_ROLES: '{"personas":{"warehouse_manager":{"roleArn":"a","workgroup":"w"}},"tools":{}}',
};
const OPTIONAL: Record<string, string> = {
  SCAP_PARAMETERS: '{"pause":"/scap/dev/pause","models":"/scap/dev/models"}', SCAP_GUARDRAIL: '{"id":"gr-1","version":"3"}', SCAP_TOKEN_USE: 'access',
  SCAP_LOGIN_URL: 'https://login.example', SCAP_DEFINITIONS_PARAMETER: '/scap/dev/definitions', SCAP_ACCESS_TABLE: 'access',
  SCAP_EXECUTIONS_TABLE: 'executions', SCAP_AUDIT_TABLE: 'audit', SCAP_AUDIT_SECRET_ID: 'keys',
};
const KEY_SET_PARAMETER = 'SCAP_TOKEN_KEY_SET_PARAMETER';

test('settings come from the variables of the contract', () => {
  expect([...Object.keys(GOOD), ...Object.keys(OPTIONAL), KEY_SET_PARAMETER].sort()).toEqual(Object.values(VARIABLES).map(variable => variable.name).sort());
  expect(chatSettings(GOOD)).toMatchObject({
    conversationDays: 30, answerSeconds: 290, toolFunctions: { inventory: 'a', logistics: 'b', suppliers: 'c', sql: 'd', overview: 'e' }, models: { default: 'model', agents: { logistics: 'other' } },
  });
  expect(ownEngineSettings(GOOD)).toMatchObject({ athenaWorkgroup: 'workgroup', glueDatabase: 'database' });
  expect(assumedEngineSettings(GOOD)).toMatchObject({ queryRoles: JSON.parse(GOOD.SCAP_QUERY_ROLES!), glueDatabase: 'database' });
});

test('a variable that a function can do without may be missing, and is checked where it is there', () => {
  expect(Object.values(VARIABLES).filter(variable => 'optional' in variable).map(variable => variable.name).sort()).toEqual(Object.keys(OPTIONAL).sort());
  expect(chatSettings(GOOD)).toMatchObject({ parameters: undefined, guardrail: undefined, definitionsParameter: undefined, accessTable: undefined });
  expect(chatSettings({ ...GOOD, ...OPTIONAL })).toMatchObject({
    parameters: { pause: '/scap/dev/pause', models: '/scap/dev/models' }, guardrail: { id: 'gr-1', version: '3' },
    definitionsParameter: '/scap/dev/definitions', accessTable: 'access',
  });
  expect(assumedEngineSettings({ ...GOOD, ...OPTIONAL })).toMatchObject({ definitionsParameter: '/scap/dev/definitions', accessTable: 'access' });
});

test('the audit needs its table and its keys', () => {
  expect(chatSettings(GOOD).audit).toBeUndefined();
  expect(chatSettings({ ...GOOD, SCAP_AUDIT_TABLE: 'audit', SCAP_AUDIT_SECRET_ID: 'keys' }).audit).toEqual({ table: 'audit', secretId: 'keys' });
  expect(() => chatSettings({ ...GOOD, SCAP_AUDIT_TABLE: 'audit' })).toThrow('SCAP_AUDIT_SECRET_ID is missing: the audit needs both');
  expect(() => chatSettings({ ...GOOD, SCAP_AUDIT_SECRET_ID: 'keys' })).toThrow('SCAP_AUDIT_TABLE is missing: the audit needs both');
});

test('all that is missing is named at once', () => {
  expect(() => chatSettings({})).toThrow(expect.objectContaining({
    code: 'SETTINGS', problems: [
      ...CHAT_VARIABLES.filter(id => !('optional' in VARIABLES[id])).map(id => expect.stringContaining(`${VARIABLES[id].name} is missing`)),
      'SCAP_TOKEN_KEY_SET_URL and SCAP_TOKEN_KEY_SET_PARAMETER are missing: set one of them.',
    ],
  }));
});

test('the keys of the issuer are read from its address or from a parameter, never from both', () => {
  const { SCAP_TOKEN_KEY_SET_URL: url, ...others } = GOOD;
  expect(chatSettings(GOOD).keySet).toEqual({ url });
  expect(chatSettings({ ...others, [KEY_SET_PARAMETER]: '/scap/dev/key-set' }).keySet).toEqual({ parameter: '/scap/dev/key-set' });
  expect(() => chatSettings({ ...GOOD, [KEY_SET_PARAMETER]: '/scap/dev/key-set' })).toThrow('are both set: remove one of them.');
});

test('the function that copies the keys needs both the address and the parameter', () => {
  expect(keySetRefreshSettings({ ...GOOD, [KEY_SET_PARAMETER]: '/scap/dev/key-set' })).toEqual({
    keySetUrl: 'https://issuer.example/jwks.json', keySetParameter: '/scap/dev/key-set',
  });
  expect(() => keySetRefreshSettings(GOOD)).toThrow('SCAP_TOKEN_KEY_SET_PARAMETER is missing.');
});

test.each([
  ['SCAP_CONVERSATION_DAYS', '-3', 'is "-3", which is no whole number above 0'],
  ['SCAP_TOKEN_KEY_SET_URL', 'nowhere', 'is "nowhere", which is no URL'],
  ['SCAP_TOOL_FUNCTIONS', '{"inventory":"a"}', 'does not name a function for each of: inventory, logistics, suppliers, sql'],
  ['SCAP_MODELS', '{"agents":{}}', 'does not name a model as "default", and those of agents in "agents"'],
  ['SCAP_GUARDRAIL', '{"id":"gr-1"}', 'does not name the "id" and "version" of a guardrail'],
  ['SCAP_PARAMETERS', '[]', 'does not name the parameters "pause" and "models"'],
  ['SCAP_TOOL_FUNCTIONS', 'a', 'does not name a function for each of: inventory, logistics, suppliers, sql'],
])('%s = %s is refused with its name and what is expected', (name, value, message) => {
  expect(() => chatSettings({ ...GOOD, [name]: value })).toThrow(`${name} ${message}`);
  expect(() => chatSettings({ ...GOOD, [name]: value })).toThrow('Deploy the function with the construct library');
});
