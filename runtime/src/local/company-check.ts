import type { CanonicalView } from '../../../src/contract';
import { resolveAsOf } from '../data';

import { openAskedCompany, type AskedCompanyOptions } from './asked-company';
import { Closers } from './closers';
import { companyFacts, type ViewFacts } from './company-facts';
import type { DataFolder } from './data-folder';
import { openSampleCompany } from './sample-company';
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

/** Whether there is a company to check that need not be made first. */
export async function isThereToCheck(folder: DataFolder, { current }: AskedCompanyOptions['company']): Promise<boolean> {
  return current.ownTables || await openSampleCompany(folder.company) !== undefined;
}

/** Opens the company as `scap start` does, and looks at every row of every view. */
export async function checkCompany(folder: DataFolder, options: AskedCompanyOptions): Promise<CompanyCheck> {
  const { clock, signal, onProgress } = options;
  const closers = new Closers();
  try {
    const { company } = await openAskedCompany(folder, options, closers);
    const { catalogue: { views }, guard, engine } = company;
    const asOf = resolveAsOf(company.asOf, clock());
    const facts = company.facts.size > 0 ? company.facts : await companyFacts(views, guard, engine, signal);
    const findings: DataFinding[] = [];
    const filled = Object.values(views).filter(({ name }) => facts.has(name));
    for (const [i, view] of filled.entries()) {
      onProgress(`Checking ${view.name}`, i / filled.length);
      signal.throwIfAborted();
      findings.push(...await checkView(view, { views, guard, engine, asOf, signal }));
    }
    for (const [view, message] of company.stale) findings.push({ view, severity: 'warning', check: 'date', message: message.replace(/\.$/, ''), rows: null });
    return { asOf, catalogue: views, views: Object.values(views).map(view => viewOf(view, facts)), findings };
  } finally {
    await closers.close();
  }
}

function viewOf(view: CanonicalView, facts: ReadonlyMap<string, ViewFacts>): CheckedView {
  const absent = view.columns.filter(column => column.absent).map(({ name }) => name);
  const { rows, newest } = facts.get(view.name) ?? { rows: 0, newest: null };
  return { view: view.name, rows, newest, columns: view.columns.length - absent.length, absent };
}
