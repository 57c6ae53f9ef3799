import { addDays, daysBetween, isoWeekday, type CalendarDay } from '../calendar-day';
import type { Days, StockingUnits, UnitsPerDay } from './units';

/** A customer order line, or several that share both dates, with what is still to be despatched. */
export interface OpenDemand {
  /** The day it leaves stock: promised, else requested. Overdue demand leaves on the first day. */
  readonly due: CalendarDay;
  /** The day it was wanted: it takes the place of forecast demand on this day. */
  readonly wanted: CalendarDay;
  readonly quantity: StockingUnits;
}

/** A delivery that is expected. */
export interface ExpectedReceipt {
  readonly date: CalendarDay;
  readonly quantity: StockingUnits;
}

/** One product in one warehouse, as the projection sees it. */
export interface ProjectedItem {
  /** On hand less quarantined. A negative record counts as an empty shelf. */
  readonly usableOnHand: StockingUnits;
  readonly openDemand: readonly OpenDemand[];
  /** Mean demand by weekday, Monday first: seven values. */
  readonly forecast: readonly UnitsPerDay[];
  readonly receipts: readonly ExpectedReceipt[];
  /** What becomes of demand that stock cannot fill. Backorders are filled by the next receipt; lost demand is gone. */
  readonly unmetDemand: 'backorder' | 'lost';
}

/** What one day does to the stock. */
export interface ProjectedDay {
  readonly date: CalendarDay;
  readonly received: StockingUnits;
  readonly demanded: StockingUnits;
  /** The part of that day's demand which that day's stock does not fill. */
  readonly short: StockingUnits;
  /** What is left in the evening; below zero what is owed to customers. */
  readonly closing: StockingUnits;
}

/** The stock of one item over the horizon. */
export interface StockProjection {
  readonly days: readonly ProjectedDay[];
  /** The first day whose demand the stock does not fill; null where it lasts. */
  readonly runsOut: CalendarDay | null;
  /** Days of the horizon that end with demand unfilled, or on which demand is lost. */
  readonly daysOut: Days;
  /** Demand of the horizon that stock does not fill on its day, whether delayed or lost. */
  readonly unitsShort: StockingUnits;
}

/** Quantities below this are rounding, not shortage. */
const NEGLIGIBLE: StockingUnits = 1e-6;

/**
 * Projects usable stock day by day: what was left, plus what is received in the morning, less what leaves during the day.
 * Demand of a day = open lines due + the forecast that booked orders for that day have not yet used up.
 *
 * @param firstDay  the first day projected; what is overdue falls on it
 * @param horizon  days, counted from `firstDay`
 * @see Vollmann, Berry, Whybark & Jacobs (2005), Manufacturing Planning and Control for Supply Chain Management, 5th ed.:
 *   projected available balance and the consumption of the forecast by booked orders
 */
export function projectStock(item: ProjectedItem, firstDay: CalendarDay, horizon: Days): StockProjection {
  const demand = demandByDay(item, firstDay, horizon);
  const received = byDay(item.receipts.map(({ date, quantity }) => [date, quantity] as const), firstDay, horizon);
  const days: ProjectedDay[] = [];
  let balance = Math.max(0, item.usableOnHand);
  for (let offset = 0; offset < horizon; offset++) {
    const available = balance + received[offset]!;
    const demanded = demand[offset]!;
    const short = Math.max(0, demanded - Math.max(0, available));
    balance = item.unmetDemand === 'lost' ? Math.max(0, available - demanded) : available - demanded;
    days.push({ date: addDays(firstDay, offset), received: received[offset]!, demanded, short, closing: balance });
  }
  const out = days.filter(day => day.short > NEGLIGIBLE || day.closing < -NEGLIGIBLE);
  return { days, runsOut: out[0]?.date ?? null, daysOut: out.length, unitsShort: days.reduce((sum, day) => sum + day.short, 0) };
}

function demandByDay(item: ProjectedItem, firstDay: CalendarDay, horizon: Days): StockingUnits[] {
  const due = byDay(item.openDemand.map(line => [line.due > firstDay ? line.due : firstDay, line.quantity] as const), firstDay, horizon);
  const booked = byDay(item.openDemand.map(line => [line.wanted, line.quantity] as const), firstDay, horizon);
  return due.map((quantity, offset) => {
    const forecast = item.forecast[isoWeekday(addDays(firstDay, offset)) - 1]!;
    return quantity + Math.max(0, forecast - booked[offset]!);
  });
}

/** Quantities added up by their day's distance from the first; those outside the horizon are not in it. */
function byDay(quantities: readonly (readonly [CalendarDay, StockingUnits])[], firstDay: CalendarDay, horizon: Days): StockingUnits[] {
  const sums = Array.from({ length: horizon }, () => 0);
  for (const [day, quantity] of quantities) {
    const offset = daysBetween(firstDay, day);
    if (offset >= 0 && offset < horizon) sums[offset]! += quantity;
  }
  return sums;
}
