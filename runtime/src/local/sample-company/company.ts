import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { isIsoDate } from '../../data';
import { dayOf, isoOf } from './days';
import { SampleCompanyError } from './errors';
import { writeCompany } from './output/write-company';
import { HISTORY_DAYS, planCompany } from './plan/plan';

/** Raised when the same seed and days give another company than before: a kept one is then made anew. */
export const GENERATOR_VERSION = 4;
/** The seed of the one sample company that everybody sees. */
export const SAMPLE_SEED = 20;
const FACTS_FILE = 'company.json';
/** Unfinished folders of processes that died are swept away after that. */
const ABANDONED_AFTER_MS = 10 * 60_000;

const isoDate = z.string().check(z.refine(isIsoDate));

const Facts = z.object({
  generatorVersion: z.number(),
  seed: z.number(),
  /** The day on which the data stand; their last day is the one before. */
  asOf: isoDate,
  from: isoDate,
  to: isoDate,
  warehouses: z.number(),
  products: z.number(),
  /** How many times the usual size it has; absent where it has that. */
  scale: z.optional(z.number()),
  rows: z.record(z.string(), z.number()),
});

/** What `company.json` says. */
export type SampleCompany = z.infer<typeof Facts>;

export interface SampleCompanyOptions {
  /** The company's folder: `<view>.parquet` and `company.json`. */
  readonly directory: string;
  readonly seed: number;
  /** `2026-11-24`: the history ends on the day before. */
  readonly asOf: string;
  /** The first day; 156 weeks before `asOf` where it is not given. */
  readonly from?: string;
  /** 1, the default, to 10: how many times the usual number of products, customers and orders it has. */
  readonly scale?: number;
  /** From 0 to 1. */
  readonly progress?: (fraction: number, message: string) => void;
  readonly signal?: AbortSignal;
}

export interface WantedCompany extends SampleCompanyOptions {
  /** Whether somebody chose `asOf`: a company that ends later knows what comes after that day, and is made again. */
  readonly chosen?: boolean;
}

export interface EnsuredCompany extends SampleCompany {
  readonly created: boolean;
  readonly movedOn: boolean;
  readonly milliseconds: number;
}

/**
 * The kept company where there is one, moved on to `asOf` where it ends earlier, and a new one otherwise, or where it ends after a chosen
 * day. A clock that runs backwards changes nothing.
 *
 * @throws SampleCompanyError  the folder cannot be read or written
 */
export async function ensureSampleCompany({ chosen = false, ...options }: WantedCompany): Promise<EnsuredCompany> {
  const started = performance.now();
  const kept = await openSampleCompany(options.directory);
  const fits = kept?.seed === options.seed && kept.generatorVersion === GENERATOR_VERSION && !(chosen && kept.asOf > options.asOf);
  const movedOn = fits && kept.asOf < options.asOf;
  const company = fits && !movedOn ? kept : await createSampleCompany(fits ? { ...options, from: kept.from, scale: kept.scale } : options);
  return { ...company, created: !fits, movedOn, milliseconds: Math.round(performance.now() - started) };
}

/** What the folder holds; undefined where it holds no finished company. */
export async function openSampleCompany(directory: string): Promise<SampleCompany | undefined> {
  await takeUpReplacement(directory);
  const text = await readFile(path.join(directory, FACTS_FILE), 'utf8').catch(error => {
    if (isMissing(error)) return undefined;
    throw new SampleCompanyError(directory, 'cannot be read', { cause: error });
  });
  return text === undefined ? undefined : parsed(text);
}

/**
 * Makes a company. It grows in a folder beside and takes its place at the end, so nobody ever sees half of one.
 *
 * @throws SampleCompanyError  the folder cannot be written; or the signal's reason
 */
export async function createSampleCompany(options: SampleCompanyOptions): Promise<SampleCompany> {
  const { directory, seed, asOf, scale = 1, progress, signal } = options;
  signal?.throwIfAborted();
  const end = dayOf(asOf) - 1;
  const start = options.from === undefined ? end - HISTORY_DAYS + 1 : dayOf(options.from);
  const report = (fraction: number, message: string) => {
    signal?.throwIfAborted();
    progress?.(fraction, message);
  };
  const unfinished = await workplace(directory);
  try {
    const plan = planCompany(seed, start, scale);
    const rows = await writeCompany(unfinished, plan, end, report);
    const company: SampleCompany = {
      generatorVersion: GENERATOR_VERSION, seed, asOf, from: isoOf(start), to: isoOf(end),
      warehouses: plan.warehouses.length, products: rows.products ?? 0, rows, ...(scale === 1 ? {} : { scale }),
    };
    await writeFile(path.join(unfinished, FACTS_FILE), `${JSON.stringify(company, null, 2)}\n`);
    await replace(directory, unfinished);
    return company;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function workplace(directory: string): Promise<string> {
  const parent = path.dirname(path.resolve(directory));
  const prefix = `${path.basename(directory)}.unfinished-`;
  try {
    await mkdir(parent, { recursive: true });
    for (const name of (await readdir(parent)).filter(each => each.startsWith(prefix))) {
      const found = path.join(parent, name);
      if (Date.now() - (await stat(found)).mtimeMs > ABANDONED_AFTER_MS) await rm(found, { recursive: true, force: true });
    }
    return await mkdtemp(path.join(parent, prefix));
  } catch (cause) {
    throw new SampleCompanyError(directory, 'cannot be written', { cause });
  }
}

/** Folders cannot replace each other in one step; `takeUpReplacement` finishes what was interrupted between the two. */
async function replace(directory: string, unfinished: string): Promise<void> {
  const finished = `${directory}.finished`;
  await rm(finished, { recursive: true, force: true });
  await rename(unfinished, finished);
  await takeUpReplacement(directory);
}

async function takeUpReplacement(directory: string): Promise<void> {
  const finished = `${directory}.finished`;
  if (await stat(finished).then(() => false, isMissing)) return;
  await rm(directory, { recursive: true, force: true });
  await rename(finished, directory);
}

function parsed(text: string): SampleCompany | undefined {
  try {
    return z.safeParse(Facts, JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
