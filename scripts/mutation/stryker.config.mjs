// How Stryker breaks the SQL guard: it works on a copy, under test-reports/, of what the guard's tests need.
import { createRequire } from 'node:module';

const { project } = createRequire(import.meta.url)('../../jest.project.js');

/** One test file is enough for a smoke run: all of them take a minute. */
const tests = process.env.GUARD_TESTS ? { testMatch: [`<rootDir>/runtime/test/access/${process.env.GUARD_TESTS}.test.ts`] } : {};

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['runtime/src/access/**/*.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    projectType: 'custom', enableFindRelatedTests: false,
    config: { ...project('guard', 'runtime/test/access', { testPathIgnorePatterns: ['/non-interference/', '/mutation.test'], ...tests }), testTimeout: 60_000 },
  },
  coverageAnalysis: 'perTest',
  // What is evaluated once, when a file is loaded, would cost a run of all tests for each: 97 % of the time.
  ignoreStatic: true,
  // The sentences of a refusal are no behaviour that a test should hold word for word; which rule refuses is.
  mutator: { excludedMutations: ['StringLiteral'] },
  concurrency: 2,
  timeoutMS: 30_000,
  ignorePatterns: ['/*', '!/runtime', '/runtime/dist', '/runtime/web', '!/src', '!/package.json', '!/jest.project.js', '!/tsconfig*.json'],
  tempDirName: 'test-reports/mutation/copy',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'test-reports/mutation/report.json' },
  thresholds: { high: 90, low: 80, break: 75 },
  allowConsoleColors: false,
};
