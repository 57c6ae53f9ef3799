import { setImmediate as othersTurn } from 'node:timers/promises';
import { weeklyVariation } from '../../forecasting';
import {
  budgetLadder, demandPerYear, releasedBy, usageClasses, variationClass,
  type BudgetedLevels, type BudgetItem, type BudgetLadder, type Money, type MoneyPerUnit, type MoneyPerYear, type ReorderPoint, type Share,
  type StockingUnits, type UsageClass, type VariationClass,
} from '../../stock';
import { inDigits } from '../counted';
import type { ToolContext } from '../definition';
import { keyOf } from '../grouped';
import { levelInput, type LeftOutItem, type ReorderPlan } from './reorder-plan';

/** An item whose stock has a price and whose shortage costs something. */
export interface PricedItem {
  readonly plan: ReorderPlan;
  readonly cost: MoneyPerUnit;
  readonly margin: MoneyPerUnit;
}

/** An item with the level proposed for it. */
export interface LevelledItem extends PricedItem {
  readonly level: ReorderPoint;
  /** Mean value of stock on hand. */
  readonly meanValue: Money;
  /** Expected units short a year x margin. */
  readonly marginShort: MoneyPerYear;
  /** Forecast demand of a year at cost, and its class among all items asked for. */
  readonly usage: MoneyPerYear;
  readonly usageClass: UsageClass;
  /** Null where there are too few weeks. */
  readonly variation: number | null;
  readonly variationClass: VariationClass | null;
  /** Usable units on hand above the level proposed. */
  readonly excess: StockingUnits;
  readonly released: ReturnType<typeof releasedBy>;
}

/** What several items have together. */
export interface LevelTotals {
  readonly money: Money;
  readonly fillRate: Share;
  readonly marginShort: MoneyPerYear;
  readonly cashOnce: Money;
  readonly savedPerYear: MoneyPerYear;
}

/** Items with a cost and a list price, and those without. */
export function pricedItems(plans: readonly ReorderPlan[]): { priced: PricedItem[]; leftOut: LeftOutItem[] } {
  const priced = plans.flatMap((plan): PricedItem[] => {
    const { unitCost, listPrice } = plan.item;
    return unitCost === null || unitCost <= 0 || listPrice === null ? [] : [{ plan, cost: unitCost, margin: Math.max(0, listPrice - unitCost) }];
  });
  const known = new Set(priced.map(({ plan }) => plan));
  return { priced, leftOut: plans.filter(plan => !known.has(plan)).map(({ item }) => ({ item, reason: 'without standard cost or list price' })) };
}

/** The levels of each item that money could buy, one item after the other: this is what takes time. */
export async function laddersOf(items: readonly PricedItem[], context: ToolContext): Promise<BudgetLadder[]> {
  const ladders: BudgetLadder[] = [];
  for (const [index, item] of items.entries()) {
    context.signal.throwIfAborted();
    if (index % 100 === 0) context.progress(`Trying levels of ${inDigits(index)} of ${inDigits(items.length)} items`, 0.85 + 0.1 * index / items.length);
    ladders.push(budgetLadder(budgetItem(item)));
    await othersTurn();
  }
  return ladders;
}

/** Each item with the level proposed, worked out by service or, where given, by what a budget buys. */
export function levelledItems(items: readonly PricedItem[], budgeted: BudgetedLevels | undefined): LevelledItem[] {
  const usages = items.map(({ plan, cost }) => plan.outlook.year * cost);
  const classes = usageClasses(usages);
  return items.map((item, index) => {
    const { plan, cost, margin } = item;
    const level = budgeted?.levels[index]!.level ?? plan.level;
    const usable = (plan.item.onHand ?? 0) - plan.item.quarantined;
    const excess = Math.max(0, usable - level.orderUpTo);
    const variation = plan.item.demand ? weeklyVariation(plan.item.demand.demand, plan.item.demand.firstDay) : null;
    return {
      ...item, level, meanValue: level.reached.meanOnHand * cost, marginShort: (1 - level.reached.fillRate) * demandPerYear(plan) * margin,
      usage: usages[index]!, usageClass: classes[index]!,
      variation, variationClass: variation === null ? null : variationClass(variation),
      excess, released: releasedBy(excess, { unitCost: cost, holdingRate: plan.item.holdingRate ?? 0 }),
    };
  });
}

/** The items added up; units are served of units demanded. */
export function totalsOf(items: readonly LevelledItem[]): LevelTotals {
  const sum = (figure: (item: LevelledItem) => number) => items.reduce((total, item) => total + figure(item), 0);
  const demanded = sum(({ plan }) => demandPerYear(plan));
  return {
    money: sum(({ meanValue }) => meanValue),
    fillRate: demanded === 0 ? 1 : sum(({ plan, level }) => level.reached.fillRate * demandPerYear(plan)) / demanded,
    marginShort: sum(({ marginShort }) => marginShort),
    cashOnce: sum(({ released }) => released.cashOnce), savedPerYear: sum(({ released }) => released.savedPerYear),
  };
}


function budgetItem({ plan, cost, margin }: PricedItem): BudgetItem {
  return { key: keyOf(plan.item.warehouse, plan.item.product), cost, valueShort: margin, input: levelInput(plan) };
}
