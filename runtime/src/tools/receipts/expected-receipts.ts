import {
  certainDuration, isGivenUp, longerThan, predictedReceipt, type DayOffset, type DurationDistribution, type OpenPurchase, type OpenReceipt,
  type StockingUnits,
} from '../../stock';
import type { CalendarDay } from '../calendar-day';
import type { SupplierLateness } from './supplier-lateness';

/** What a supplier still has to deliver of a line. Days are counted from the as-of date: -3 is three days before. */
export interface OpenLine extends Omit<OpenPurchase, 'latestLikely'> {
  readonly supplier: string | null;
  /** The purchase order: its lines come together. */
  readonly order: string;
  /** The day that the supplier confirmed first: lateness is counted from it. */
  readonly firstPromised: DayOffset | null;
}

/** How the day of a receipt is predicted, for the evidence of all tools that show one. */
export const RECEIPT_ASSUMPTION = 'A purchase line comes at the day first confirmed plus its supplier\'s median lateness at that warehouse, of the lines that were '
  + 'at least as late as this one already is or is confirmed to be; one overdue beyond the 95th percentile of its supplier is not counted on. '
  + 'A transfer comes as late as those of the last year did.';

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
  { warehouse, open }: { readonly warehouse: string; readonly open: readonly OpenLine[] }, transfers: readonly OpenTransfer[],
  supply: SupplierLateness, transferLateness: DurationDistribution | null, firstDay: DayOffset,
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
      ...transfers.map(transfer => expectedTransfer(transfer, transferLateness, firstDay)),
    ],
    notCounted: open.filter(line => !counted.includes(line)),
  };
}

/** What is likely to come first; what is likely on the same day comes together. Null where nothing is counted on. */
export function nextReceipt(receipts: readonly ExpectedReceipt[], firstDay: DayOffset): NextReceipt | null {
  const likely = receipts.flatMap(each => {
    const day = likelyDay(each, firstDay);
    return day === null ? [] : [{ day, quantity: each.receipt.quantity }];
  });
  if (likely.length === 0) return null;
  const day = Math.min(...likely.map(each => each.day));
  return { day, quantity: likely.filter(each => each.day === day).reduce((sum, { quantity }) => sum + quantity, 0) };
}

/** The day by which it is there as likely as not; null where nobody was ever so late: it is not counted on. */
export function likelyDay({ receipt }: ExpectedReceipt, firstDay: DayOffset): DayOffset | null {
  const { likely } = predictedReceipt(receipt, firstDay, NO_PATH);
  return likely === null ? null : Math.max(firstDay, likely);
}

/** The same for a line alone; null also where it is overdue for too long, or without a date. */
export function likelyDayOfLine(line: OpenLine, warehouse: string, supply: SupplierLateness, firstDay: DayOffset): DayOffset | null {
  const [receipt] = expectedReceipts({ warehouse, open: [line] }, [], supply, null, firstDay).receipts;
  return receipt ? likelyDay(receipt, firstDay) : null;
}

/** The same for a transfer. */
export function likelyDayOfTransfer(transfer: OpenTransfer, lateness: DurationDistribution | null, firstDay: DayOffset): DayOffset {
  return likelyDay(expectedTransfer(transfer, lateness, firstDay), firstDay) ?? firstDay;
}

/** The first day on which something can still come: 0 is the as-of date; 1 where its movements are in the stock already. */
export function firstReceiptDay(stockAsOf: CalendarDay | null, asOf: CalendarDay): 0 | 1 {
  return stockAsOf !== null && stockAsOf >= asOf ? 1 : 0;
}

/** The likely day is the same on every path. */
const NO_PATH = 0;

function expectedTransfer(
  { id, expected: day, quantity }: OpenTransfer, lateness: DurationDistribution | null, firstDay: DayOffset,
): ExpectedReceipt {
  return expected(`transfer ${id}`, id, quantity, day, firstDay, lateness);
}

/** Where nobody has ever been so late, or too little is known, it is taken to come as soon as it can. */
function expected(
  id: string, delivery: string, quantity: StockingUnits, promised: DayOffset, earliest: DayOffset, lateness: DurationDistribution | null,
): ExpectedReceipt {
  const already = earliest - promised;
  const left = lateness === null ? null : longerThan(lateness, already - 1);
  return { id, receipt: { delivery, promised, quantity, lateness: left ?? certainDuration(Math.max(0, already)) } };
}
