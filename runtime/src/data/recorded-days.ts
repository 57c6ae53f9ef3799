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

/**
 * The newest day of all views; undefined where none says one.
 *
 * @param today  a later day cannot be one on which something has happened: it is a slip in the data, and does not count
 */
export function newestDay(days: DataDays, today: string): string | undefined {
  return [...days.values()].flatMap(day => (day === null || day > today ? [] : day)).sort().at(-1);
}

/**
 * What is to be said of views whose data end before those of the others, or before the day of the answers where all of them do, by view.
 *
 * @param asOf  the day of the answers, `2026-11-24`
 */
export function staleViews(newest: DataDays, asOf: string): ReadonlyMap<string, string> {
  const days = [...newest].flatMap(([view, day]) => (day === null ? [] : [{ view, day: day > asOf ? asOf : day }]));
  const latest = days.map(({ day }) => day).sort().at(-1);
  if (latest === undefined) return new Map();
  // Of one view alone, in which something happens now and then, it cannot be told.
  const canTell = days.length > 1 || days.some(({ view }) => DAILY.has(view));
  const areAllOld = canTell && daysFrom(latest, asOf) > GRACE.event;
  const [until, inWords] = areAllOld ? [asOf, 'the day of the answers'] : [latest, 'the newest'];
  return new Map(days
    .map(({ view, day }) => ({ view, day, behind: daysFrom(day, until) }))
    .filter(({ view, behind }) => behind > (DAILY.has(view) ? GRACE.daily : GRACE.event))
    .map(({ view, day, behind }) => [view, `The data of ${view} end on ${day}, ${behind} days before ${inWords} (${until}).`]));
}

function daysFrom(day: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(day)) / MS_PER_DAY);
}
