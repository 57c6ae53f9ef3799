// A test runner for Stryker that bundles the named test files, and runs them in its own process: without jest's sandbox, which loads everything
// slowly for each change, a change costs a tenth of a second. It knows what the named tests need of jest: describe, test, each, before and expect.
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import { expect } from 'expect';

/** What the bundle finds around it. */
const GLOBALS = ['require', 'module', '__dirname', 'describe', 'test', 'beforeAll', 'beforeEach', 'afterAll', 'expect'];

class BundledRunner {
  static inject = tokens(commonTokens.options);

  constructor(options) {
    this.files = options.bundledTests;
    this.keeps = options.keepsLoaded;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Bundles what Stryker's copy, in which this process stands, holds. */
  async init() {
    process.on('uncaughtException', () => { /* what goes on behind a test that has failed ends nothing */ });
    const { outputFiles: [{ text }] } = await build({
      // Not `import`: the package says that its files have no effects of their own, and an import without names would be dropped.
      stdin: { contents: this.files.map(file => `require(${JSON.stringify(`./${file}`)});`).join('\n'), resolveDir: process.cwd() },
      bundle: true, write: false, platform: 'node', format: 'cjs', target: 'node20', external: ['@duckdb/*', 'dynalite'], logLevel: 'error',
      supported: { 'dynamic-import': false }, // a text that is compiled here has nothing that could import for it
      absWorkingDir: process.cwd(),
    });
    this.filename = path.resolve('bundled-tests.cjs');
    this.evaluate = vm.compileFunction(text, GLOBALS, { filename: this.filename });
  }

  async dryRun() {
    const state = instrumentation();
    const { tests } = await this.run(undefined, id => state.currentTestId = id);
    state.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail, mutantActivation }) {
    const state = instrumentation();
    const whileLoading = mutantActivation === 'static';
    if (!this.keeps || whileLoading) this.loaded = undefined;
    Object.assign(state, { hitLimit, hitCount: hitLimit ? 0 : undefined, activeMutant: whileLoading ? activeMutant.id : undefined });
    const activate = () => state.activeMutant = activeMutant.id;
    const { tests } = await this.run(testFilter && new Set(testFilter), () => undefined, activate, disableBail);
    state.activeMutant = undefined;
    if (whileLoading) this.loaded = undefined;
    const endless = determineHitLimitReached(state.hitCount, state.hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests }, disableBail);
  }

  load() {
    const found = new Tests();
    const globals = { ...found, require: createRequire(this.filename), module: { exports: {} }, expect, __dirname: process.cwd() };
    this.evaluate(...GLOBALS.map(name => globals[name]));
    return found;
  }

  /** Loads everything anew, unless it may be kept, and runs the tests in order, up to the first that fails. */
  async run(chosen, begins, activate = () => undefined, goesOn = chosen === undefined) {
    const tests = [];
    const failed = (id, thrown) => {
      tests.push({ id, name: id, timeSpentMs: 0, status: TestStatus.Failed, failureMessage: String(thrown?.message ?? thrown) });
    };
    try {
      this.loaded ??= this.load();
    } catch (thrown) {
      failed('loading', thrown);
      return { tests };
    }
    const found = this.loaded;
    activate();
    try {
      if ([...found.tests.keys()].some(id => !chosen || chosen.has(id))) for (const each of found.firsts) await each();
      for (const [id, body] of found.tests) {
        if (chosen && !chosen.has(id)) continue;
        begins(id);
        const started = performance.now();
        try {
          for (const each of found.eachTime) await each();
          await body();
          tests.push({ id, name: id, timeSpentMs: performance.now() - started, status: TestStatus.Success });
        } catch (thrown) {
          failed(id, thrown);
          if (!goesOn) break;
        }
      }
    } catch (thrown) {
      failed('before all', thrown);
    }
    for (const each of found.lasts) {
      await Promise.resolve().then(each).catch(() => { /* where the first ones failed, there may be nothing to end */ });
    }
    return { tests };
  }
}

/** Collects the tests of a bundle, each by the words of its title and its number. */
class Tests {
  tests = new Map();
  firsts = [];
  eachTime = [];
  lasts = [];
  around = [];

  describe = each((title, body) => {
    this.around.push(title);
    body();
    this.around.pop();
  });

  test = each((title, body) => this.tests.set(`${[...this.around, title].join(' › ')} #${this.tests.size + 1}`, body));
  beforeAll = body => this.firsts.push(body);
  beforeEach = body => this.eachTime.push(body);
  afterAll = body => this.lasts.push(body);
}

function each(one) {
  one.each = rows => (title, body) => {
    if (rows.length === 0) throw new Error(`There is nothing to test: ${title}`);
    for (const row of rows) one(`${title} ${JSON.stringify(row)}`.slice(0, 120), () => body(...rows.every(Array.isArray) ? row : [row]));
  };
  return one;
}

/** What the changed code and Stryker share. */
function instrumentation() {
  return globalThis.__stryker__ ??= {};
}

export const strykerValidationSchema = {
  properties: { bundledTests: { type: 'array', items: { type: 'string' } }, keepsLoaded: { type: 'boolean' } },
};
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'bundled', BundledRunner)];
