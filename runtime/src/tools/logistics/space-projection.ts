import { addDays, isoWeekday, type CalendarDay } from '../calendar-day';
import type { StockingUnits, CubicMetres, Days } from './units';

/** A product in a warehouse, with the space that a unit takes. */
export interface StoredItem {
  readonly warehouse: string;
  readonly product: string;
  /** Null where nobody says. */
  readonly storageClass: string | null;
  /** Of a base unit; null where the product has no dimensions. */
  readonly volume: CubicMetres | null;
  /** Quarantined stock takes space too. */
  readonly onHand: StockingUnits;
  /** Mean demand of each weekday, Monday first. */
  readonly demand: readonly StockingUnits[];
  /** What customers have ordered, by the day on which it leaves. */
  readonly booked: ReadonlyMap<CalendarDay, StockingUnits>;
  /** What is to come, by the day on which it is expected. */
  readonly arrivals: ReadonlyMap<CalendarDay, StockingUnits>;
}

/** The space taken at the end of a day. */
export interface SpaceOfDay {
  readonly day: CalendarDay;
  readonly volume: CubicMetres;
  readonly byClass: ReadonlyMap<string, CubicMetres>;
}

export const NO_CLASS = 'unknown';

/**
 * Projects the space that stock takes, day by day: what arrives takes space from the morning on; what is booked, or usually asked for where
 * that is more, leaves as far as it is there.
 *
 * The first of the days is how things stand now, before `firstDay`.
 */
export function projectSpace(items: readonly StoredItem[], firstDay: CalendarDay, horizon: Days): SpaceOfDay[] {
  const measured = items.filter((item): item is StoredItem & { readonly volume: CubicMetres } => item.volume !== null);
  const stock = measured.map(item => Math.max(0, item.onHand));
  const days = [spaceOf(addDays(firstDay, -1), measured, stock)];
  for (let ahead = 0; ahead < horizon; ahead++) {
    const day = addDays(firstDay, ahead);
    measured.forEach((item, place) => {
      const there = stock[place]! + (item.arrivals.get(day) ?? 0);
      stock[place] = Math.max(0, there - Math.max(item.booked.get(day) ?? 0, item.demand[isoWeekday(day) - 1] ?? 0));
    });
    days.push(spaceOf(day, measured, stock));
  }
  return days;
}

function spaceOf(day: CalendarDay, items: readonly (StoredItem & { readonly volume: CubicMetres })[], stock: readonly StockingUnits[]): SpaceOfDay {
  const byClass = new Map<string, CubicMetres>();
  let volume = 0;
  items.forEach((item, place) => {
    const space = stock[place]! * item.volume;
    const name = item.storageClass ?? NO_CLASS;
    volume += space;
    byClass.set(name, (byClass.get(name) ?? 0) + space);
  });
  return { day, volume, byClass };
}

/** The fullest day, and the first on which there is not enough room. */
export interface SpaceOutlook {
  readonly now: SpaceOfDay;
  readonly peak: SpaceOfDay;
  /** Null where there is room on all days, or nobody knows how much there is. */
  readonly full: CalendarDay | null;
}

/** @param usable  the space that can be used; null where nobody knows it */
export function spaceOutlook(days: readonly SpaceOfDay[], usable: CubicMetres | null): SpaceOutlook {
  const [now, ...coming] = days;
  const peak = coming.reduce((most, day) => day.volume > most.volume ? day : most, now!);
  return { now: now!, peak, full: usable === null ? null : coming.find(({ volume }) => volume > usable)?.day ?? null };
}
