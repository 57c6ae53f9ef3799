import { resolveAsOf } from '../data';

import type { Closers } from './closers';
import { openCompany, type Company } from './company';
import type { CatalogueSource } from './company-catalogue';
import type { DataFolder } from './data-folder';
import { openData, openOwnTables } from './engines';
import { ownFacts, type OwnCompany } from './own-company';
import type { EnsuredCompany } from './sample-company';

export interface AskedCompanyOptions {
  readonly company: Pick<CatalogueSource, 'current' | 'file'>;
  readonly clock: () => Date;
  readonly signal: AbortSignal;
  /** Told what is being made, with a fraction from 0 to 1. */
  readonly onProgress: (message: string, fraction: number) => void;
}

/** The company that is asked: of the configuration's own tables, or the sample company, made, moved on or made again where necessary. */
export async function openAskedCompany(
  folder: DataFolder, { company: { current, file }, clock, signal, onProgress }: AskedCompanyOptions, closers: Closers,
): Promise<{ readonly company: Company; readonly facts: EnsuredCompany | OwnCompany }> {
  if (current.ownTables) {
    onProgress('Looking at the company\'s own tables', 0);
    const company = await openCompany(current, await openOwnTables(folder, closers), clock, signal);
    return { company, facts: ownFacts(company, file) };
  }
  const chosen = current.asOf !== 'latest' && current.asOf !== 'today';
  const asOf = resolveAsOf(chosen ? current.asOf : 'today', clock());
  const { company: facts, engine } = await openData({ folder: folder.company, asOf, chosen, signal, onProgress }, closers);
  return { company: await openCompany(current, engine, clock, signal), facts };
}
