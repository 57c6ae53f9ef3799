import {
  certainDuration, isGivenUp, longerThan, predictedReceipt, type DayOffset, type DurationDistribution, type OpenReceipt, type ProjectionRun,
} from '../../stock';
import type { OpenLine, StockedItemRecord, SupplyRecord } from './reorder-plan';
import type { StockingUnits } from './units';

/** Something that is under way to the warehouse. */
export interface ExpectedReceipt {
  /** The purchase line or the transfer, in words. */
  readonly id: string;
  readonly receipt: OpenReceipt;
}

/** What comes next, and when it is likely to. */
export interface NextReceipt {
  readonly day: DayOffset;
  readonly quantity: StockingUnits;
}

/** A transfer from another warehouse that has not come yet. */
export interface OpenTransfer {
  readonly id: string;
  readonly expected: DayOffset;
  readonly quantity: StockingUnits;
}

/**
 * The open purchase lines and transfers of an item as the stock engine predicts them: the day promised first plus the lateness of the supplier
 * among the lines that were at least as late as this one is or is confirmed to be. What is overdue for too long is not counted on, as in the
 * stock position.
 */
export function expectedReceipts(
  { warehouse, open }: Pick<StockedItemRecord, 'warehouse' | 'open'>, transfers: readonly OpenTransfer[], supply: SupplyRecord,
  transferLateness: DurationDistribution | null, firstDay: DayOffset,
): { readonly receipts: readonly ExpectedReceipt[]; readonly notCounted: readonly OpenLine[] } {
  const counted = open.filter(line => line.promised !== null && !isGivenUp({ ...line, latestLikely: supply.latestLikely(line.supplier, warehouse) }));
  return {
    receipts: [
      ...counted.map(line => {
        const last = line.promised ?? 0;
        const first = Math.min(line.firstPromised ?? last, last);
        const earliest = last > first ? Math.max(firstDay, last) : firstDay;
        return expected(line.id, line.order, line.quantity, first, earliest, supply.latenessOf(line.supplier, warehouse));
      }),
      ...transfers.map(({ id, expected: day, quantity }) => expected(`transfer ${id}`, id, quantity, day, firstDay, transferLateness)),
    ],
    notCounted: open.filter(line => !counted.includes(line)),
  };
}

/** What is likely to come first; what is likely on the same day comes together. Null where nothing is counted on. */
export function nextReceipt(receipts: readonly ExpectedReceipt[], { firstDay, seed }: Pick<ProjectionRun, 'firstDay' | 'seed'>): NextReceipt | null {
  const likely = receipts.flatMap(({ receipt }) => {
    const { likely: day } = predictedReceipt(receipt, firstDay, seed);
    return day === null ? [] : [{ day: Math.max(firstDay, day), quantity: receipt.quantity }];
  });
  if (likely.length === 0) return null;
  const day = Math.min(...likely.map(each => each.day));
  return { day, quantity: likely.filter(each => each.day === day).reduce((sum, { quantity }) => sum + quantity, 0) };
}

/** Where nobody has ever been so late, or too little is known, it is taken to come as soon as it can. */
function expected(
  id: string, delivery: string, quantity: StockingUnits, promised: DayOffset, earliest: DayOffset, lateness: DurationDistribution | null,
): ExpectedReceipt {
  const already = earliest - promised;
  const left = lateness === null ? null : longerThan(lateness, already - 1);
  return { id, receipt: { delivery, promised, quantity, lateness: left ?? certainDuration(Math.max(0, already)) } };
}
