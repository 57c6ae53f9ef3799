import type { Population } from '../../../../src/contract';
import { addDays, daysBetween, type CalendarDay } from '../calendar-day';
import { projectStock, type ExpectedReceipt, type OpenDemand, type StockProjection } from './stock-projection';
import type { Days, Share, StockingUnits, UnitsPerDay } from './units';
import { weekdayForecast, type DemandHistory } from './weekday-forecast';

/** A delivery that was due is expected tomorrow for this long; one that is later still is not counted on until it is confirmed anew. */
export const OVERDUE_COUNTED_DAYS: Days = 7;

/** One product in one warehouse, with all that the data say of it. */
export interface StockedItem {
  readonly warehouse: string;
  readonly product: string;
  readonly name: string | null;
  readonly baseUnit: string | null;
  readonly discontinued: CalendarDay | null;
  /** Null where the data do not say. */
  readonly usableOnHand: StockingUnits | null;
  readonly unmetDemand: 'backorder' | 'lost';
  readonly history: DemandHistory;
  readonly openDemand: readonly OpenDemand[];
  /** What is still to come, by the day that the supplier confirmed or, failing that, that was asked for. */
  readonly purchases: readonly OpenPurchase[];
}

/** Open purchase order lines of one item that are expected on the same day. */
export interface OpenPurchase {
  /** Null where neither the supplier nor the order names a day. */
  readonly date: CalendarDay | null;
  readonly quantity: StockingUnits;
  readonly lines: number;
}

/** An item that runs out within the horizon. */
export interface StockoutRisk {
  readonly item: StockedItem;
  readonly usableOnHand: StockingUnits;
  readonly perDay: UnitsPerDay;
  /** Where demand is only known to be at least `perDay`: the share of days that were out of stock without a record of demand. */
  readonly censoredShare: Share | null;
  readonly runsOut: CalendarDay;
  readonly nextReceipt: ExpectedReceipt | null;
  readonly daysOut: Days;
  readonly unitsShort: StockingUnits;
}

/** The items at risk, worst first, and what became of all the others. */
export interface StockoutAssessment {
  readonly risks: readonly StockoutRisk[];
  readonly population: Omit<Population, 'noun'>;
  /** Items whose record says less than nothing is on hand; they count as empty. */
  readonly negativeRecords: number;
  /** Purchase order lines that are overdue for longer than `OVERDUE_COUNTED_DAYS`, or have no date. */
  readonly linesNotCounted: number;
}

/**
 * Finds the items whose projected stock does not last: earliest first, then by units short.
 *
 * @param asOf  today
 * @param firstDay  the first day projected: today, or tomorrow where today's movements are in the stock already
 * @param horizon  days, counted from `firstDay`
 */
export function assessStockouts(items: readonly StockedItem[], asOf: CalendarDay, firstDay: CalendarDay, horizon: Days): StockoutAssessment {
  const verdicts = items.map(item => ({ item, verdict: judge(item, asOf, firstDay, horizon) }));
  const worked = verdicts.flatMap(({ verdict }) => typeof verdict === 'string' ? [] : [verdict]);
  const stillSold = items.filter(item => !isDiscontinued(item, asOf));
  return {
    risks: worked.flatMap(({ risk }) => risk ?? []).sort(worstFirst),
    population: { asked: items.length, worked: worked.length, leftOut: counted(verdicts.map(({ verdict }) => verdict)) },
    negativeRecords: items.filter(item => (item.usableOnHand ?? 0) < 0).length,
    linesNotCounted: stillSold.flatMap(item => item.purchases)
      .filter(purchase => expectedDay(purchase, asOf) === null)
      .reduce((sum, { lines }) => sum + lines, 0),
  };
}

/** A reason to leave the item out, or what the projection says of it. */
type Verdict = string | { readonly risk: StockoutRisk | null };

function judge(item: StockedItem, asOf: CalendarDay, firstDay: CalendarDay, horizon: Days): Verdict {
  if (isDiscontinued(item, asOf)) return 'no longer sold';
  if (item.usableOnHand === null) return 'stock unknown';
  const forecast = weekdayForecast(item.history);
  if (forecast.kind === 'too_little_history') return 'less than 4 weeks of demand history';
  const receipts = expectedReceipts(item.purchases, asOf);
  const projection = projectStock({ ...item, usableOnHand: item.usableOnHand, forecast: forecast.byWeekday, receipts }, firstDay, horizon);
  const risk = riskOf(item, item.usableOnHand, projection, receipts, forecast.perDay, forecast.kind === 'at_least' ? forecast.censoredShare : null);
  // A lower bound of demand can show that stock will not last, never that it will.
  return risk === null && forecast.kind === 'at_least' ? 'demand unknown: out of stock on more than 30 % of days' : { risk };
}

function riskOf(
  item: StockedItem, usableOnHand: StockingUnits, projection: StockProjection, receipts: readonly ExpectedReceipt[],
  perDay: UnitsPerDay, censoredShare: Share | null,
): StockoutRisk | null {
  const { runsOut, daysOut, unitsShort } = projection;
  return runsOut === null ? null : { item, usableOnHand, perDay, censoredShare, runsOut, daysOut, unitsShort, nextReceipt: receipts[0] ?? null };
}

function isDiscontinued(item: StockedItem, asOf: CalendarDay): boolean {
  return item.discontinued !== null && item.discontinued <= asOf;
}

/** What can be counted on, earliest first. */
function expectedReceipts(purchases: readonly OpenPurchase[], asOf: CalendarDay): ExpectedReceipt[] {
  const sums = new Map<CalendarDay, StockingUnits>();
  for (const purchase of purchases) {
    const day = expectedDay(purchase, asOf);
    if (day !== null) sums.set(day, (sums.get(day) ?? 0) + purchase.quantity);
  }
  return [...sums].map(([date, quantity]) => ({ date, quantity })).sort((one, other) => one.date.localeCompare(other.date));
}

/** The day confirmed; tomorrow for what is a little overdue; null for what cannot be counted on. */
function expectedDay({ date }: OpenPurchase, asOf: CalendarDay): CalendarDay | null {
  if (date === null || daysBetween(date, asOf) > OVERDUE_COUNTED_DAYS) return null;
  return date < asOf ? addDays(asOf, 1) : date;
}

function worstFirst(one: StockoutRisk, other: StockoutRisk): number {
  return one.runsOut.localeCompare(other.runsOut)
    || other.unitsShort - one.unitsShort
    || one.item.warehouse.localeCompare(other.item.warehouse)
    || one.item.product.localeCompare(other.item.product);
}

function counted(verdicts: readonly Verdict[]): Population['leftOut'] {
  const counts = new Map<string, number>();
  for (const verdict of verdicts) if (typeof verdict === 'string') counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((one, other) => other.count - one.count);
}
