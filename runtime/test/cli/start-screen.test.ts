import { startScreen, type StartScreenFacts } from '../../src/cli/start-screen';
import { answeringModel } from '../../src/local';

const facts: StartScreenFacts = {
  version: '0.1.0',
  model: answeringModel({ kind: 'offline' }),
  company: {
    generatorVersion: 1, seed: 20, asOf: '2026-11-24', from: '2023-11-28', to: '2026-11-23', warehouses: 5, products: 600, rows: {},
    created: true, movedOn: false, milliseconds: 4_123,
  },
  dataDir: '.scap',
  address: 'http://127.0.0.1:4817',
  called: { scap: 'npx scap', start: 'npm start --' },
  suggestions: [
    { personaTitle: 'warehouse manager', question: 'Which products in WH01 run out?' },
    { personaTitle: 'field engineer', question: 'Which orders are late?' },
  ],
};

test('the screen says what there is, who answers, where, and what to ask', () => {
  expect(startScreen(facts)).toBe([
    'supply-chain-agent-platform 0.1.0   laptop mode: nothing leaves this machine',
    '  sample company  5 warehouses, 600 products, 3 years up to 23 Nov 2026   built in 4.1 s, kept in .scap/',
    '  answers by      offline planner (rules, not a language model)           a model: npm start -- --model bedrock | ollama',
    '  page            http://127.0.0.1:4817                                   Ctrl-C stops',
    'Try  warehouse manager  Which products in WH01 run out?',
    '     field engineer     Which orders are late?',
    'Then npx scap ask "…"   ·   a token for curl: npx scap token --persona warehouse_manager   ·   npx scap --help',
    '',
  ].join('\n'));
});

test('a kept company and a port that was taken are said', () => {
  const screen = startScreen({ ...facts, company: { ...facts.company, created: false }, address: 'http://127.0.0.1:4818', portTaken: 4817 });
  expect(screen).toContain('up to 23 Nov 2026   kept in .scap/');
  expect(screen).toContain('port 4817 is taken by another program; Ctrl-C stops');
});

test('what it says to do next is called as the program was, on the same folder', () => {
  const screen = startScreen({ ...facts, dataDir: '/tmp/x', called: { scap: 'scap', start: 'scap start' } });
  expect(screen).toContain('a model: scap start --model bedrock | ollama');
  expect(screen).toContain('Then scap ask "…" --data-dir /tmp/x   ·   a token for curl: scap token --persona warehouse_manager --data-dir /tmp/x   ·   scap --help\n');
});

test.each([
  ['http://localhost:11434/v1', 'laptop mode: nothing leaves this machine'],
  ['https://models.example.com/v1', 'laptop mode: questions and results go to models.example.com'],
])('with a model at %s it says %s', (url, said) => {
  expect(startScreen({ ...facts, model: answeringModel({ kind: 'ollama', modelId: 'qwen3:8b', url }) })).toContain(said);
});
