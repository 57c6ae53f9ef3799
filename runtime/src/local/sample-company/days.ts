/** A day, counted from 1970-01-01. */
export type Day = number;

const MILLISECONDS = 86_400_000;

export function dayOf(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS;
}

export function isoOf(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** 0 is Monday. */
export function weekdayOf(day: Day): number {
  return (day + 3) % 7;
}

export function yearOf(day: Day): number {
  return new Date(day * MILLISECONDS).getUTCFullYear();
}

/** 0 to below 1. */
export function shareOfYear(day: Day): number {
  const year = yearOf(day);
  return (day - dayOf(`${year}-01-01`)) / 366;
}
