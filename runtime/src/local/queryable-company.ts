import path from 'node:path';

import { DuckDbEngine } from '../data/duckdb-engine';

import { openAskedCompany, type AskedCompanyOptions } from './asked-company';
import { Closers } from './closers';
import { openCompany, type Company } from './company';
import { inDataFolder, openDataFolder, type DataFolder } from './data-folder';
import { claimInstance, isClaim } from './instance';

export interface QueryableCompanyOptions extends AskedCompanyOptions {
  readonly dataDir: string;
  /** Told where another process is starting on the same folder, and is waited for. */
  readonly onWait: (pid: number) => void;
}

/** A company whose data can be queried by this process, without a platform. */
export interface QueryableCompany {
  readonly company: Company;
  close(): Promise<void>;
}

/**
 * Opens a company's data for queries. Where a platform runs on the folder, its data are read beside it, as they are; else the folder is
 * this process's own until the data are open.
 *
 * @throws DataFolderError, SilentInstanceError; the errors of the engine; or the signal's reason
 */
export async function openQueryableCompany(options: QueryableCompanyOptions): Promise<QueryableCompany> {
  const folder = await openDataFolder(path.resolve(options.dataDir));
  const claim = await inDataFolder(folder.root, () =>
    claimInstance({ file: folder.instanceFile, purpose: 'question', clock: options.clock, onWait: options.onWait }));
  const closers = new Closers();
  try {
    const company = await inDataFolder(folder.root, async () => isClaim(claim) || options.company.current.ownTables
      ? (await openAskedCompany(folder, options, closers)).company
      : openBeside(folder, options, closers));
    return { company, close: () => closers.close() };
  } catch (error) {
    await closers.close();
    throw error;
  } finally {
    if (isClaim(claim)) claim.release();
  }
}

/** The sample company of a platform that runs: it alone moves the data on. */
async function openBeside(folder: DataFolder, { company: { current }, clock, signal }: QueryableCompanyOptions, closers: Closers): Promise<Company> {
  const engine = await DuckDbEngine.open(folder.company);
  closers.add(() => engine.close());
  return openCompany(current, engine, clock, signal);
}
