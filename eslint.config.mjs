import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

/** What a room of the runtime may import beside itself and the contract: the directions of the house. */
const ROOMS = {
  telemetry: [],
  calculations: [],
  forecasting: [],
  routing: [],
  stock: [],
  results: [],
  settings: ['telemetry'],
  page: ['telemetry'],
  data: ['telemetry'],
  access: ['data', 'telemetry'],
  models: ['data', 'telemetry'],
  conversations: ['data', 'results', 'telemetry'],
  definitions: ['access', 'data', 'telemetry'],
  tools: ['forecasting', 'routing', 'stock', 'definitions', 'access', 'data', 'results', 'settings', 'calculations', 'telemetry'],
  drafts: ['tools', 'access', 'data', 'results', 'telemetry'],
  orchestration: ['models', 'conversations', 'tools', 'definitions', 'access', 'data', 'telemetry'],
  handlers: ['drafts', 'orchestration', 'models', 'conversations', 'tools', 'definitions', 'access', 'page', 'data', 'settings', 'calculations', 'telemetry'],
  local: ['handlers', 'orchestration', 'models', 'conversations', 'tools', 'definitions', 'access', 'page', 'data', 'settings', 'calculations', 'telemetry'],
  // Judges answers by what it reckons itself: it knows the form of an answer, and nothing of how one is made.
  evaluation: [],
  cli: ['evaluation', 'local', 'handlers', 'orchestration', 'models', 'conversations', 'tools', 'definitions', 'access', 'page', 'data', 'calculations', 'telemetry'],
};

const zone = (target, from, except, message) => ({ target, from, except, message });

const zones = [
  zone('./src', './runtime', [], 'The constructs import nothing of the runtime: they ship its bundles as assets.'),
  zone('./src/contract', './src', ['./contract'], 'The contract imports nothing.'),
  zone('./src/config/reading', './src',
    ['./config/reading', './config/platform-configuration.ts', './config/configuration-overrides.ts', './config/agent-definition.ts', './contract', './errors'],
    'The reading of a configuration knows its props and no construct: the command scap bundles it.'),
  zone('./runtime', './src', ['./contract', './config/reading'], 'The runtime imports only the contract of the constructs, and the reading of configurations.'),
  ...Object.keys(ROOMS).filter(room => room !== 'cli' && room !== 'local').map(room =>
    zone(`./runtime/src/${room}`, './src/config', [], 'Only the command scap and the platform of a laptop read configurations; functions have their environment.')),
  zone('./runtime/web', './runtime/src', [], 'The page imports only the contract.'),
  ...Object.entries(ROOMS).map(([room, below]) =>
    zone(`./runtime/src/${room}`, './runtime/src', [`./${room}`, './errors.ts', ...below.map(name => `./${name}`)],
      `The room ${room} imports only: ${below.join(', ') || 'the contract'}.`)),
];

export default tseslint.config(
  { ignores: ['**/*.d.ts', '**/*.js', '**/node_modules/**', 'lib/**', 'dist/**', 'assets/**', 'runtime/dist/**', '**/cdk.out/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.base],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: ['tsconfig.dev.json', 'runtime/tsconfig.json'], noWarnOnMultipleProjects: true })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-cycle': 'error',
      'import-x/no-duplicates': 'error',
      'import-x/order': ['error', { alphabetize: { order: 'asc', caseInsensitive: true } }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'eqeqeq': 'error',
      'no-console': 'error',
      'no-empty': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'max-len': ['error', { code: 150, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
      'quotes': ['error', 'single', { avoidEscape: true }],
      'semi': ['error', 'always'],
    },
  },
  {
    files: ['src/config/reading/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['aws-cdk-lib*', 'constructs'], message: 'The command scap bundles this folder.' }] }] },
  },
  {
    files: ['runtime/src/**'],
    ignores: ['runtime/src/handlers/**'],
    rules: {
      'no-restricted-syntax': ['error', ...['Identifier[name="awslambda"]', 'Literal[value="awslambda"]'].map(selector =>
        ({ selector, message: 'Only the handlers know that they run in Lambda: the core runs on every host.' }))],
    },
  },
  { files: ['test/**', 'runtime/test/**'], rules: { 'max-len': 'off' } },
);
