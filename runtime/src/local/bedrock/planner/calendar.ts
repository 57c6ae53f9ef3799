const DAY = 86_400_000;

/** A day as ISO text, `2026-11-24`. */
export type IsoDay = string;
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The day so many days later (earlier if negative). */
export function addDays(day: IsoDay, days: number): IsoDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Days from one day to another. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The same day of the month so many months later; the month's last day where it has no such day. */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const { year, month, date } = partsOf(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return isoDay(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(date, last));
}

/** The first day of the period that holds the day. Weeks begin on Monday. */
export function startOf(period: Period, day: IsoDay): IsoDay {
  const { year, month } = partsOf(day);
  switch (period) {
    case 'day': return day;
    case 'week': return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'month': return isoDay(year, month, 1);
    case 'quarter': return isoDay(year, month - (month - 1) % 3, 1);
    case 'year': return isoDay(year, 1, 1);
  }
}

/** So many periods later, from the same place in the period as far as there is one. */
export function addPeriods(period: Period, day: IsoDay, count: number): IsoDay {
  switch (period) {
    case 'day': return addDays(day, count);
    case 'week': return addDays(day, 7 * count);
    case 'month': return addMonths(day, count);
    case 'quarter': return addMonths(day, 3 * count);
    case 'year': return addMonths(day, 12 * count);
  }
}

/** The day as ISO text, or nothing where the calendar has no such day. */
export function validDay(year: number, month: number, date: number): IsoDay | undefined {
  const day = isoDay(year, month, date);
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined;
}

export function partsOf(day: IsoDay): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

function isoDay(year: number, month: number, date: number): IsoDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
