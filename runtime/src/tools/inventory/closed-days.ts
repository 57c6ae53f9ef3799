import { addDays, daysBetween, isoWeekday, type CalendarDay } from '../calendar-day';

/** What the calendar of a warehouse records. */
export interface RecordedCalendar {
  readonly first: CalendarDay;
  readonly last: CalendarDay;
  /** The days between them, both included, on which nobody works. */
  readonly daysOff: ReadonlySet<CalendarDay>;
}

/** What answers that rest on forecasts by warehouse assume of holidays. */
export const HOLIDAY_ASSUMPTION = 'On holidays of a warehouse\'s calendar no demand is expected, unless the item was asked for on such days before; '
  + 'without a calendar they count as days like others.';

/** A weekday that is off more often is one on which nobody works anyway. */
const MOSTLY_OFF = 0.5;
/** Years in which a date must have been a holiday before it is taken for one beyond the record: once may be Easter. */
const LEAST_YEARS = 2;

/**
 * The holidays from one day to the day before another: days off that fall on a weekday of work. Beyond the record, dates that were off in each
 * recorded year, as far as they fell on weekdays of work; feasts that move are not known there.
 */
export function closedDaysOf(calendar: RecordedCalendar, from: CalendarDay, before: CalendarDay): CalendarDay[] {
  const { first, last, daysOff } = calendar;
  const works = weekdaysOfWork(calendar);
  const isHoliday = (day: CalendarDay): boolean => {
    if (day >= first && day <= last) return daysOff.has(day);
    const others = sameDateWithin(day, first, last).filter(each => works.has(isoWeekday(each)));
    return others.length >= LEAST_YEARS && others.every(each => daysOff.has(each));
  };
  return Array.from({ length: Math.max(0, daysBetween(from, before)) }, (_, at) => addDays(from, at))
    .filter(day => works.has(isoWeekday(day)) && isHoliday(day));
}

/** The date in each year of the record. */
function sameDateWithin(day: CalendarDay, first: CalendarDay, last: CalendarDay): CalendarDay[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, at) => `${from + at}${day.slice(4)}`).filter(each => each >= first && each <= last);
}

function weekdaysOfWork({ first, last, daysOff }: RecordedCalendar): ReadonlySet<number> {
  const recorded = daysBetween(first, last) + 1;
  const off = new Map<number, number>();
  for (const day of daysOff) off.set(isoWeekday(day), (off.get(isoWeekday(day)) ?? 0) + 1);
  return new Set([1, 2, 3, 4, 5, 6, 7].filter(weekday => (off.get(weekday) ?? 0) < MOSTLY_OFF * recorded / 7));
}
