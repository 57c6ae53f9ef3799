import {
  certainDuration, ENOUGH_ORIGINS, leadTimes, orderDecision, orderQuantity, protectedDemand, reorderPoint,
  stockPosition, type ClassFigures, type DurationDistribution, type LeadTimes, type OrderDecision, type OrderQuantity,
  type ProtectedDemand, type ReorderPoint, type ReorderPointInput, type ServiceTarget, type StockPosition, type UnmetDemand,
} from '../../stock';
import { groupedBy, keyOf } from '../grouped';
import type { OpenLine } from '../receipts/expected-receipts';
import { supplierLateness, type SupplierLateness } from '../receipts/supplier-lateness';
import { LEAST_HISTORY_DAYS, type ItemDemand } from './demand-history';
import { cumulativeMean, demandForecast, figuresByClass, itemOutlook, type ItemOutlook } from './item-outlook';
import type { DayOffset, Days, StockingUnits } from './units';

/** A purchase order line as lead times look at it. Days are counted from the as-of date: -3 is three days before. */
export interface RaisedLine {
  readonly supplier: string | null;
  readonly warehouse: string;
  readonly product: string;
  readonly ordered: DayOffset;
  readonly confirmed: DayOffset | null;
  /** The receipt that brought it to 90 %; null where none has. */
  readonly arrived: DayOffset | null;
}

/** One product in one warehouse, as the records have it. Unknown is null. */
export interface StockedItemRecord {
  readonly warehouse: string;
  readonly product: string;
  readonly name: string | null;
  readonly unit: string | null;
  readonly isDiscontinued: boolean;
  readonly supplier: string | null;
  readonly demand: ItemDemand | undefined;
  readonly onHand: StockingUnits | null;
  readonly quarantined: StockingUnits;
  readonly allocated: StockingUnits;
  readonly backordered: StockingUnits;
  readonly inTransit: StockingUnits;
  readonly open: readonly OpenLine[];
  readonly plannedLeadTime: Days | null;
  readonly reviewDays: Days | null;
  readonly orderCost: number | null;
  readonly holdingRate: number | null;
  readonly pack: StockingUnits | null;
  readonly minimum: StockingUnits | null;
  readonly maximum: StockingUnits | null;
  readonly shelfLife: Days | null;
  readonly unmetDemand: UnmetDemand;
  /** Standard cost and list price of a base unit, company currency. */
  readonly unitCost: number | null;
  readonly listPrice: number | null;
  /** Landed prices of its supplier by quantity, lowest first; none where there is no valid one. */
  readonly prices: readonly { readonly from: StockingUnits; readonly price: number }[];
}

/** A record without its demand, which is most of it. */
export type BareRecord = Omit<StockedItemRecord, 'demand'>;

/** Demand that stock has to cover, in figures: what is left of it where nobody asks for its distribution. */
export interface DemandFigures extends Pick<ProtectedDemand, 'protection' | 'errorSd'> {
  readonly overProtection: Pick<ProtectedDemand['overProtection'], 'kind' | 'mean'>;
}

/** When and how much to order of one item, as data that a thread can be handed. */
export interface ReorderPlan {
  readonly item: StockedItemRecord;
  readonly outlook: ItemOutlook;
  readonly leadTime: Omit<DurationDistribution, 'points'>;
  /** Whether the lead time is that of receipts, of other items of the supplier, or the planned one. */
  readonly leadTimeFrom: 'own receipts' | 'receipts of the supplier' | 'planned';
  readonly demand: DemandFigures;
  readonly level: ReorderPoint;
  readonly lot: OrderQuantity;
  readonly position: StockPosition;
  readonly decision: OrderDecision;
  /** Expected shortage until an order of the next review would be there, times the margin of a unit, company currency; null without prices. */
  readonly marginAtStake: number | null;
}

/** A plan with the distributions that it was worked out from. */
export interface WorkedPlan extends ReorderPlan {
  readonly leadTime: DurationDistribution;
  readonly demand: ProtectedDemand;
}

export interface ReorderOptions {
  readonly target: ServiceTarget;
  readonly reviewDays: Days;
}

/** An item that nothing was worked out for, and why. */
export interface LeftOutItem {
  readonly item: StockedItemRecord;
  readonly reason: string;
}

/** Whose lead times and lateness are known, before items are looked at one by one. */
export interface SupplyRecord extends SupplierLateness {
  leadTimeOf(item: Pick<StockedItemRecord, 'supplier' | 'warehouse' | 'product' | 'plannedLeadTime'>): Pick<WorkedPlan, 'leadTime' | 'leadTimeFrom'> | undefined;
}

/**
 * Lead times by supplier and warehouse, and lateness by supplier, from the lines raised in the window. A line that is not counted on any more is
 * no lead time either: one forgotten order would make all others look slow.
 */
export function supplyRecord(lines: readonly RaisedLine[]): SupplyRecord {
  const lateness = supplierLateness(lines.flatMap(({ supplier, warehouse, confirmed, arrived }) =>
    (confirmed === null ? [] : [{ supplier, warehouse, days: (arrived ?? 0) - confirmed, ended: arrived !== null }])));
  const alive = lines.filter(({ supplier, warehouse, confirmed, arrived }) =>
    arrived !== null || confirmed === null || -confirmed <= lateness.latestLikely(supplier, warehouse));
  const groups = groupedBy(alive, ({ supplier, warehouse }) => keyOf(supplier, warehouse));
  const times = new Map<string, LeadTimes | null>();
  // Only those of which somebody asks: of one product it is a few, and each takes its time.
  const timesOf = (key: string): LeadTimes | null => {
    const known = times.get(key);
    if (known !== undefined) return known;
    const found = leadTimes((groups.get(key) ?? []).map(({ product, ordered, arrived }) =>
      ({ item: product, ordered, quantity: 1, receipts: arrived === null ? [] : [{ day: arrived, quantity: 1 }] })));
    times.set(key, found);
    return found;
  };
  return {
    ...lateness,
    leadTimeOf: ({ supplier, warehouse, product, plannedLeadTime }) => {
      const group = timesOf(keyOf(supplier, warehouse));
      // Lines of which none has come yet say how long it takes at least, and no more.
      const known = group && (group.group.openShare < 1 || plannedLeadTime === null) ? group : undefined;
      const own = known?.items.get(product);
      if (own) return { leadTime: own, leadTimeFrom: 'own receipts' };
      if (known) return { leadTime: known.group, leadTimeFrom: 'receipts of the supplier' };
      return plannedLeadTime === null ? undefined : { leadTime: certainDuration(plannedLeadTime), leadTimeFrom: 'planned' };
    },
  };
}

/** An item of which enough is known, with its outlook: what others of its class have shown is still to be asked. */
export interface ReadyItem extends Pick<WorkedPlan, 'item' | 'outlook' | 'leadTime' | 'leadTimeFrom'> {
  readonly review: Days;
  readonly protection: Days;
}

/** What is left of a record where nobody asks for its demand any more. */
export function bareRecord({ demand: _, ...record }: StockedItemRecord): BareRecord {
  return record;
}

/** Forecasts an item, or says what is missing. */
export function readyItem(item: StockedItemRecord, supply: SupplyRecord, { reviewDays }: ReorderOptions): ReadyItem | LeftOutItem {
  const time = supply.leadTimeOf(item);
  const reason = unforeseeable(item)
    ?? (item.orderCost === null || item.holdingRate === null || priceOf(item) === null ? 'without price, order cost or holding rate'
      : time === undefined ? 'without lead time' : undefined);
  if (reason !== undefined || !item.demand || !time) return { item, reason: reason ?? 'without lead time' };
  if (isForgotten(item.demand, item.backordered)) return { item, reason: 'not asked for in a year' };
  const review = Math.max(reviewDays, item.reviewDays ?? 0);
  const protection = time.leadTime.mean + review;
  return { item, ...time, review, protection, outlook: itemOutlook(item.demand, protection) };
}

/** What nobody has asked for is not kept; what is owed already has to come all the same. */
function isForgotten({ demand }: ItemDemand, backordered: StockingUnits): boolean {
  const lastYear = demand.slice(-FORGOTTEN_AFTER).filter(each => each !== null);
  return backordered === 0 && demand.length >= FORGOTTEN_AFTER && lastYear.length >= LEAST_HISTORY_DAYS && lastYear.every(each => each === 0);
}

/** Days without demand after which stock is obsolete, as inventory_health and the definition of obsolete_value have it. */
const FORGOTTEN_AFTER: Days = 365;

/** Why nothing can be said of what will become of its stock; undefined where something can. */
export function unforeseeable({ isDiscontinued, onHand, demand }: StockedItemRecord): string | undefined {
  if (isDiscontinued) return 'no longer sold';
  if (onHand === null) return 'stock unknown';
  const known = demand ? demand.demand.length - demand.unknownDays : 0;
  return known < LEAST_HISTORY_DAYS ? `less than ${LEAST_HISTORY_DAYS} days of known demand` : undefined;
}

/** What items of each class show of their spread. */
export function classFigures(items: readonly ReadyItem[]): ReadonlyMap<string, ClassFigures> {
  return figuresByClass(items, ENOUGH_ORIGINS);
}

/** The reorder point, order quantity and decision of an item. */
export function reorderPlan(
  ready: ReadyItem, classes: ReadonlyMap<string, ClassFigures>, supply: SupplyRecord, { target }: ReorderOptions,
): WorkedPlan {
  const { item, outlook, leadTime, leadTimeFrom, review } = ready;
  const demand = protectedDemand(demandForecast(outlook), { leadTime, review }, classes.get(outlook.demandClass));
  const pack = item.pack ?? 1;
  const lot = orderQuantity({
    demand: outlook.year, orderCost: item.orderCost ?? 0, holdingRate: item.holdingRate ?? 0,
    prices: item.prices.length > 0 ? item.prices : [{ from: 0, price: priceOf(item) ?? 0 }],
    pack, minimum: item.minimum, maximum: item.maximum, shelfLife: item.shelfLife, space: null,
  });
  const level = reorderPoint({ ...levelInput({ item, demand, lot, outlook }), target });
  const position = stockPosition({
    onHand: item.onHand ?? 0, quarantined: item.quarantined, allocated: item.allocated, backordered: item.backordered, inTransit: item.inTransit,
    // Allocated and backordered hold what is due by the as-of date alone (see the view).
    dueLater: 0,
    purchases: item.open.map(line => ({ ...line, latestLikely: supply.latestLikely(line.supplier, item.warehouse) })),
  });
  const decision = orderDecision(position.position, level, { pack, minimum: item.minimum }, days => cumulativeMean(outlook, days));
  const margin = item.listPrice === null || item.unitCost === null ? null : Math.max(0, item.listPrice - item.unitCost);
  return {
    item, outlook, leadTime, leadTimeFrom, demand, level, lot, position, decision,
    marginAtStake: margin === null ? null : margin * demand.overProtection.expectedShortage(position.position),
  };
}

/** What levels of stock are worked out from, whatever the service. */
export function levelInput({ item, demand, lot, outlook }: Pick<WorkedPlan, 'item' | 'demand' | 'lot' | 'outlook'>): Omit<ReorderPointInput, 'target'> {
  return { demand, policy: { kind: 'fixed_quantity', quantity: lot.quantity }, unmetDemand: item.unmetDemand, wholeUnits: outlook.wholeUnits };
}

function priceOf({ prices, unitCost }: StockedItemRecord): number | null {
  const price = prices[0]?.price ?? unitCost;
  return price !== null && price > 0 ? price : null;
}
