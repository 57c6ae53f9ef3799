import type { CanonicalView, ViewColumn } from '../../../src/contract';
import type { SqlGuard } from '../access';
import type { QueryEngine } from '../data';
import { PlatformError } from '../errors';
import { referencesOf, viewQuality, type CheckedRows, type DataFinding } from '../tools';

export type { DataFinding } from '../tools';

/** Where findings are looked for: all rows of a company. */
export interface CheckedData {
  readonly views: Readonly<Record<string, CanonicalView>>;
  readonly guard: SqlGuard;
  readonly engine: QueryEngine;
  /** `2026-11-24` */
  readonly asOf: string;
  readonly signal: AbortSignal;
}

const TIMEOUT_MS = 120_000;

/** Everything to be said of one view. */
export async function checkView(view: CanonicalView, data: CheckedData): Promise<readonly DataFinding[]> {
  try {
    const unread = await unreadColumns(view, data);
    return unread.length > 0 ? unread : (await viewQuality(view, allRows(data))).findings;
  } catch (thrown) {
    if (!(thrown instanceof PlatformError)) throw thrown;
    return [unreadable(view, `cannot be read: ${thrown.message} ${thrown.remedy ?? ''}`.trim())];
  }
}

/** Reads every value: what the mapping makes of a column may fail at some rows alone. */
async function unreadColumns(view: CanonicalView, data: CheckedData): Promise<DataFinding[]> {
  // Where the view itself cannot be read, one finding is enough.
  await row(`SELECT COUNT(*) FROM ${view.name} AS v`, data);
  const found = await Promise.all(columnsOf(view).map(async ({ name }) => {
    try {
      await row(`SELECT MAX(v.${name}) FROM ${view.name} AS v`, data);
      return [];
    } catch (thrown) {
      if (!(thrown instanceof PlatformError)) throw thrown;
      return [unreadable(view, `${name} cannot be read: ${thrown.message}`)];
    }
  }));
  return found.flat();
}

function allRows(data: CheckedData): CheckedRows {
  return {
    asOf: data.asOf,
    columns: columnsOf,
    references: view => referencesOf(view, data.views, columnsOf, () => true),
    row: async sql => row(sql, data),
  };
}

/** Runs a query over all rows of any view, and reads its one row. */
async function row(sql: string, { views, guard, engine, asOf, signal }: CheckedData): ReturnType<CheckedRows['row']> {
  const permit = new Map(Object.values(views).map((view): [string, string[]] => [view.name, columnsOf(view).map(({ name }) => name)]));
  const guarded = guard.guard(sql, { views: permit, warehouses: 'all' }, { asOf, maxRows: 1 });
  return (await engine.run(guarded.sql, { signal, timeoutMs: TIMEOUT_MS, maxRows: 1 })).rows[0] ?? [];
}

function columnsOf(view: CanonicalView): readonly ViewColumn[] {
  return view.columns.filter(column => !column.absent);
}

function unreadable({ name }: CanonicalView, message: string): DataFinding {
  return { view: name, severity: 'error', check: 'unreadable', message, rows: null };
}
