/** A day, counted from 1970-01-01. */
export type Day = number;

export const MINUTES_A_DAY = 1_440;
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

/** The first days of the years from 1970 on that `yearOf` can tell. */
const NEW_YEARS = Array.from({ length: 200 }, (_, index) => Date.UTC(1970 + index, 0, 1) / MILLISECONDS);

export function yearOf(day: Day): number {
  let year = Math.floor(day / 365.25);
  while (NEW_YEARS[year + 1]! <= day) year += 1;
  while (NEW_YEARS[year]! > day) year -= 1;
  return 1970 + year;
}

export function isDecember(day: Day): boolean {
  return day >= NEW_YEARS[yearOf(day) - 1969]! - 31;
}

/** 0 to below 1. */
export function shareOfYear(day: Day): number {
  return (day - NEW_YEARS[yearOf(day) - 1970]!) / 366;
}
