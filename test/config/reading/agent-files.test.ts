import { check, read } from './read';

const DEV = { 'config/dev.yaml': 'owner: supply-chain\ncost_center: CC-1\n' };
const RETURNS = 'id: returns\npersona: warehouse_manager\npurpose: Goods that came back.\n';
const told = (files: Record<string, string>) =>
  check({ ...DEV, ...files }, {}, 'config/dev.yaml').problems.map(({ place, path, message, hint }) => `${place}: ${path} ${message}.${hint ? ` ${hint}` : ''}`);

test('agents beside the configuration are found, in the order of their names, behind those that it lists', () => {
  const config = read({
    'config/dev.yaml': `${DEV['config/dev.yaml']}agents:\n  definitions:\n    - { id: quality, persona: warehouse_manager, purpose: Complaints. }\n`,
    'config/agents/returns.yaml': RETURNS,
    'config/agents/audits.yml': 'id: audits\npersona: procurement_specialist\npurpose: Checks of suppliers.\nmodel: amazon.nova-lite-v1:0\n',
    'config/agents/notes.md': 'no agent',
  }, { SCAP__OBSERVABILITY__SERIES_BUDGET: '20' }, 'config/dev.yaml');
  expect(config.agents.definitions).toEqual([
    { id: 'quality', persona: 'warehouse_manager', purpose: 'Complaints.' },
    { id: 'audits', persona: 'procurement_specialist', purpose: 'Checks of suppliers.', model: 'amazon.nova-lite-v1:0' },
    { id: 'returns', persona: 'warehouse_manager', purpose: 'Goods that came back.' },
  ]);
});

test.each([
  ['a file that is no YAML', 'id: [returns\n', 'config/agents/returns.yaml:2:1:  Flow sequence in block collection must be sufficiently indented and end with a ].'],
  ['an empty file', '# later\n', 'config/agents/returns.yaml:  describes no agent. Write id, persona and purpose, or remove the file.'],
  ['a list', '- a\n', 'config/agents/returns.yaml: agents.definitions[0] is ["a"], expected a map with id, persona, purpose, model.'],
  ['an unknown key', `${RETURNS}modell: x\n`, 'config/agents/returns.yaml:4:9: agents.definitions[0].modell is not a key. Did you mean model?'],
  ['a missing key', RETURNS.replace(/purpose.*\n/, ''), 'config/agents/returns.yaml: agents.definitions[0].purpose is missing. What it answers, in words that people use when they ask: the router reads it.'],
  ['an id that is none', RETURNS.replace('id: returns', 'id: Big Returns'), 'config/agents/returns.yaml:1:5: agents.definitions[0].id is "Big Returns", expected 1 to 32 of a-z, 0-9 and _, beginning with a letter.'],
  ['a persona that does not exist', RETURNS.replace('warehouse_manager', 'warehouse_manger'), 'config/agents/returns.yaml:2:10: agents.definitions[0].persona is warehouse_manger, which is no persona. Did you mean warehouse_manager?'],
  ['a model that cannot use tools', `${RETURNS}model: amazon.titan-text-express-v1\n`, 'config/agents/returns.yaml:4:8: agents.definitions[0].model is amazon.titan-text-express-v1, which cannot use tools (table of 2026-11-27), but its agents have tools. Choose a model that can, such as amazon.nova-pro-v1:0.'],
])('%s is refused with its place', (_, text, problem) => {
  expect(told({ 'config/agents/returns.yaml': text })).toContain(problem);
});

test('two agents of one id are refused at the second', () => {
  expect(told({ 'config/agents/a.yaml': RETURNS, 'config/agents/b.yaml': `\n${RETURNS}` })).toContain(
    'config/agents/b.yaml:2:5: agents.definitions[1].id is returns, which another agent has already. Give each agent an id of its own.',
  );
});

test('an agent with the id of a shipped one stands in its place', () => {
  expect(told({ 'config/agents/logistics.yaml': RETURNS.replace('returns', 'logistics') })).toEqual([]);
});
