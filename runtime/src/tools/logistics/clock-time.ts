/** Minutes from midnight of the day of deliveries, on the clock of the warehouse. */
export type MinuteOfDay = number;

/** `08:30` or `08:30:00` as minutes from midnight; undefined where it is no time. */
export function minuteOf(time: string | null | undefined): MinuteOfDay | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(time?.trim() ?? '') ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= 24 * 60 && Number(minutes) < 60 ? minute : undefined;
}

/** Minutes from midnight as `08:30`; what is after midnight counts on: `25:10`. */
export function clockTime(minute: MinuteOfDay): string {
  const whole = Math.round(minute);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
