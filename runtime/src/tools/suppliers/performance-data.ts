import { addDays } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows } from '../row-query';
import { completeMonths } from './complete-months';
import type { DeliveryWindow } from './delivery-window';
import { leadTimes, leadTimesByMonth, leadTimesOfOrders } from './lead-time-queries';
import { ownCurrencies } from './offer-queries';
import { amountsPaid, firstRatesOfYears, linesDue, rejects, type Period } from './performance-queries';
import { priceVariance } from './price-variance';
import type { SupplierChoice } from './supplier-choice';
import type { Rejects, SupplierRecord } from './supplier-record';

/** Rejects of these days are held against those of the year before them. */
export const RECENT_DAYS = 90;
const YEAR_DAYS = 365;
/** Complete months of orders that are read: the latest twelve with lines make the trend. */
const TREND_MONTHS_READ = 24;
/** Orders of these complete months are held against those of the twelve before them. */
export const SHIFT_MONTHS = 3;
const YEAR_MONTHS = 12;

/** What the data say of each supplier, and the queries that brought it. */
export interface PerformanceData {
  readonly records: readonly SupplierRecord[];
  readonly queries: readonly ToolQuery[];
}

/**
 * Reads how these suppliers delivered.
 *
 * @param period  of the dates due, raised and received
 */
export async function readPerformance(
  { suppliers }: SupplierChoice, period: Period, window: DeliveryWindow, context: ToolContext,
): Promise<PerformanceData> {
  const ids = suppliers.map(({ id }) => id);
  if (ids.length === 0) return { records: [], queries: [] };
  const recent = { from: addDays(context.asOf, -RECENT_DAYS), to: context.asOf };
  const before = { from: addDays(recent.from, -YEAR_DAYS), to: recent.from };
  const shifted = completeMonths(context.asOf, SHIFT_MONTHS + YEAR_MONTHS);
  const [due, leads, months, orders, rejected, rejectedRecent, rejectedBefore, paid, rates, own] = await Promise.all([
    readRows(linesDue(ids, period, window), context),
    readRows(leadTimes(ids, period), context),
    readRows(leadTimesByMonth(ids, completeMonths(context.asOf, TREND_MONTHS_READ), context.asOf), context),
    readRows(leadTimesOfOrders(ids, shifted, completeMonths(context.asOf, SHIFT_MONTHS).from, context.asOf), context),
    readRows(rejects(ids, period, 'Rejected of what was received in the period, by supplier'), context),
    readRows(rejects(ids, recent, `Rejected of what was received in the last ${RECENT_DAYS} days, by supplier`), context),
    readRows(rejects(ids, before, `Rejected of what was received in the ${YEAR_DAYS} days before them, by supplier`), context),
    readRows(amountsPaid(ids, period), context),
    readRows(firstRatesOfYears, context),
    readRows(ownCurrencies, context),
  ]);
  // The company's own currency need not stand among the rates.
  const owned = new Set(own.rows.map(({ currency }) => currency));
  const rateOf = (currency: string, year: number) =>
    rates.rows.find(row => row.currency === currency && row.rate_year === year)?.rate_to_base ?? (owned.has(currency) ? 1 : undefined);
  const records = suppliers.map((supplier): SupplierRecord => {
    const of = <Row extends { supplier_id: string }>({ rows }: { readonly rows: readonly Row[] }) =>
      rows.filter(row => row.supplier_id === supplier.id);
    const [line] = of(due);
    const [lead] = of(leads);
    const lines = of(months);
    const [rejectsOf, recentOf, beforeOf] = [rejected, rejectedRecent, rejectedBefore].map(each => rejectsIn(of(each)[0]));
    return {
      supplier,
      due: line ? {
        lines: line.lines, orders: line.orders, onTime: line.on_time, inFull: line.in_full, otif: line.otif, inParts: line.in_parts,
        dueAgain: line.due_again, onTimeLast: line.on_time_last,
      } : null,
      lead: lead ? { lines: lead.lines, arrived: lead.arrived, mean: lead.mean_days, deviation: lead.deviation_days } : null,
      months: [...new Set(lines.map(row => row.order_month))].map(month => ({
        month, durations: lines.filter(row => row.order_month === month).map(({ days, lines: count, arrived }) => ({ days, count, ended: arrived })),
      })),
      orders: of(orders).map(row => ({ recent: row.recent, days: row.days, count: row.orders })),
      rejects: rejectsOf ?? null, rejectsRecent: recentOf ?? null, rejectsBefore: beforeOf ?? null,
      variance: priceVariance(of(paid).map(row => ({
        currency: row.currency, year: row.order_year, inCurrency: row.paid_in_currency, paid: row.paid, standard: row.standard,
      })), rateOf),
    };
  });
  return { records, queries: [due, leads, months, orders, rejected, rejectedRecent, rejectedBefore, paid, rates, own].map(({ query }) => query) };
}

type RejectRow = { readonly received: number; readonly rejected: number; readonly deliveries: number; readonly deliveries_rejected: number };

function rejectsIn(row: RejectRow | undefined): Rejects | null {
  return row ? { received: row.received, rejected: row.rejected, deliveries: row.deliveries, deliveriesRejected: row.deliveries_rejected } : null;
}
