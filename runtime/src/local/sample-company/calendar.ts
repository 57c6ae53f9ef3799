import { dayOf, weekdayOf, yearOf } from './days';
import type { Day } from './days';

/** Days off beside Easter Monday: `MM-DD`. */
const HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  NL: ['01-01', '04-27', '12-25', '12-26'],
  DE: ['01-01', '05-01', '10-03', '12-25', '12-26'],
  FR: ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
  IT: ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'],
  PL: ['01-01', '01-06', '05-01', '05-03', '08-15', '11-01', '11-11', '12-25', '12-26'],
};

/** The working days of a country: Monday to Friday without its holidays. */
export class WorkingCalendar {
  readonly id: string;
  private readonly daysOff = new Map<number, ReadonlySet<Day>>();

  constructor(private readonly country: string) {
    this.id = `CAL-${country}`;
  }

  works(day: Day): boolean {
    return weekdayOf(day) < 5 && !this.holidays(yearOf(day)).has(day);
  }

  /** The first working day on or after `day`. */
  onOrAfter(day: Day): Day {
    let found = day;
    while (!this.works(found)) found += 1;
    return found;
  }

  /** The day that lies `count` working days after `day`; before it where `count` is negative. */
  plus(day: Day, count: number): Day {
    const step = Math.sign(count);
    let found = day;
    for (let left = Math.abs(count); left > 0;) {
      found += step;
      if (this.works(found)) left -= 1;
    }
    return found;
  }

  private holidays(year: number): ReadonlySet<Day> {
    const known = this.daysOff.get(year);
    if (known) return known;
    const days = new Set([easterSunday(year) + 1, ...(HOLIDAYS[this.country] ?? []).map(date => dayOf(`${year}-${date}`))]);
    this.daysOff.set(year, days);
    return days;
  }
}

/** Gregorian computus of the Anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = String(Math.floor(f / 31)).padStart(2, '0');
  return dayOf(`${year}-${month}-${String(f % 31 + 1).padStart(2, '0')}`);
}
