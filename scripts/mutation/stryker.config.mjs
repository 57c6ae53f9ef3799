// How Stryker breaks a room: it works on a copy, under test-reports/, of what the tests of the room need.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const { project } = createRequire(import.meta.url)('../../jest.project.js');

const { MUTATED_ROOM: room, MUTATION_TESTS: named, MUTATE_STATIC: withStatic, MUTATE_BUNDLED: bundled } = process.env;

/** What is broken, and the tests that should notice. */
const { folders, skipped, concurrency } = {
  guard: { folders: ['access'], skipped: ['/non-interference/', '/mutation.test'], concurrency: 2 },
  // The random instances of properties and the benches take minutes.
  calculations: { folders: ['stock', 'forecasting', 'routing'], skipped: ['/benches.test'], concurrency: 1 },
}[room];
const files = filesOf(named ? named.split(',') : folders.map(folder => `${folder}/`));
const config = { ...project(room, '', { testMatch: files.map(file => `<rootDir>/${file}`) }), testTimeout: 60_000 };

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: folders.map(folder => `runtime/src/${folder}/**/*.ts`),
  ...bundled ? {
    testRunner: 'bundled', plugins: ['./scripts/mutation/bundled-runner.mjs'],
    bundledTests: files, keepsLoaded: bundled === 'warm',
  } : { testRunner: 'jest', plugins: ['@stryker-mutator/jest-runner'], jest: { projectType: 'custom', enableFindRelatedTests: false, config } },
  coverageAnalysis: 'perTest',
  // What is evaluated once, when a file is loaded, costs a run of all tests for each: 97 % of the time, unless the tests of the file are named.
  ignoreStatic: !withStatic,
  // The sentences of a refusal are no behaviour that a test should hold word for word; which rule refuses is.
  mutator: { excludedMutations: ['StringLiteral'] },
  concurrency,
  // Of the calculations a test takes a second or two: what takes much longer never ends.
  timeoutMS: room === 'calculations' ? 6_000 : 30_000,
  ignorePatterns: ['/*', '!/runtime', '/runtime/dist', '/runtime/web', '!/src', '!/package.json', '!/jest.project.js', '!/jest.properties.js', '!/tsconfig*.json'],
  tempDirName: `test-reports/mutation/${room}/copy`,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `test-reports/mutation/${room}/report.json` },
  thresholds: { high: 90, low: 80, break: 75 },
  allowConsoleColors: false,
};

/** The test files whose path begins in one of these ways: with a folder, or with a file's name or the beginning of it. */
function filesOf(starts) {
  const all = readdirSync('runtime/test', { recursive: true }).filter(file => file.endsWith('.test.ts') && !skipped.some(part => `/${file}`.includes(part)));
  return starts.flatMap(start => {
    const found = all.filter(file => file.startsWith(start)).sort();
    if (found.length === 0) throw new Error(`No test file of runtime/test begins with ${start}.`);
    return found.map(file => `runtime/test/${file}`);
  });
}
