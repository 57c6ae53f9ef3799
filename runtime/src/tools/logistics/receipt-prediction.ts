import { addDays, daysBetween, laterDay, type CalendarDay } from '../calendar-day';
import type { Days } from './units';

/** Receipts of the past that were late by so many days; early ones are negative. */
export interface LatenessCount {
  readonly days: Days;
  readonly lines: number;
}

/** Fewer lines than these that came as late, or later, tell nothing. */
const LEAST_LINES = 5;

/**
 * The day on which a purchase line is expected: the day first confirmed plus the supplier's median lateness among the lines that were at
 * least as late as this one already is, and never before the day confirmed last. Null for what is later than nearly all that ever came:
 * it is not counted on.
 *
 * @param first  the day that the supplier confirmed first, or that was asked for
 * @param last  the day confirmed last
 */
export function predictedReceipt(first: CalendarDay, last: CalendarDay, history: readonly LatenessCount[], asOf: CalendarDay): CalendarDay | null {
  const already = daysBetween(first, asOf);
  const possible = history.filter(({ days }) => days >= already).sort((one, other) => one.days - other.days);
  const lines = possible.reduce((sum, each) => sum + each.lines, 0);
  if (lines < LEAST_LINES) return last >= asOf ? last : null;
  let counted = 0;
  const median = possible.find(({ lines: more }) => (counted += more) >= lines / 2)!.days;
  return laterDay(laterDay(addDays(first, median), last), asOf);
}
