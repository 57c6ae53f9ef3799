// Measures speed alone: forecasts with intervals of many items from 156 weeks each, and a route of a hundred stops in a second.
// usage: node bench/speed.mjs [--items N] [--json] [--smoke]
//   --items  items to forecast (default 10,000)
//   --json   one line of JSON instead of text
//   --smoke  300 items
// The baseline beside the forecasts is the seasonal naive one, that of the route savings alone (Clarke & Wright 1964).
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const WEEKS = 156;
const HORIZON = 13;
const { values: flags } = parseArgs({
  options: { items: { type: 'string' }, json: { type: 'boolean', default: false }, smoke: { type: 'boolean', default: false } },
});
const ITEMS = Number(flags.items ?? (flags.smoke ? 300 : 10_000));
if (!Number.isInteger(ITEMS) || ITEMS < 1) throw new Error('--items must be a whole number above 0.');
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const directory = await mkdtemp(path.join(os.tmpdir(), 'scap-bench-speed-'));

try {
  const { forecast, solveRoutes, generated, seededRandom } = await bundled();
  const { uniform } = seededRandom(1);
  const items = Array.from({ length: ITEMS }, (_, place) => demandOf(place, uniform));
  const results = ['auto', 'snaive'].map(method => ({ method, ...timed(() => items.map(item => forecast(item, { season: 52, horizon: HORIZON, method }))) }));
  const { problem } = generated()[0];
  const started = performance.now();
  const route = solveRoutes(problem, { seed: 1, iterations: 1_000_000, shouldStop: () => performance.now() - started > 950 });
  const report = {
    bench: 'speed', dataset: 'generated', frequency: 'weekly', series: ITEMS, weeks: WEEKS,
    results: results.map(({ method, seconds, cpuSeconds }) => ({ method, seconds, cpuSeconds, msPerSeries: round(cpuSeconds / ITEMS * 1_000, 3), itemsAMinute: Math.round(ITEMS / cpuSeconds * 60) })),
    route: { stops: problem.stops.length, seconds: round((performance.now() - started) / 1_000, 2), cost: round(route.cost, 1), savingsCost: round(route.savings.cost, 1) },
  };
  console.log(flags.json ? JSON.stringify(report) : inWords(report));
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function bundled() {
  const outfile = path.join(directory, 'speed.mjs');
  await build({
    stdin: {
      contents: `export { forecast } from './runtime/src/forecasting'; export { solveRoutes } from './runtime/src/routing';
        export { seededRandom } from './runtime/src/stock'; export { generated } from './runtime/test/routing/generated';`,
      resolveDir: root, loader: 'ts',
    },
    bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** A third each smooth with a season, erratic, and seldom. */
function demandOf(place, uniform) {
  const level = 5 + 95 * uniform();
  return Array.from({ length: WEEKS }, (_, week) => {
    if (place % 3 === 0) return Math.round(level * (1 + 0.3 * Math.sin(2 * Math.PI * week / 52)) * (0.8 + 0.4 * uniform()));
    if (place % 3 === 1) return Math.round(level * 2 * uniform() ** 2);
    return uniform() < 0.2 ? Math.ceil(level * uniform()) : 0;
  });
}

function timed(work) {
  const started = performance.now();
  const cpu = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: round((performance.now() - started) / 1_000, 2), cpuSeconds: round((user + system) / 1e6, 2) };
}

function inWords({ series, weeks, results, route }) {
  return [
    `${series.toLocaleString('en')} items of ${weeks} weeks, with intervals:`,
    ...results.map(({ method, cpuSeconds, msPerSeries, itemsAMinute }) =>
      `  ${method.padEnd(8)} ${String(cpuSeconds).padStart(7)} s CPU   ${String(msPerSeries).padStart(7)} ms an item   ${itemsAMinute.toLocaleString('en').padStart(9)} in a minute`),
    `a route of ${route.stops} stops in ${route.seconds} s: ${route.cost}, savings alone ${route.savingsCost} (${round((route.cost / route.savingsCost - 1) * 100, 1)} %)`,
  ].join('\n');
}

function round(value, decimals) {
  return Number(value.toFixed(decimals));
}
