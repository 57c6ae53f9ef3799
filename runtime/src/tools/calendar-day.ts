/** A day as ISO 8601 text, `2026-11-24`, without time or zone. */
export type CalendarDay = string;

const MILLISECONDS_A_DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day `days` after `day`; before it where negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(day) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** Days from `start` to `end`; negative where `end` is earlier. */
export function daysBetween(start: CalendarDay, end: CalendarDay): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / MILLISECONDS_A_DAY);
}

/** The weekday by ISO 8601: 1 is Monday, 7 is Sunday. */
export function isoWeekday(day: CalendarDay): number {
  return new Date(Date.parse(day)).getUTCDay() || 7;
}

/** The later of two days. */
export function laterDay(one: CalendarDay, other: CalendarDay): CalendarDay {
  return one > other ? one : other;
}

/** The day as people write it: `8 Dec`, with the year where it is not that of `today`. */
export function dayInWords(day: CalendarDay, today: CalendarDay): string {
  const words = `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`;
}
