import {
  certainDuration, protectedDemand, type DurationDistribution, type OpenDemand, type ProjectedItem, type ProjectionRun,
} from '../../stock';
import { keyOf } from '../grouped';
import type { ExpectedReceipt } from '../receipts/expected-receipts';
import { cumulativeMean, demandForecast, itemOutlook, type ItemOutlook } from './item-outlook';
import { unforeseeable, type DemandFigures, type ReorderPlan, type StockedItemRecord, type SupplyRecord } from './reorder-plan';
import type { DayOffset, Days, StockingUnits } from './units';

/** An item whose demand can be foreseen: by the very figures that its reorder point rests on. */
export interface ForeseenItem {
  readonly record: StockedItemRecord;
  readonly outlook: ItemOutlook;
  /** Null where no reorder point can be worked out: without costs, prices or lead time. */
  readonly plan: ReorderPlan | null;
  /** How long an order placed today takes; null where nobody knows. */
  readonly leadTime: DurationDistribution | null;
  readonly demand: DemandFigures;
}

/** An item with its plan, or with what can be said without one; a reason where that is nothing. */
export function foreseenItem(record: StockedItemRecord, plan: ReorderPlan | undefined, supply: SupplyRecord, horizon: Days): ForeseenItem | string {
  const leadTime = supply.leadTimeOf(record)?.leadTime ?? null;
  if (plan) return { record, outlook: plan.outlook, plan, leadTime, demand: plan.demand };
  const reason = unforeseeable(record);
  if (reason !== undefined || !record.demand) return reason ?? 'without demand';
  const review = Math.max(1, record.reviewDays ?? 1);
  const protection = (leadTime?.mean ?? horizon) + review;
  const outlook = itemOutlook(record.demand, protection);
  const demand = protectedDemand(demandForecast(outlook), { leadTime: { mean: protection - review, sd: 0 }, review });
  return { record, outlook, plan: null, leadTime, demand };
}

/** The item as the stock engine projects it. An order whose lead time nobody knows is taken not to come within the horizon. */
export function projectedItem(
  { record, outlook, leadTime, demand }: ForeseenItem, openDemand: readonly OpenDemand[], receipts: readonly ExpectedReceipt[],
  { firstDay, horizon }: ProjectionRun,
): ProjectedItem {
  const price = record.listPrice ?? 0;
  const { protection, overProtection } = demand;
  // As reorder points have it: single units matter where demand is little or seldom, and vary as Poisson's at least.
  const wholeUnits = outlook.wholeUnits && overProtection.kind === 'negative_binomial';
  const dailySd = Math.max(outlook.dailyErrorSd, wholeUnits ? Math.sqrt(overProtection.mean / protection) : 0);
  return {
    key: keyOf(record.warehouse, record.product),
    usableOnHand: (record.onHand ?? 0) - record.quarantined,
    openDemand,
    forecast: forecastByDay(outlook, firstDay, horizon),
    errors: { dailySd, days: Math.max(1, protection), cumulativeSd: demand.errorSd },
    wholeUnits,
    receipts: receipts.map(({ receipt }) => receipt),
    leadTime: leadTime ?? certainDuration(firstDay + horizon),
    unmetDemand: record.unmetDemand,
    price,
    margin: record.unitCost === null || record.listPrice === null ? 0 : Math.max(0, price - record.unitCost),
  };
}

/** Expected demand of each day from `firstDay` on, day 0 being the day after the last of the history. */
export function forecastByDay(outlook: Pick<ItemOutlook, 'means'>, firstDay: DayOffset, days: Days): StockingUnits[] {
  return Array.from({ length: days }, (_, at) => Math.max(0, cumulativeMean(outlook, firstDay + at + 1) - cumulativeMean(outlook, firstDay + at)));
}
