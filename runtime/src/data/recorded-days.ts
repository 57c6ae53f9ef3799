import { RECORDED_DAYS, type CanonicalView } from '../../../src/contract';

/** Views that have a row for every day, or for the day of the data: a missing day is a gap. */
const DAILY: ReadonlySet<string> = new Set(['inventory_position', 'inventory_daily', 'demand_daily']);

/** How many days a view may stay behind the newest: elsewhere nothing may have happened. */
const GRACE = { daily: 1, event: 7 } as const;
const MS_PER_DAY = 86_400_000;

/** The newest day of each view, `2026-11-23`; null where it holds none. */
export type DataDays = ReadonlyMap<string, string | null>;

/** The columns of a view that say when something has happened, of those that the company's tables hold. */
export function recordedColumns({ name, columns }: CanonicalView): readonly string[] {
  return (RECORDED_DAYS[name] ?? []).filter(day => columns.some(column => column.name === day && !column.absent));
}

/** The newest day of all views; undefined where none says one. */
export function newestDay(days: DataDays): string | undefined {
  return [...days.values()].flatMap(day => day ?? []).sort().at(-1);
}

/** What is to be said of views whose data end before those of the others, by view. */
export function staleViews(newest: DataDays): ReadonlyMap<string, string> {
  const days = [...newest].flatMap(([view, day]) => (day === null ? [] : [{ view, day }]));
  const latest = newestDay(newest);
  if (latest === undefined) return new Map();
  const behind = (day: string): number => Math.round((Date.parse(latest) - Date.parse(day)) / MS_PER_DAY);
  return new Map(days
    .filter(({ view, day }) => behind(day) > (DAILY.has(view) ? GRACE.daily : GRACE.event))
    .map(({ view, day }) => [view, `The data of ${view} end on ${day}, ${behind(day)} days before the newest (${latest}).`]));
}
