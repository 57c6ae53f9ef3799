// Asks generated queries through the SQL guard and of a company that holds only what is permitted (runtime/test/access/non-interference).
// usage: node scripts/fuzz-guard.mjs [--cases N] [--seed S] [--seconds T] [--workers W] [--json]
// Ends with 1 and prints seed, query and permit where the two differ.
import { fork } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000' }, seed: { type: 'string' }, seconds: { type: 'string' }, workers: { type: 'string' }, json: { type: 'boolean' } },
});
const cases = whole('cases', values.cases);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : whole('seed', values.seed);
const workers = Math.min(cases, values.workers === undefined ? os.availableParallelism() : whole('workers', values.workers));

// Inside the repository, for the native modules are found from there.
const directory = path.join(root, 'runtime/dist', `.fuzz-${process.pid}`);
await mkdir(directory, { recursive: true });
try {
  const outfile = path.join(directory, 'fuzz.mjs');
  await build({
    stdin: {
      contents: "import { fuzz } from './runtime/test/access/non-interference/fuzz'; process.send(await fuzz(JSON.parse(process.argv[2]))); process.disconnect();",
      resolveDir: root, loader: 'ts',
    },
    bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'], external: ['@duckdb/node-api'], outfile, logLevel: 'warning',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  if (!values.json) console.log(`seed ${seed}, ${cases} cases in ${workers} processes`);
  const started = performance.now();
  const share = Math.ceil(cases / workers);
  const reports = await Promise.all(Array.from({ length: workers }, (_, index) => run(outfile, {
    cases: Math.min(share, cases - share * index), seed: seed + index, ...values.seconds === undefined ? {} : { seconds: whole('seconds', values.seconds) },
  })));
  const sum = of => reports.reduce((total, report) => total + of(report), 0);
  const names = [...new Set(reports.flatMap(report => Object.keys(report.constructs)))].sort();
  const total = {
    seed, cases: sum(report => report.cases), refused: sum(report => report.refused), failed: sum(report => report.failed), nonEmpty: sum(report => report.nonEmpty),
    constructs: Object.fromEntries(names.map(name => [name, sum(report => report.constructs[name] ?? 0)])), seconds: (performance.now() - started) / 1_000,
  };
  console.log(values.json ? JSON.stringify(total) : inWords(total));
  for (const { failure } of reports) if (failure) console.error(`\nNOT THE SAME: ${failure}`);
  process.exitCode = reports.some(({ failure }) => failure) ? 1 : 0;
} finally {
  await rm(directory, { recursive: true, force: true });
}

function inWords({ cases: done, refused, failed, nonEmpty, constructs, seconds }) {
  const allowed = done - refused;
  return [
    `${done} cases in ${seconds.toFixed(0)} s: ${allowed} let through (${percent(allowed, done)}), ${percent(nonEmpty, allowed)} of them with rows, ${failed} failed alike on both`,
    ...Object.entries(constructs).map(([name, count]) => `  ${name}: ${percent(count, allowed)}`),
  ].join('\n');
}

function run(file, options) {
  return new Promise((resolve, reject) => {
    const child = fork(file, [JSON.stringify(options)]);
    let report;
    child.on('message', message => { report = message; });
    child.on('error', reject);
    child.on('exit', code => report ? resolve(report) : reject(new Error(`A process of the fuzzer ended with ${code} and no report.`)));
  });
}

function whole(name, text) {
  if (!/^\d{1,9}$/.test(text) || Number(text) < (name === 'seed' ? 0 : 1)) throw new Error(`--${name} is a whole number.`);
  return Number(text);
}

function percent(part, all) {
  return all === 0 ? '0 %' : `${(part / all * 100).toFixed(0)} %`;
}
