import { addDays, type CalendarDay } from '../calendar-day';
import { MINUTES_A_DAY, type Days, type LocalMinute, type WorkingMinutes } from './units';

/** The hours in which a warehouse works on its working days, minutes after midnight. */
export interface WorkingHours {
  readonly opens: number;
  readonly closes: number;
}

export const ALL_DAY: WorkingHours = { opens: 0, closes: MINUTES_A_DAY };

/** Fewer steps than these do not tell when people work. */
const LEAST_STEPS = 50;
const DAY_ZERO = '1970-01-01';

/**
 * Counts working time: it stands still at night, at weekends and on holidays. What is done after hours counts as done at closing time.
 */
export class WorkingClock {
  /** Working days before each day, the first of `first`. */
  private readonly before: number[] = [];

  /**
   * @param works  whether work is done on a day
   * @param first  the first day that the clock knows
   * @param days  how many it knows
   */
  constructor(private readonly works: (day: CalendarDay) => boolean, first: CalendarDay, days: Days, private readonly hours: WorkingHours = ALL_DAY) {
    this.firstDay = dayNumber(first);
    let count = 0;
    for (let place = 0; place <= days; place++) {
      this.before.push(count);
      if (works(addDays(first, place))) count += 1;
    }
  }

  private readonly firstDay: number;

  isWorkingDay(day: CalendarDay): boolean {
    return this.works(day);
  }

  /** Working minutes from one time to another; negative where `end` is earlier. */
  between(start: LocalMinute, end: LocalMinute): WorkingMinutes {
    return this.reading(end) - this.reading(start);
  }

  /** The day on which `worked` more working minutes have passed; null beyond the days that the clock knows. */
  dayAfter(start: LocalMinute, worked: WorkingMinutes): CalendarDay | null {
    const target = this.reading(start) + worked;
    const dayLength = this.hours.closes - this.hours.opens;
    for (let place = Math.max(0, Math.floor(start / MINUTES_A_DAY) - this.firstDay); place + 1 < this.before.length; place++) {
      if (this.before[place + 1]! * dayLength >= target && this.worksAt(place)) return dayOfNumber(this.firstDay + place);
    }
    return null;
  }

  /** Working minutes since the clock's first day. */
  private reading(at: LocalMinute): WorkingMinutes {
    const day = Math.floor(at / MINUTES_A_DAY);
    const place = Math.min(Math.max(day - this.firstDay, 0), this.before.length - 1);
    const { opens, closes } = this.hours;
    const today = this.worksAt(place) ? Math.min(Math.max(at - day * MINUTES_A_DAY - opens, 0), closes - opens) : 0;
    return this.before[place]! * (closes - opens) + today;
  }

  private worksAt(place: number): boolean {
    return (this.before[place + 1] ?? 0) > this.before[place]!;
  }
}

/** The start of a day. */
export function startOf(day: CalendarDay): LocalMinute {
  return dayNumber(day) * MINUTES_A_DAY;
}

/** The start of the day of a time. */
export function startOfDay(at: LocalMinute): LocalMinute {
  return Math.floor(at / MINUTES_A_DAY) * MINUTES_A_DAY;
}

/** The day of a time. */
export function dayOfMinute(at: LocalMinute): CalendarDay {
  return dayOfNumber(Math.floor(at / MINUTES_A_DAY));
}

/** When people work, by when they finished steps: all but the first and the last hundredth of them. All day where too few are known. */
export function workingHours(steps: readonly LocalMinute[]): WorkingHours {
  if (steps.length < LEAST_STEPS) return ALL_DAY;
  const times = steps.map(step => step % MINUTES_A_DAY).sort((one, other) => one - other);
  const opens = times[Math.floor(0.01 * times.length)]!;
  const closes = times[Math.ceil(0.99 * times.length) - 1]!;
  return closes > opens ? { opens, closes } : ALL_DAY;
}

/** Monday to Friday, for companies that keep no calendar. */
export function isWeekday(day: CalendarDay): boolean {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday > 0 && weekday < 6;
}

function dayNumber(day: CalendarDay): number {
  return Math.round(Date.parse(day) / (MINUTES_A_DAY * 60_000));
}

function dayOfNumber(day: number): CalendarDay {
  return addDays(DAY_ZERO, day);
}
