/** The year of a clock, as days are written that stand on the same clock: days of this year go without it. */
export function yearOf(now: Date): string {
  return now.toISOString().slice(0, 4);
}
