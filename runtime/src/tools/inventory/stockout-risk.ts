import type { Population } from '../../../../src/contract';
import type { Calculation, CalculationControl } from '../../calculations';
import { DEFAULT_RUN, stockoutBound, stockoutRisk, type ProjectedItem, type ProjectionRun, type StockoutRisk } from '../../stock';
import { groupedBy, keyOf } from '../grouped';
import { expectedReceipts, nextReceipt, type ExpectedReceipt, type NextReceipt, type OpenLine } from '../receipts/expected-receipts';
import { MOST_CENSORED, unknownShare } from './demand-history';
import { ITEMS_A_REPORT, ofItems, planFigures, workedPlans, type Placed, type PlanningTask } from './item-planning';
import { forecastByDay, foreseenItem, projectedItem, type ForeseenItem } from './projected-stock';
import { bareRecord, supplyRecord, type BareRecord, type ReorderOptions, type ReorderPlan, type StockedItemRecord, type SupplyRecord } from './reorder-plan';
import type { MovesToCome } from './stockout-data';
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
export interface ItemAtRisk extends Pick<ForeseenItem, 'outlook' | 'leadTime'> {
  readonly record: BareRecord;
  /** Null where no reorder point can be worked out: without costs, prices or lead time. */
  readonly plan: Omit<ReorderPlan, 'item'> | null;
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

/** The stage of the search in which stock is projected. */
export const PROJECTING = 'projecting';

/** Items whose stock is to be projected. */
export interface StockoutTask extends Omit<PlanningTask, 'options'>, MovesToCome {
  readonly horizon: Days;
  /** Of the same items, where they are planned already. */
  readonly plans: readonly Placed<ReorderPlan>[] | null;
}

/** Finds the items that run out within the horizon: by margin short before help could come, then earliest first, then by units short. */
export const stockoutSearch: Calculation<StockoutTask, StockoutAssessment> = {
  name: 'search_stockouts',
  async run(task, control) {
    const { plans, supply } = task.plans === null ? await workedPlans({ ...task, options: USUAL_OPTIONS }, control)
      : { plans: ofItems<ReorderPlan>(task.items, task.plans), supply: supplyRecord(task.lines) };
    return assessed(task, plans, supply, control);
  },
};

async function assessed(
  task: StockoutTask, plans: readonly ReorderPlan[], supply: SupplyRecord, control: CalculationControl,
): Promise<StockoutAssessment> {
  const { horizon } = task;
  const planOf = new Map(plans.map(plan => [keyOf(plan.item.warehouse, plan.item.product), plan]));
  const run = { ...DEFAULT_RUN, firstDay: task.firstDay, horizon };
  const items: FoundItem[] = [];
  const reasons: string[] = [];
  const notCounted: OpenLine[] = [];
  for (const [index, record] of task.items.entries()) {
    if (index % ITEMS_A_REPORT === 0) control.progress(index / task.items.length, PROJECTING);
    const key = keyOf(record.warehouse, record.product);
    const foreseen = foreseenItem(record, planOf.get(key), supply, horizon);
    if (typeof foreseen === 'string') {
      reasons.push(foreseen);
      continue;
    }
    const lateness = task.transferLateness.get(record.warehouse) ?? null;
    const expected = expectedReceipts(record, task.transfers.get(key) ?? [], supply, lateness, run.firstDay);
    notCounted.push(...expected.notCounted);
    const item = projectedItem(foreseen, task.openDemand.get(key) ?? [], expected.receipts, run);
    const found = stockoutBound(item, run) <= NEVER_AT_RISK ? null
      : itemAtRisk(foreseen, stockoutRisk(item, run), nextReceipt(expected.receipts, run.firstDay), run);
    if (found) items.push({ ...found, projected: item, receipts: expected.receipts });
    else if (censoredShareOf(record) !== null) reasons.push(`demand unknown: not recorded on more than ${MOST_CENSORED * 100} % of days`);
    await control.turn();
  }
  items.sort(worstFirst);
  return {
    run, items: await withRemedies(items, groupedBy(plans, ({ item }) => item.product), run, control),
    population: { asked: task.items.length, worked: task.items.length - reasons.length, leftOut: counts(reasons) },
    negativeRecords: task.items.filter(item => (item.onHand ?? 0) - item.quarantined < 0).length,
    notCounted,
  };
}

/** An item found, with what remedies are looked for with. */
interface FoundItem extends Omit<ItemAtRisk, 'averting' | 'record' | 'plan'>, Pick<ForeseenItem, 'record' | 'plan'> {
  readonly projected: ProjectedItem;
  readonly receipts: readonly ExpectedReceipt[];
}

async function withRemedies(
  items: readonly FoundItem[], plansOf: ReadonlyMap<string, readonly ReorderPlan[]>, run: ProjectionRun, control: CalculationControl,
): Promise<ItemAtRisk[]> {
  const found: ItemAtRisk[] = [];
  for (const { projected, receipts, record, plan, ...item } of items) {
    const elsewhere = (plansOf.get(record.product) ?? []).filter(other => other.item !== record);
    found.push({
      ...item, record: bareRecord(record), plan: plan && planFigures(plan),
      averting: found.length < REMEDIES_FOR ? averting(projected, item.risk, receipts, elsewhere, run) : null,
    });
    await control.turn();
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
): Omit<FoundItem, 'projected' | 'receipts'> | null {
  const { record, outlook, plan, leadTime } = foreseen;
  const runsOut = risk.probabilityInHorizon >= LIKELY;
  const day = risk.halfOutBy ?? risk.runsOut?.median;
  if (day === undefined || !(runsOut || risk.probability > AT_RISK)) return null;
  const forecast = forecastByDay(outlook, run.firstDay, run.horizon);
  const known = record.listPrice !== null;
  return {
    record, outlook, plan, leadTime, risk, runsOut, day, next, censoredShare: censoredShareOf(record),
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
