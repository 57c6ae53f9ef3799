import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Population } from '../../../../src/contract';
import { DEFAULT_RUN, stockoutBound, stockoutRisk, type ProjectedItem, type ProjectionRun, type StockoutRisk } from '../../stock';
import { inDigits } from '../counted';
import type { ToolContext } from '../definition';
import { groupedBy, keyOf } from '../grouped';
import { expectedReceipts, nextReceipt, type ExpectedReceipt, type NextReceipt, type OpenLine } from '../receipts/expected-receipts';
import { MOST_CENSORED, unknownShare } from './demand-history';
import { planItems, type PlannedItems } from './planned-items';
import { forecastByDay, foreseenItem, projectedItem, type ForeseenItem } from './projected-stock';
import type { ReorderOptions, ReorderPlan, StockedItemRecord } from './reorder-plan';
import type { StockoutData } from './stockout-data';
import { averting, type Averting } from './stockout-remedies';
import type { DayOffset, Days, Share, UnitsPerDay } from './units';

/** From so many of the paths on, an item is said to run out. */
export const LIKELY: Share = 0.5;
/** More of them than this, before an order placed today could be there, and an item is said to be at risk. */
export const AT_RISK: Share = 0.05;
/** Where no more than this share can be out whatever is drawn, nothing is: 1,000 paths are seldom off by a point. */
export const NEVER_AT_RISK: Share = 0.02;
/** So many items, the worst, are looked for something that exists already and would help. */
export const REMEDIES_FOR = 30;
/** The service that reorder points are worked out for unless another one is asked for. */
export const USUAL_OPTIONS: ReorderOptions = { target: { kind: 'service_level', share: 0.95 }, reviewDays: 1 };

/** An item that runs out, or may before help could come. */
export interface ItemAtRisk extends ForeseenItem {
  readonly risk: StockoutRisk;
  /** Whether it runs out in half of the paths or more, if nothing is ordered. */
  readonly runsOut: boolean;
  /** The day by which half of all paths are out; of an item that may run out: half of those that are. */
  readonly day: DayOffset;
  readonly perDay: UnitsPerDay;
  /** Where demand is only known to be at least `perDay`: the share of days without a record of it. */
  readonly censoredShare: Share | null;
  readonly next: NextReceipt | null;
  /** What exists already and would help; null where nothing does, or nothing is needed before an order placed today. */
  readonly averting: Averting | null;
  /** Null where price or cost is not known. */
  readonly revenueShort: number | null;
  readonly marginShort: number | null;
}

/** The items at risk, worst first, and what became of all the others. */
export interface StockoutAssessment {
  readonly run: ProjectionRun;
  readonly items: readonly ItemAtRisk[];
  readonly population: Omit<Population, 'noun'>;
  /** Items whose record says less than nothing is on hand; they count as empty. */
  readonly negativeRecords: number;
  /** Purchase order lines that are overdue for too long, or have no date. */
  readonly notCounted: readonly OpenLine[];
}

/**
 * Finds the items that run out within the horizon: by margin short before help could come, then earliest first, then by units short.
 *
 * @param planned  the same items, where they are planned already
 */
export async function assessStockouts(
  data: StockoutData, horizon: Days, context: ToolContext, planned?: Pick<PlannedItems, 'plans' | 'supply'>,
): Promise<StockoutAssessment> {
  const { plans, supply } = planned ?? await planItems(data, USUAL_OPTIONS, context);
  const planOf = new Map(plans.map(plan => [keyOf(plan.item.warehouse, plan.item.product), plan]));
  const run = { ...DEFAULT_RUN, firstDay: data.firstDay, horizon };
  const items: FoundItem[] = [];
  const reasons: string[] = [];
  const notCounted: OpenLine[] = [];
  context.progress(`Projecting ${inDigits(data.items.length)} items on ${inDigits(run.paths)} paths`, 0.9);
  for (const record of data.items) {
    context.signal.throwIfAborted();
    const foreseen = foreseenItem(record, planOf.get(keyOf(record.warehouse, record.product)), supply, horizon);
    if (typeof foreseen === 'string') {
      reasons.push(foreseen);
      continue;
    }
    const expected = expectedReceipts(record, data.transfersOf(record), supply, data.transferLatenessOf(record.warehouse), run.firstDay);
    notCounted.push(...expected.notCounted);
    const item = projectedItem(foreseen, data.openDemandOf(record), expected.receipts, run);
    const found = stockoutBound(item, run) <= NEVER_AT_RISK ? null
      : itemAtRisk(foreseen, stockoutRisk(item, run), nextReceipt(expected.receipts, run.firstDay), run);
    if (found) items.push({ ...found, projected: item, receipts: expected.receipts });
    else if (censoredShareOf(record) !== null) reasons.push(`demand unknown: not recorded on more than ${MOST_CENSORED * 100} % of days`);
    await othersTurn();
  }
  items.sort(worstFirst);
  return {
    run, items: await withRemedies(items, groupedBy(plans, ({ item }) => item.product), run),
    population: { asked: data.items.length, worked: data.items.length - reasons.length, leftOut: counts(reasons) },
    negativeRecords: data.items.filter(item => (item.onHand ?? 0) - item.quarantined < 0).length,
    notCounted,
  };
}

/** An item found, with what remedies are looked for with. */
interface FoundItem extends Omit<ItemAtRisk, 'averting'> {
  readonly projected: ProjectedItem;
  readonly receipts: readonly ExpectedReceipt[];
}

async function withRemedies(
  items: readonly FoundItem[], plansOf: ReadonlyMap<string, readonly ReorderPlan[]>, run: ProjectionRun,
): Promise<ItemAtRisk[]> {
  const found: ItemAtRisk[] = [];
  for (const { projected, receipts, ...item } of items) {
    const elsewhere = (plansOf.get(item.record.product) ?? []).filter(plan => plan.item !== item.record);
    found.push({ ...item, averting: found.length < REMEDIES_FOR ? averting(projected, item.risk, receipts, elsewhere, run) : null });
    await othersTurn();
  }
  return found;
}

/** A lower bound of demand can show that stock will not last, never that it will. */
function censoredShareOf({ demand }: StockedItemRecord): Share | null {
  const unknown = demand ? unknownShare(demand) : 0;
  return unknown > MOST_CENSORED ? unknown : null;
}

function itemAtRisk(
  foreseen: ForeseenItem, risk: StockoutRisk, next: NextReceipt | null, run: ProjectionRun,
): Omit<ItemAtRisk, 'averting'> | null {
  const { record, outlook } = foreseen;
  const runsOut = risk.probabilityInHorizon >= LIKELY;
  const day = risk.halfOutBy ?? risk.runsOut?.median;
  if (day === undefined || !(runsOut || risk.probability > AT_RISK)) return null;
  const forecast = forecastByDay(outlook, run.firstDay, run.horizon);
  const known = record.listPrice !== null;
  return {
    ...foreseen, risk, runsOut, day, next, censoredShare: censoredShareOf(record),
    perDay: forecast.reduce((sum, quantity) => sum + quantity, 0) / run.horizon,
    revenueShort: known ? risk.revenueShort : null,
    marginShort: known && record.unitCost !== null ? risk.marginShort : null,
  };
}

function worstFirst(one: FoundItem, other: FoundItem): number {
  return (other.marginShort ?? 0) - (one.marginShort ?? 0)
    || one.day - other.day
    || other.risk.unitsShort - one.risk.unitsShort
    || one.record.warehouse.localeCompare(other.record.warehouse)
    || one.record.product.localeCompare(other.record.product);
}

function counts(reasons: readonly string[]): Population['leftOut'] {
  return [...new Set(reasons)].map(reason => ({ reason, count: reasons.filter(each => each === reason).length }))
    .sort((one, other) => other.count - one.count);
}
