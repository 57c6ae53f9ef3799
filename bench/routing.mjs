// Measures the vehicle routing: cost against the best known (`.sol` beside the `.vrp`, if there is one) and against savings alone, in N seconds.
// usage: node bench/routing.mjs --instances DIR [--seconds N] [--seed N] [--json] [--smoke]
//   --instances DIR  a folder of .vrp files (TSPLIB and VRPLIB, with and without time windows), or one file
//   --seconds N      wall-clock seconds for each instance, all in: reading the matrix, savings, finding out the speed, searching (default 10)
//   --json           one line of JSON instead of a table
//   --smoke          one second for each of the four smallest; without --instances three instances made here
// The search takes a number of iterations, not a time: its first tenth of a second of iterations is timed, and the budget follows from that.
// `cpuSeconds` stands beside `seconds`: where it is much less, the machine was busy with something else and the gap is not ours.
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values: flags } = parseArgs({
  options: {
    instances: { type: 'string' }, seconds: { type: 'string' }, seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false }, smoke: { type: 'boolean', default: false },
  },
});
const SECONDS = Number(flags.seconds ?? (flags.smoke ? 1 : 10));
const SEED = Number(flags.seed);
/** Iterations for 100 stops with time windows, breaks and hours: they take less than a second of a core, compiling the code included. */
const HUNDRED = 3_000;
/** The share of the time left that the budget of iterations is meant to take: speed varies. */
const SHARE = 0.92;
/** With more than this share of the time left over (a busy machine got less busy) another seed searches, and the better plan counts. */
const REST = 0.15;
if (!(SECONDS > 0) || !Number.isInteger(SEED)) throw new Error('--seconds must be above 0 and --seed a whole number.');
if (!flags.instances && !flags.smoke) throw new Error('--instances DIR is missing: a folder of .vrp files.');
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const directory = await mkdtemp(path.join(os.tmpdir(), 'scap-bench-routing-'));

try {
  const { solveRoutes, readVrp, readCost, generated } = await bundled();
  const instances = flags.instances ? await read(flags.instances, readVrp, readCost) : generated();
  const measured = [];
  for (const instance of flags.smoke ? smallest(instances) : instances) {
    measured.push(measure(instance, solveRoutes));
    if (!flags.json) console.log(line(measured.at(-1), measured.length === 1));
  }
  const report = { bench: 'routing', seconds: SECONDS, seed: SEED, instances: measured, ...means(measured), hundredStops: hundredStops(generated()[0], solveRoutes) };
  console.log(flags.json ? JSON.stringify(report) : inWords(report));
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function bundled() {
  const outfile = path.join(directory, 'routing.mjs');
  await build({
    stdin: {
      contents: `export { solveRoutes } from './runtime/src/routing'; export { readCost, readVrp } from './runtime/test/routing/vrplib';
        export { generated } from './runtime/test/routing/generated';`,
      resolveDir: root, loader: 'ts',
    },
    bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

async function read(place, readVrp, readCost) {
  const files = (await stat(place)).isDirectory() ? (await readdir(place)).filter(name => name.endsWith('.vrp')).sort().map(name => path.join(place, name)) : [place];
  if (files.length === 0) throw new Error(`${place} holds no .vrp files.`);
  return Promise.all(files.map(async file => {
    const solution = await readFile(file.replace(/\.vrp$/, '.sol'), 'utf8').catch(() => undefined);
    return { name: path.basename(file, '.vrp'), problem: readVrp(await readFile(file, 'utf8')).problem, best: (solution && readCost(solution)) ?? null };
  }));
}

function smallest(instances) {
  return instances.toSorted((a, b) => a.problem.stops.length - b.problem.stops.length).slice(0, 4);
}

/** Finds out the speed, then searches as many iterations as the rest of the time allows; the clock only ends what takes longer than expected. */
function measure({ name, problem, best }, solveRoutes) {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const until = started + SECONDS * 1000;
  const marks = [];
  const probeUntil = started + SECONDS * 1000 * 0.1;
  const onProgress = ({ iterations }) => marks.push({ iterations, at: performance.now() });
  solveRoutes(problem, { seed: SEED, iterations: 1e9, shouldStop: () => marks.length > 4 && performance.now() > probeUntil, onProgress });
  const half = marks[Math.floor(marks.length / 2)];
  const perSecond = (marks.at(-1).iterations - half.iterations) / (marks.at(-1).at - half.at) * 1000;
  const setUp = marks[0].at - started;
  let speed = perSecond;
  let solution;
  let runs = 0;
  while (runs === 0 || until - performance.now() > SECONDS * 1000 * REST) {
    const from = performance.now();
    const iterations = Math.max(1000, Math.floor(speed * (until - from - setUp) / 1000 * SHARE));
    const next = solveRoutes(problem, { seed: SEED + runs++, iterations, shouldStop: () => performance.now() > until });
    speed = next.iterations / (performance.now() - from - setUp) * 1000;
    if (!solution || next.leftOut.length < solution.leftOut.length || (next.leftOut.length === solution.leftOut.length && next.cost < solution.cost)) solution = next;
  }
  const { user, system } = process.cpuUsage(cpu);
  const gap = cost => best === null ? null : round((cost / best - 1) * 100, 3);
  return {
    name, cost: round(solution.cost, 1), best, gapPercent: gap(solution.cost), seconds: round((performance.now() - started) / 1000, 2),
    cpuSeconds: round((user + system) / 1e6, 2), stops: problem.stops.length, routes: solution.routes.length, leftOut: solution.leftOut.length,
    savings: { cost: round(solution.savings.cost, 1), gapPercent: gap(solution.savings.cost), leftOut: solution.savings.leftOut },
    iterations: solution.iterations, iterationsAsked: solution.iterationsAsked, runs, stoppedEarly: solution.stoppedEarly,
  };
}

/** A route plan of 100 stops from the cold, as the tool makes it: the time from call to result. */
function hundredStops({ problem }, solveRoutes) {
  const started = performance.now();
  const before = process.cpuUsage();
  const { cost, savings } = solveRoutes(problem, { seed: SEED, iterations: HUNDRED });
  const { user, system } = process.cpuUsage(before);
  return {
    stops: problem.stops.length, iterations: HUNDRED, seconds: round((performance.now() - started) / 1000, 3), cpuSeconds: round((user + system) / 1e6, 3),
    belowSavingsPercent: round((1 - cost / savings.cost) * 100, 2),
  };
}

function means(measured) {
  const known = measured.filter(({ gapPercent }) => gapPercent !== null);
  const mean = values => values.length === 0 ? null : round(values.reduce((sum, value) => sum + value, 0) / values.length, 3);
  return {
    meanGapPercent: mean(known.map(({ gapPercent }) => gapPercent)),
    largestGapPercent: known.length === 0 ? null : Math.max(...known.map(({ gapPercent }) => gapPercent)),
    savingsMeanGapPercent: mean(known.map(({ savings }) => savings.gapPercent)),
  };
}

function line(each, withHead) {
  const columns = [['name', 14], ['stops', 6], ['savings', 10], ['cost', 10], ['best', 10], ['gap %', 8], ['s', 7], ['CPU s', 7], ['iterations', 11]];
  const values = [each.name, each.stops, each.savings.cost, each.cost, each.best ?? '-', each.gapPercent ?? '-', each.seconds, each.cpuSeconds,
    `${each.iterations}${each.stoppedEarly ? '*' : ''}`];
  const row = cells => cells.map((cell, at) => at === 0 ? String(cell).padEnd(columns[at][1]) : String(cell).padStart(columns[at][1])).join('');
  return [...(withHead ? [row(columns.map(([name]) => name))] : []), row(values) + (each.leftOut ? `  ${each.leftOut} left out` : '')].join('\n');
}

function inWords({ meanGapPercent, largestGapPercent, savingsMeanGapPercent, hundredStops: hundred, instances }) {
  return [
    meanGapPercent === null ? 'no best known costs' : `mean gap ${meanGapPercent} %, largest ${largestGapPercent} % (savings alone: mean ${savingsMeanGapPercent} %)`,
    ...(instances.some(({ stoppedEarly }) => stoppedEarly) ? ['*: the clock ended the search before its iterations were done'] : []),
    `a plan of ${hundred.stops} stops with ${hundred.iterations} iterations: ${hundred.seconds} s (${hundred.cpuSeconds} CPU s), ${hundred.belowSavingsPercent} % below savings`,
  ].join('\n');
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
