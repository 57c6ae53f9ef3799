import type { Calculation, CalculationControl } from '../../calculations';
import { groupedBy } from '../grouped';
import {
  classFigures, readyItem, reorderPlan, supplyRecord, type DemandFigures, type LeftOutItem, type RaisedLine, type ReadyItem, type ReorderOptions,
  type ReorderPlan, type StockedItemRecord, type SupplyRecord, type WorkedPlan,
} from './reorder-plan';

/** Items between two reports of progress. */
export const ITEMS_A_REPORT = 100;
/** Items worked out before other work of the thread gets its turn. */
const ITEMS_AT_A_TIME = 10;

/** The stage of a calculation in which items are forecast. */
export const FORECASTING = 'forecasting';

/** Items and the purchases of their suppliers, to be planned. */
export interface PlanningTask {
  readonly items: readonly StockedItemRecord[];
  /** Items, of those or others, that show what the classes of their warehouses are like. */
  readonly peers: readonly StockedItemRecord[];
  readonly lines: readonly RaisedLine[];
  readonly options: ReorderOptions;
}

/** Something said of an item, which stands for its place among the items of the task: who asked has them already. */
export type Placed<OfItem extends { readonly item: StockedItemRecord }> = Omit<OfItem, 'item'> & { readonly place: number };

/** What is said of the items of a task. */
export interface FoundPlans {
  readonly plans: readonly Placed<ReorderPlan>[];
  readonly leftOut: readonly Placed<LeftOutItem>[];
}

/** Forecasts the items and works out their reorder points. */
export const itemPlanning: Calculation<PlanningTask, FoundPlans> = {
  name: 'plan_items',
  async run(task, control) {
    const { plans, leftOut } = await workedPlans(task, control);
    return placed(task.items, plans, leftOut);
  },
};

/** The plans with their distributions, for what goes on with them in the same thread. */
export async function workedPlans(
  { items, peers, lines, options }: PlanningTask, control: CalculationControl,
): Promise<{ readonly plans: readonly WorkedPlan[]; readonly leftOut: readonly LeftOutItem[]; readonly supply: SupplyRecord }> {
  const supply = supplyRecord(lines);
  const ready = new Map<StockedItemRecord, ReadyItem | LeftOutItem>();
  const all = [...new Set([...items, ...peers])];
  for (let from = 0; from < all.length; from += ITEMS_AT_A_TIME) {
    if (from % ITEMS_A_REPORT === 0) control.progress(from / all.length, FORECASTING);
    for (const item of all.slice(from, from + ITEMS_AT_A_TIME)) ready.set(item, readyItem(item, supply, options));
    await control.turn();
  }
  const found = items.map(item => ready.get(item)!);
  const worked = found.filter(isReady);
  // By warehouse and of the same items always, so that an item asked for alone gets the answer that it gets among others.
  const showing = peers.map(item => ready.get(item)!).filter(isReady);
  const classes = new Map([...groupedBy(showing, ({ item }) => item.warehouse)].map(([warehouse, own]) => [warehouse, classFigures(own)] as const));
  const plans: WorkedPlan[] = [];
  for (let from = 0; from < worked.length; from += ITEMS_AT_A_TIME) {
    plans.push(...worked.slice(from, from + ITEMS_AT_A_TIME)
      .map(each => reorderPlan(each, classes.get(each.item.warehouse) ?? new Map(), supply, options)));
    await control.turn();
  }
  return { plans, leftOut: found.filter((item): item is LeftOutItem => !isReady(item)), supply };
}

/** Plans as data, and what is left out, by the places of their items. */
export function placed(items: readonly StockedItemRecord[], plans: readonly ReorderPlan[], leftOut: readonly LeftOutItem[]): FoundPlans {
  const places = new Map(items.map((item, place) => [item, place]));
  return {
    plans: plans.map(({ item, ...plan }) => ({ place: places.get(item)!, ...planFigures(plan) })),
    leftOut: leftOut.map(({ item, reason }) => ({ place: places.get(item)!, reason })),
  };
}

/** The same with the items themselves. */
export function ofItems<OfItem extends { readonly item: StockedItemRecord }>(items: readonly StockedItemRecord[], found: readonly Placed<OfItem>[]) {
  return found.map(({ place, ...each }) => ({ item: items[place]!, ...each }));
}

/** What is left of a plan without its distributions, whose functions no thread can be handed. */
export function planFigures(plan: Omit<ReorderPlan, 'item'>): Omit<ReorderPlan, 'item'> {
  const { outlook, leadTime, leadTimeFrom, demand, level, lot, position, decision, marginAtStake } = plan;
  const { mean, sd, sdOfMean, n, openShare, restricted } = leadTime;
  return {
    outlook, leadTime: { mean, sd, sdOfMean, n, openShare, restricted }, leadTimeFrom, demand: demandFigures(demand), level, lot, position, decision,
    marginAtStake,
  };
}

function demandFigures({ protection, errorSd, overProtection: { kind, mean } }: DemandFigures): DemandFigures {
  return { protection, errorSd, overProtection: { kind, mean } };
}

function isReady(item: ReadyItem | LeftOutItem): item is ReadyItem {
  return 'outlook' in item;
}
