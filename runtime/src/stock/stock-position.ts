import { finite, notNegative } from './checks';
import type { DayOffset, Days, StockingUnits } from './units';

/** A purchase order line that is not wholly received. */
export interface OpenPurchase {
  /** Purchase order and line, for the list of those not counted. */
  readonly id: string;
  /** Still to come. */
  readonly quantity: StockingUnits;
  /** The day confirmed, else requested; null where neither is known. */
  readonly promised: DayOffset | null;
  /** The 95th percentile of its supplier's lateness: what is overdue for longer is not counted on. */
  readonly latestLikely: Days;
}

/** What the records say of one item. */
export interface StockRecord {
  readonly onHand: StockingUnits;
  readonly quarantined: StockingUnits;
  /** Units of open customer orders that are reserved, and that wait for stock. */
  readonly allocated: StockingUnits;
  readonly backordered: StockingUnits;
  /** The part of allocated and backordered that is due after the protection interval: another order will be there in time for it. */
  readonly dueLater: StockingUnits;
  /** Transfers under way from other warehouses. */
  readonly inTransit: StockingUnits;
  readonly purchases: readonly OpenPurchase[];
}

/** The stock that the next decision has to reckon with. */
export interface StockPosition {
  /** On hand - quarantined - allocated - backordered + on order + in transit. */
  readonly position: StockingUnits;
  /** On hand less quarantined; may be below 0, which is an error of the record. */
  readonly usableOnHand: StockingUnits;
  /** Of purchase lines that are counted on. */
  readonly onOrder: StockingUnits;
  /** Lines overdue for longer than their supplier ever is but once in twenty times. */
  readonly notCounted: readonly OpenPurchase[];
}

/** The stock position as the definitions have it, without what will probably never come and without demand that can wait for the next order. */
export function stockPosition(record: StockRecord): StockPosition {
  const { onHand, quarantined, allocated, backordered, dueLater, inTransit, purchases } = record;
  const notCounted = purchases.filter(isGivenUp);
  const onOrder = purchases.filter(line => !isGivenUp(line)).reduce((sum, line) => sum + notNegative('quantity on order', line.quantity), 0);
  const usableOnHand = finite('on hand', onHand) - notNegative('quarantined', quarantined);
  const owed = notNegative('allocated', allocated) + notNegative('backordered', backordered) - notNegative('demand due later', dueLater);
  return { position: usableOnHand - owed + onOrder + notNegative('in transit', inTransit), usableOnHand, onOrder, notCounted };
}

/** Whether a line is overdue beyond its supplier's 95th percentile. */
export function isGivenUp({ promised, latestLikely }: OpenPurchase): boolean {
  return promised !== null && -promised > Math.max(0, latestLikely);
}
