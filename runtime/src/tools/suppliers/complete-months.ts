import type { CalendarDay } from '../calendar-day';
import type { Period } from './performance-queries';

/** The latest months that are over on the as-of date: up to the first day of its own. */
export function completeMonths(asOf: CalendarDay, count: number): Period {
  const months = Number(asOf.slice(0, 4)) * 12 + Number(asOf.slice(5, 7)) - 1 - count;
  return { from: `${Math.floor(months / 12)}-${String(months % 12 + 1).padStart(2, '0')}-01`, to: `${asOf.slice(0, 7)}-01` };
}

/** `2026-10-01` of a month counted from the year 0, as queries count it: 12 x year + month. */
export function firstDayOf(month: number): CalendarDay {
  return `${Math.floor((month - 1) / 12)}-${String((month - 1) % 12 + 1).padStart(2, '0')}-01`;
}
