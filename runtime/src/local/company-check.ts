import type { CanonicalView } from '../../../src/contract';
import { resolveAsOf } from '../data';

import { Closers } from './closers';
import { openCompany } from './company';
import type { CatalogueSource } from './company-catalogue';
import { companyFacts } from './company-facts';
import type { DataFolder } from './data-folder';
import { openData, openOwnTables } from './engines';
import { checkView, type DataFinding } from './view-checks';

/** What one view holds. */
export interface CheckedView {
  readonly view: string;
  /** Null where it cannot be read. */
  readonly rows: number | null;
  /** The newest day on which it says that something has happened. */
  readonly newest: string | null;
  /** Columns that are there. */
  readonly columns: number;
  readonly absent: readonly string[];
}

export interface CompanyCheck {
  readonly asOf: string;
  readonly catalogue: Readonly<Record<string, CanonicalView>>;
  readonly views: readonly CheckedView[];
  readonly findings: readonly DataFinding[];
}

export interface CompanyCheckOptions {
  readonly folder: DataFolder;
  readonly source: CatalogueSource;
  readonly clock: () => Date;
  readonly signal: AbortSignal;
  readonly onProgress: (message: string, fraction: number) => void;
}

/** Opens the company as `scap start` does, and looks at every row of every view. */
export async function checkCompany({ folder, source: { current }, clock, signal, onProgress }: CompanyCheckOptions): Promise<CompanyCheck> {
  const closers = new Closers();
  try {
    const today = resolveAsOf(current.asOf === 'latest' ? 'today' : current.asOf, clock());
    const engine = current.ownTables
      ? await openOwnTables(folder, closers)
      : (await openData({ folder: folder.company, asOf: today, signal, onProgress }, closers)).engine;
    const company = await openCompany(current, engine, clock, signal);
    const asOf = resolveAsOf(company.asOf === 'latest' ? 'today' : company.asOf, clock());
    const { guard } = company;
    const facts = await companyFacts(current.views, guard, engine, signal);
    const findings: DataFinding[] = [];
    const filled = Object.values(current.views).filter(({ name }) => facts.has(name));
    for (const [i, view] of filled.entries()) {
      onProgress(`Checking ${view.name}`, i / filled.length);
      signal.throwIfAborted();
      findings.push(...await checkView(view, { views: current.views, guard, engine, asOf, signal }));
    }
    for (const [view, message] of company.stale) findings.push({ view, severity: 'warning', check: 'date', message: message.replace(/\.$/, '') });
    return { asOf, catalogue: current.views, views: Object.values(current.views).map(view => viewOf(view, facts)), findings };
  } finally {
    await closers.close();
  }
}

function viewOf(view: CanonicalView, facts: Awaited<ReturnType<typeof companyFacts>>): CheckedView {
  const absent = view.columns.filter(column => column.absent).map(({ name }) => name);
  const { rows, newest } = facts.get(view.name) ?? { rows: 0, newest: null };
  return { view: view.name, rows, newest, columns: view.columns.length - absent.length, absent };
}
