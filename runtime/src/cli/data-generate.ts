import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { isIsoDate } from '../data';
import { createSampleCompany, openSampleCompany } from '../local/sample-company';
import { inDigits } from '../tools';

import type { CommandHost } from './command-host';
import { EXIT_CODES } from './exit-codes';
import { ProgressLine } from './progress-line';
import { UsageError } from './usage-error';

export const DEFAULT_COMPANY_DIR = 'sample-company';
export const LARGEST_SCALE = 10;
const LARGEST_SEED = 2_147_483_647;

export interface DataGenerateOptions {
  /** As it was written: a whole number. */
  readonly scale: string;
  readonly seed: string;
  /** `2026-11-24`; today where it is not given. */
  readonly asOf?: string;
  readonly dir: string;
  readonly json?: boolean;
}

/** `scap data generate`: a sample company of a size, seed and day of one's own, as Parquet files, one a view, with what is true of it. */
export async function generateData(options: DataGenerateOptions, host: CommandHost): Promise<number> {
  const scale = wholeNumber('--scale', options.scale, 1, LARGEST_SCALE);
  const seed = wholeNumber('--seed', options.seed, 0, LARGEST_SEED);
  const asOf = options.asOf ?? host.clock().toISOString().slice(0, 10);
  if (!isIsoDate(asOf)) throw new UsageError(`--as-of is ${asOf}, expected a date such as 2026-11-24.`);
  const directory = path.resolve(host.cwd, options.dir);
  await requireRoom(directory, options.dir);
  const progress = new ProgressLine(host);
  try {
    const company = await createSampleCompany({
      directory, seed, asOf, scale, signal: host.interrupted, progress: (fraction, message) => progress.show(message, fraction),
    });
    progress.clear();
    const rows = Object.values(company.rows).reduce((sum, count) => sum + count, 0);
    host.out(options.json
      ? `${JSON.stringify({ directory, scale, ...company })}\n`
      : `${inDigits(rows)} rows in ${Object.keys(company.rows).length} views, ${company.from} to ${company.to}, seed ${seed}: ${options.dir}\n`
        + `${path.join(options.dir, 'truth.json')} says what is true of them.\n`);
    return EXIT_CODES.ok.code;
  } finally {
    progress.clear();
  }
}

/** A company takes the place of what is in its folder: that may be an earlier company, and nothing else. */
async function requireRoom(directory: string, given: string): Promise<void> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new UsageError(`--dir is ${given}, which is a file.`, 'Name a folder that is empty or not there.');
    throw error;
  });
  if (names.length > 0 && await openSampleCompany(directory) === undefined) {
    throw new UsageError(`--dir is ${given}, which holds other files.`, 'Name a folder that is empty or not there.');
  }
}

function wholeNumber(option: string, given: string, low: number, high: number): number {
  const value = Number(given);
  if (!/^\d{1,10}$/.test(given) || value < low || value > high) throw new UsageError(`${option} is ${given}, expected a whole number from ${low} to ${high}.`);
  return value;
}
