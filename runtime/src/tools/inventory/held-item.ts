import { dayOutlook } from '../../forecasting';
import { OBSOLETE_DAYS, releasedBy, stockHealth, type StockHealth } from '../../stock';
import type { ItemDemand } from './demand-history';
import { addedUp, between, YEAR_DAYS } from './item-outlook';
import type { DayOffset, StockingUnits } from './units';

/** The parts that stock is told apart into, the worst first. */
export const PARTS = ['obsolete', 'expiring', 'excess', 'slow', 'healthy'] as const;
export type Part = (typeof PARTS)[number];

/** One product in one warehouse, as the records have it. Unknown is null. */
export interface HeldRecord {
  readonly warehouse: string;
  readonly product: string;
  readonly name: string | null;
  readonly unit: string | null;
  /** The product that replaces it. */
  readonly successor: string | null;
  readonly usableOnHand: StockingUnits | null;
  /** Standard cost of a base unit, company currency. */
  readonly unitCost: number | null;
  readonly orderUpTo: StockingUnits | null;
  readonly holdingRate: number | null;
  readonly demand: ItemDemand | undefined;
  /** By days from the as-of date on; null where nothing expires or lots are not known. */
  readonly lots: readonly { readonly quantity: StockingUnits; readonly expires: DayOffset }[] | null;
}

/** An item with its stock told apart. */
export interface JudgedItem extends Judgement {
  readonly record: HeldRecord;
}

/** What is wrong with the stock of an item. */
export interface Judgement {
  readonly health: StockHealth;
  /** Of each part, company currency: they add up to the value of the usable stock. */
  readonly values: Readonly<Record<Part, number>>;
  readonly value: number;
  /** What clearing the obsolete, expiring and excess parts brings: once, and every year. Never to be added. */
  readonly released: ReturnType<typeof releasedBy>;
}

/** Judges an item; undefined where its stock or cost is not known, or it has never been stocked long enough for a row of demand. */
export function judgementOf(record: HeldRecord): Judgement | undefined {
  const { usableOnHand, unitCost, demand, orderUpTo, holdingRate, lots } = record;
  if (usableOnHand === null || unitCost === null || demand === undefined) return undefined;
  const sinceDemand = demand.demand.toReversed().findIndex(each => each !== null && each > 0);
  const isDead = sinceDemand < 0 || sinceDemand >= OBSOLETE_DAYS;
  const outlook = { firstDay: demand.firstDay, horizonDays: YEAR_DAYS, spanDays: 1, mostOrigins: 1, closedDays: demand.closedDays };
  const means = isDead ? [0, 0] : addedUp(dayOutlook(demand.demand, outlook).expected);
  const health = stockHealth({
    usableOnHand, unitCost, holdingRate: holdingRate ?? 0, orderUpTo: orderUpTo ?? Math.max(0, usableOnHand),
    cumulativeMean: days => between(means, days),
    age: demand.demand.length, sinceDemand: sinceDemand < 0 ? null : sinceDemand, lots,
  });
  const values: Record<Part, number> = {
    obsolete: health.obsolete * unitCost, expiring: health.expiring * unitCost, excess: health.excess * unitCost, slow: health.slow * unitCost,
    healthy: health.healthy * unitCost,
  };
  return {
    health, values, value: PARTS.reduce((sum, part) => sum + values[part], 0),
    released: releasedBy(health.obsolete + health.expiring + health.excess, { unitCost, holdingRate: holdingRate ?? 0 }),
  };
}
