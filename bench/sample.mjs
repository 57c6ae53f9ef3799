// Measures the making of the sample company: how long it takes, how large it is, and that the same seed and day give the same bytes. Beside it
// what DuckDB takes to write as many rows of random numbers as one table of Parquet: the pace of the machine.
// usage: node bench/sample.mjs [--json] [--smoke] [--scale N]
//   --json   one line of JSON instead of words
//   --smoke  eight weeks instead of 156, and no limit of time
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values: flags } = parseArgs({
  options: { json: { type: 'boolean', default: false }, smoke: { type: 'boolean', default: false }, scale: { type: 'string', default: '1' } },
});
/** What the sample company of the usual size may take, seconds, and how large it may be, MB. */
const TARGET = { seconds: 10, megabytes: 60 };
const AS_OF = '2026-11-24';
const WEEKS = flags.smoke ? 8 : 156;
const SCALE = Number(flags.scale);

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const directory = await mkdtemp(path.join(root, 'runtime', '.scap-bench-')); // below `runtime`, where the engine is found
try {
  const { createSampleCompany, SAMPLE_SEED } = await bundled();
  const from = new Date(Date.parse(AS_OF) - WEEKS * 7 * 86_400_000).toISOString().slice(0, 10);
  const made = async name => {
    const [started, used] = [performance.now(), process.cpuUsage()];
    const company = await createSampleCompany({ directory: path.join(directory, name), seed: SAMPLE_SEED, asOf: AS_OF, from, scale: SCALE });
    return { rows: Object.values(company.rows).reduce((sum, rows) => sum + rows, 0), seconds: (performance.now() - started) / 1_000, cpuSeconds: cpuSeconds(process.cpuUsage(used)) };
  };
  const first = await made('first');
  const second = await made('second');
  const [megabytes, same] = [await sizeOf(path.join(directory, 'first')), await digestOf(path.join(directory, 'first')) === await digestOf(path.join(directory, 'second'))];
  const yardstick = await rowsOfNumbers(first.rows);

  const result = {
    weeks: WEEKS, scale: SCALE, rows: first.rows, seconds: rounded(first.seconds), secondsAgain: rounded(second.seconds), cpuSeconds: rounded(second.cpuSeconds),
    megabytes: rounded(megabytes, 1),
    sameBytes: same, yardstickSeconds: rounded(yardstick), target: TARGET, node: process.version, cores: os.availableParallelism(),
  };
  const slow = !flags.smoke && SCALE === 1 && Math.min(first.seconds, second.seconds) > TARGET.seconds;
  const large = SCALE === 1 && megabytes > TARGET.megabytes;
  process.stdout.write(`${flags.json ? JSON.stringify(result) : inWords(result)}\n`);
  if (slow || large || !same) process.exitCode = 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}

function cpuSeconds({ user, system }) {
  return (user + system) / 1_000_000;
}

async function bundled() {
  const outfile = path.join(directory, 'sample-company.mjs');
  await build({
    entryPoints: [path.join(root, 'runtime/src/local/sample-company/index.ts')], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning',
    external: ['@duckdb/node-api'],
  });
  return import(pathToFileURL(outfile).href);
}

async function filesOf(folder) {
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name)).sort();
}

/** MB of Parquet. */
async function sizeOf(folder) {
  const sizes = await Promise.all((await filesOf(folder)).filter(file => file.endsWith('.parquet')).map(async file => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000_000;
}

async function digestOf(folder) {
  const hash = createHash('sha256');
  for (const file of await filesOf(folder)) hash.update(path.relative(folder, file)).update(await readFile(file));
  return hash.digest('hex');
}

async function rowsOfNumbers(rows) {
  const outfile = path.join(directory, 'engine.mjs');
  await build({
    stdin: { contents: "export { DuckDBInstance } from '@duckdb/node-api';", resolveDir: path.join(root, 'runtime'), loader: 'js' },
    bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning', external: ['@duckdb/node-api'],
  });
  const { DuckDBInstance } = await import(pathToFileURL(outfile).href);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const started = performance.now();
  await connection.run(`COPY (SELECT i, random() AS a, random() AS b, random() AS c FROM range(${rows}) AS r (i)) TO '${path.join(directory, 'numbers.parquet')}' (FORMAT parquet)`);
  const seconds = (performance.now() - started) / 1_000;
  connection.closeSync();
  instance.closeSync();
  return seconds;
}

function rounded(value, digits = 2) {
  return Number(value.toFixed(digits));
}

function inWords({ weeks, scale, rows, seconds, secondsAgain, cpuSeconds: cpu, megabytes, sameBytes, yardstickSeconds, target }) {
  return [
    `${weeks} weeks at scale ${scale}: ${rows.toLocaleString('en')} rows in ${seconds} s, again in ${secondsAgain} s, ${cpu} s of processors (target ${target.seconds} s of 156 weeks at scale 1)`,
    `${megabytes} MB of Parquet (target ${target.megabytes} MB); made twice it has ${sameBytes ? 'the same bytes' : 'OTHER BYTES'}`,
    `as many rows of random numbers: ${yardstickSeconds} s`,
  ].join('\n');
}
