import { medianDuration } from '../statistics/kaplan-meier';
import { LEAST_TREND_MONTHS, medianOf, theilSen, type Trend } from '../statistics/theil-sen';
import { wilson, type ShareInterval } from '../statistics/wilson';
import type { LinesDue, Rejects, SupplierRecord } from './supplier-record';
import { supplierScore, type SupplierScore } from './supplier-score';
import type { Days, PartsPerMillion, Share } from './units';

/** Fewer purchase orders due are not ranked: four good ones prove little. */
export const LEAST_ORDERS_RANKED = 5;
/** Months at either end of the trend whose median is shown beside it. */
const END_MONTHS = 3;

/** How lead times move from month to month. */
export interface LeadTrend extends Trend {
  /** Median of the first and of the last three months. */
  readonly before: Days;
  readonly after: Days;
}

/** A lead time that is longer than a year before, beyond chance. */
export interface LeadShift {
  /** Median over orders of the twelve months before, and of the last three. */
  readonly before: Days;
  readonly after: Days;
  /** Whether the share of orders that take longer than `before` has risen beyond chance: the two intervals lie apart. */
  readonly grown: boolean;
}

/** How one supplier does. */
export interface SupplierPerformance {
  readonly record: SupplierRecord;
  readonly due: LinesDue;
  /** Of the lines, with the interval of as many chances as there are orders. */
  readonly otif: ShareInterval;
  readonly onTime: Share;
  readonly onTimeLast: Share | null;
  readonly inFull: Share;
  /** Of the lines in full, those that came in more than one delivery; null where none is in full. */
  readonly inParts: Share | null;
  /** Monthly medians, oldest first; null where too few have arrived. */
  readonly medians: readonly { readonly month: number; readonly days: Days | null; readonly lines: number }[];
  /** Null with fewer than twelve months. */
  readonly trend: LeadTrend | null;
  /** Null where either time has no orders. */
  readonly shift: LeadShift | null;
  readonly ppm: PartsPerMillion | null;
  readonly ppmRecent: PartsPerMillion | null;
  readonly ppmBefore: PartsPerMillion | null;
  /** Whether the share of deliveries with rejects has risen beyond chance: the two intervals lie apart. */
  readonly qualityBroke: boolean;
  /** Null where it is not ranked. */
  readonly score: SupplierScore | null;
}

/** Rates the suppliers that had anything due: worst score first, then those with too few orders to be ranked. */
export function ratePerformance(records: readonly SupplierRecord[]): SupplierPerformance[] {
  return records.flatMap(record => rated(record) ?? []).sort((one, other) =>
    (one.score?.total ?? Infinity) - (other.score?.total ?? Infinity) || one.record.supplier.id.localeCompare(other.record.supplier.id) || 0);
}

function rated(record: SupplierRecord): SupplierPerformance | null {
  const { due, lead, variance } = record;
  if (due === null || due.lines === 0) return null;
  const otif = wilson(due.otif / due.lines * due.orders, due.orders)!;
  const medians = record.months.map(({ month, durations }) => ({ month, days: medianDuration(durations), lines: linesOf(durations) }));
  const ppm = ppmOf(record.rejects);
  const facts = {
    otifLow: otif.low, ppm,
    lead: lead === null || lead.mean === null || lead.deviation === null ? null : { mean: lead.mean, deviation: lead.deviation },
    priceAboveStandard: variance === null || variance.standard === 0 ? null : (variance.total - (variance.exchange ?? 0)) / variance.standard,
  };
  return {
    record, due, otif, medians, ppm,
    onTime: due.onTime / due.lines,
    onTimeLast: due.dueAgain === 0 ? null : due.onTimeLast / due.dueAgain,
    inFull: due.inFull / due.lines,
    inParts: due.inFull === 0 ? null : due.inParts / due.inFull,
    trend: leadTrend(medians),
    shift: leadShift(record.orders),
    ppmRecent: ppmOf(record.rejectsRecent),
    ppmBefore: ppmOf(record.rejectsBefore),
    qualityBroke: broke(record.rejectsBefore, record.rejectsRecent),
    score: due.orders < LEAST_ORDERS_RANKED ? null : supplierScore(facts),
  };
}

function linesOf(durations: readonly { readonly count: number }[]): number {
  return durations.reduce((sum, { count }) => sum + count, 0);
}

/** Over the latest twelve months in which a median is known. */
function leadTrend(medians: SupplierPerformance['medians']): LeadTrend | null {
  const known = medians.flatMap(({ month, days }) => days === null ? [] : [{ at: month, value: days }]).slice(-LEAST_TREND_MONTHS);
  const trend = known.length < LEAST_TREND_MONTHS ? null : theilSen(known);
  const median = (points: typeof known) => medianOf(points.map(({ value }) => value).sort((a, b) => a - b));
  return trend && { ...trend, before: median(known.slice(0, END_MONTHS)), after: median(known.slice(-END_MONTHS)) };
}

/** A drift of a few months is no trend of a year: orders of the last months against those before. */
function leadShift(orders: SupplierRecord['orders']): LeadShift | null {
  const of = (recent: boolean) => orders.filter(order => order.recent === recent);
  const [before, after] = [false, true].map(recent => medianDuration(of(recent).map(order => ({ ...order, ended: true }))));
  if (before === null || after === null || before === undefined || after === undefined) return null;
  const longer = (recent: boolean) => wilson(linesOf(of(recent).filter(({ days }) => days > before)), linesOf(of(recent)))!;
  return { before, after, grown: longer(true).low > longer(false).high };
}

function ppmOf(rejects: Rejects | null): PartsPerMillion | null {
  return rejects === null || rejects.received <= 0 ? null : 1e6 * rejects.rejected / rejects.received;
}

function broke(before: Rejects | null, recent: Rejects | null): boolean {
  const [was, is] = [before, recent].map(each => each && wilson(each.deliveriesRejected, each.deliveries));
  return was !== null && is !== null && was !== undefined && is !== undefined && is.low > was.high && (ppmOf(recent) ?? 0) > (ppmOf(before) ?? 0);
}
