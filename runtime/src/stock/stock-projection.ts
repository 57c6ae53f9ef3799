import { expectedDemand } from './demand-paths';
import { checkedProjection, type ProjectedItem, type ProjectionRun } from './projected-item';
import { predictedReceipt } from './receipt-days';
import type { UnmetDemand } from './stock-policy';
import type { DayOffset, StockingUnits } from './units';

/** What one day does to the stock. */
export interface ProjectedDay {
  readonly day: DayOffset;
  readonly received: StockingUnits;
  readonly demanded: StockingUnits;
  /** The part of that day's demand which that day's stock does not fill. */
  readonly short: StockingUnits;
  /** What is left in the evening; below zero what is owed to customers. */
  readonly closing: StockingUnits;
}

/** Quantities below this are rounding, not shortage. */
export const NEGLIGIBLE: StockingUnits = 1e-6;

/**
 * Usable stock as it is expected day by day: what was left, plus what arrives in the morning on the median of its predicted day,
 * less what leaves during the day.
 *
 * @see Vollmann, Berry, Whybark & Jacobs (2005), Manufacturing Planning and Control for Supply Chain Management, 5th ed.:
 *   projected available balance and the consumption of the forecast by booked orders
 */
export function projectStock(item: ProjectedItem, run: ProjectionRun): ProjectedDay[] {
  checkedProjection(item, run);
  const received = new Float64Array(run.horizon);
  for (const receipt of item.receipts) {
    const { likely } = predictedReceipt(receipt, run.firstDay, run.seed);
    if (likely !== null && likely - run.firstDay < run.horizon) received[Math.max(0, Math.floor(likely - run.firstDay))]! += receipt.quantity;
  }
  return walked(item, expectedDemand(item, run), received, run.firstDay);
}

function walked(item: ProjectedItem, demand: Float64Array, received: Float64Array, firstDay: DayOffset): ProjectedDay[] {
  const days: ProjectedDay[] = [];
  let balance = Math.max(0, item.usableOnHand);
  demand.forEach((demanded, index) => {
    const available = balance + received[index]!;
    const short = shortOf(available, demanded);
    balance = leftOf(available, demanded, item.unmetDemand);
    days.push({ day: firstDay + index, received: received[index]!, demanded, short, closing: balance });
  });
  return days;
}

/** Units of the day's demand that its stock does not fill. */
export function shortOf(available: StockingUnits, demanded: StockingUnits): StockingUnits {
  return Math.max(0, demanded - Math.max(0, available));
}

/** What is left in the evening: lost demand is gone, other demand is owed. */
export function leftOf(available: StockingUnits, demanded: StockingUnits, unmetDemand: UnmetDemand): StockingUnits {
  return unmetDemand === 'lost' ? Math.max(0, available - demanded) : available - demanded;
}
