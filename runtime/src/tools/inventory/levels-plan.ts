import { weeklyVariation } from '../../forecasting';
import {
  demandPerYear, releasedBy, usageClasses, variationClass, type BudgetedLevels, type Money, type MoneyPerUnit, type MoneyPerYear, type ReorderPoint,
  type Share, type StockingUnits, type UsageClass, type VariationClass,
} from '../../stock';
import type { LeftOutItem, ReorderPlan } from './reorder-plan';

/** An item whose stock has a price and whose shortage costs something. */
export interface PricedItem<Plan extends ReorderPlan = ReorderPlan> {
  readonly plan: Plan;
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
export function pricedItems<Plan extends ReorderPlan>(plans: readonly Plan[]): { priced: PricedItem<Plan>[]; leftOut: LeftOutItem[] } {
  const priced = plans.flatMap((plan): PricedItem<Plan>[] => {
    const { unitCost, listPrice } = plan.item;
    return unitCost === null || unitCost <= 0 || listPrice === null ? [] : [{ plan, cost: unitCost, margin: Math.max(0, listPrice - unitCost) }];
  });
  const known = new Set(priced.map(({ plan }) => plan));
  return { priced, leftOut: plans.filter(plan => !known.has(plan)).map(({ item }) => ({ item, reason: 'without standard cost or list price' })) };
}

/** How much the demand of each item varies from week to week; null where there are too few weeks. */
export function variationsOf(items: readonly PricedItem[]): (number | null)[] {
  return items.map(({ plan: { item: { demand } } }) => (demand ? weeklyVariation(demand.demand) : null));
}

/** Mean value of the stock that the service asked for takes. */
export function moneyOf(items: readonly PricedItem[]): Money {
  return items.reduce((sum, { plan, cost }) => sum + plan.level.reached.meanOnHand * cost, 0);
}

/** Each item with the level proposed, worked out by service or, where given, by what a budget buys. */
export function levelledItems(
  items: readonly PricedItem[], variations: readonly (number | null)[], budgeted: BudgetedLevels | undefined,
): LevelledItem[] {
  const usages = items.map(({ plan, cost }) => plan.outlook.year * cost);
  const classes = usageClasses(usages);
  return items.map((item, index) => {
    const { plan, cost, margin } = item;
    const level = budgeted?.levels[index]!.level ?? plan.level;
    const usable = (plan.item.onHand ?? 0) - plan.item.quarantined;
    const excess = Math.max(0, usable - level.orderUpTo);
    const variation = variations[index]!;
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
