import type { CanonicalView } from '../../../src/contract';
import type { SqlGuard } from '../access';
import type { QueryEngine } from '../data';
import { recordedColumns, type DataDays } from '../data/recorded-days';
import { PlatformError } from '../errors';

/** What a view holds. */
export interface ViewFacts {
  /** Null where the view cannot be read. */
  readonly rows: number | null;
  /** The newest day on which it says that something has happened, `2018-02-06`; null where it says none. */
  readonly newest: string | null;
  /** Why it cannot be read. */
  readonly fault?: string;
}

/** The rows of a large company are counted in this time, or the view says that it cannot be read. */
const TIMEOUT_MS = 60_000;

/** Looks at every view that the company fills, all at once. */
export async function companyFacts(
  views: Readonly<Record<string, CanonicalView>>, guard: SqlGuard, engine: QueryEngine, signal: AbortSignal,
): Promise<ReadonlyMap<string, ViewFacts>> {
  const mapped = Object.values(views).filter(view => view.columns.some(column => !column.absent));
  const looked = await Promise.all(mapped.map(async (view): Promise<[string, ViewFacts]> => [view.name, await factsOf(view, guard, engine, signal)]));
  signal.throwIfAborted();
  return new Map(looked);
}

/** The first warehouses by name. */
export async function warehousesOf(guard: SqlGuard, engine: QueryEngine, signal: AbortSignal): Promise<readonly string[]> {
  const permit = { views: new Map([['warehouses', ['warehouse_id']]]), warehouses: 'all' as const };
  const { sql } = guard.guard('SELECT w.warehouse_id FROM warehouses AS w ORDER BY w.warehouse_id', permit, { asOf: '1970-01-01', maxRows: 10 });
  return (await engine.run(sql, { signal, timeoutMs: TIMEOUT_MS, maxRows: 10 })).rows.flatMap(([id]) => (typeof id === 'string' ? [id] : []));
}

/** The newest day of each view that was looked at. */
export function daysOf(facts: ReadonlyMap<string, ViewFacts>): DataDays {
  return new Map([...facts].map(([view, { newest }]) => [view, newest]));
}

/** The views that were looked at and hold nothing. */
export function emptyViews(facts: ReadonlyMap<string, ViewFacts>): ReadonlySet<string> {
  return new Set([...facts].filter(([, { rows }]) => rows === 0).map(([view]) => view));
}

async function factsOf(view: CanonicalView, guard: SqlGuard, engine: QueryEngine, signal: AbortSignal): Promise<ViewFacts> {
  const held = new Set(view.columns.filter(column => !column.absent).map(column => column.name));
  const days = recordedColumns(view);
  const selected = ['COUNT(*) AS row_count', ...days.map((column, i) => `CAST(MAX(v.${column}) AS DATE) AS day_${i}`)];
  try {
    const permit = { views: new Map([[view.name, [...held]]]), warehouses: 'all' as const };
    const guarded = guard.guard(`SELECT ${selected.join(', ')} FROM ${view.name} AS v`, permit, { asOf: '1970-01-01', maxRows: 1 });
    const { rows: [row = []] } = await engine.run(guarded.sql, { signal, timeoutMs: TIMEOUT_MS, maxRows: 1 });
    const [rows, ...newest] = row;
    return { rows: Number(rows), newest: newest.flatMap(day => (day === null ? [] : [String(day)])).sort().at(-1) ?? null };
  } catch (thrown) {
    if (!(thrown instanceof PlatformError)) throw thrown;
    return { rows: null, newest: null, fault: thrown.message };
  }
}
