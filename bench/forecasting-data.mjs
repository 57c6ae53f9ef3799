// What the benches of the forecaster share: the room as a module, series from a CSV file, and the report.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** Seasonal period and test part by frequency, where the file does not say. */
const FREQUENCIES = {
  yearly: { season: 1, horizon: 6 }, quarterly: { season: 4, horizon: 8 }, monthly: { season: 12, horizon: 18 },
  weekly: { season: 52, horizon: 13 }, daily: { season: 7, horizon: 14 },
};

/** The forecaster, bundled from its sources. */
export async function forecasting() {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'scap-forecasting-'));
  try {
    const outfile = path.join(directory, 'forecasting.mjs');
    await build({
      entryPoints: [path.join(root, 'runtime/src/forecasting/index.ts')],
      bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * The series of a file of either form: `id,frequency,seasonal period,horizon,values…` (said by its first line), or one column a period under a
 * head. `usualHorizon` periods are the test part where neither the caller nor the file says how many. An empty cell is not known; those before the
 * first and after the last value do not belong to the series.
 */
export async function seriesIn(file, frequency, horizon, usualHorizon = FREQUENCIES[frequency]?.horizon) {
  const rows = (await readFile(file, 'utf8')).split(/\r?\n/).filter(line => line.trim() !== '' && !line.startsWith('#')).map(line => line.split(','));
  const isLong = row => /^[a-z]+$/i.test(row[1] ?? '') && isNumber(row[2]) && isNumber(row[3]);
  const withHead = rows.length > 0 && !isLong(rows[0]) && rows[0].slice(1).some(cell => cell !== '' && !isNumber(cell));
  const usual = FREQUENCIES[frequency];
  if (!usual) throw new Error(`No such frequency: ${frequency}. One of ${Object.keys(FREQUENCIES).join(', ')}.`);
  return rows.slice(withHead ? 1 : 0)
    .filter(row => !isLong(row) || row[1].toLowerCase() === frequency)
    .map(row => isLong(row)
      ? split(row[0], row.slice(4), Number(row[2]), horizon ?? Number(row[3]))
      : split(row[0], row.slice(1), usual.season, horizon ?? usualHorizon));
}

function split(id, cells, season, horizon) {
  const values = cells.map(cell => cell.trim() === '' ? null : Number(cell));
  const first = values.findIndex(value => value !== null);
  const last = values.findLastIndex(value => value !== null);
  const all = first < 0 ? [] : values.slice(first, last + 1);
  return { id, season, horizon, all, before: all.slice(0, -horizon), after: all.slice(-horizon) };
}

function isNumber(cell) {
  return cell !== undefined && cell.trim() !== '' && Number.isFinite(Number(cell));
}

/** The report as one line of JSON, or as a table with these columns. */
export function printed(report, columns, asJson) {
  if (asJson) return JSON.stringify(report);
  const { bench, dataset, frequency, series, results } = report;
  const cells = [columns, ...results.map(result => columns.map(column => shown(result[column])))];
  const widths = columns.map((_, at) => Math.max(...cells.map(row => row[at].length)));
  const lines = cells.map(row => row.map((cell, at) => at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])).join('  '));
  return [`${bench}: ${dataset}, ${frequency}, ${series} series`, ...lines].join('\n');
}

function shown(value) {
  return typeof value === 'number' ? String(rounded(value)) : value ?? '-';
}

/** Four digits behind the point are more than any of these figures can bear. */
export function rounded(value) {
  return Number.isFinite(value) ? Number(value.toFixed(4)) : null;
}

export function mean(values) {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** Time of the processor since `started`, all threads together, so that what else runs on the machine does not count. */
export function millisecondsSince(started) {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}
