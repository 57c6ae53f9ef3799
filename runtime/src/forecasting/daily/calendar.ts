/** A day as a number: days since 1970-01-01. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / MILLISECONDS);
}

export function dateOf(day: number): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** 0 on Mondays to 6 on Sundays; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((day + 3) % 7 + 7) % 7;
}

const MILLISECONDS = 86_400_000;

/** By what a forecast is added up. */
export type Granularity = 'day' | 'week' | 'month';

/** Days of one calendar day, week (from Monday) or month. */
export interface CalendarSpan {
  /** YYYY-MM-DD, first and last day inside the horizon. */
  readonly from: string;
  readonly to: string;
  /** False where the horizon begins or ends within the week or month. */
  readonly complete: boolean;
}

/** The days from `first` on, `days` of them, by calendar periods, each with its places in the horizon. */
export function spansOf(first: number, days: number, granularity: Granularity): (CalendarSpan & { readonly start: number; readonly end: number })[] {
  const spans = [];
  for (let start = 0; start < days;) {
    const whole = lengthFrom(first + start, granularity);
    const end = Math.min(days, start + whole);
    const complete = end - start === whole && startsPeriod(first + start, granularity);
    spans.push({ from: dateOf(first + start), to: dateOf(first + end - 1), complete, start, end });
    start = end;
  }
  return spans;
}

/** Days from `day` to the end of its calendar period, itself included. */
function lengthFrom(day: number, granularity: Granularity): number {
  if (granularity === 'day') return 1;
  if (granularity === 'week') return 7 - weekdayOf(day);
  const date = new Date(day * MILLISECONDS);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() - date.getUTCDate() + 1;
}

function startsPeriod(day: number, granularity: Granularity): boolean {
  if (granularity === 'day') return true;
  return granularity === 'week' ? weekdayOf(day) === 0 : dateOf(day).endsWith('-01');
}
