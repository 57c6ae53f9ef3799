import { notNegative, positive } from './checks';
import { reorderPointAt, type ReorderPoint, type ReorderPointInput } from './reorder-point';
import { serviceReached } from './service-reached';
import { DAYS_A_YEAR, type Days, type Money, type MoneyPerUnit, type MoneyPerYear, type Share, type StockingUnits, type UnitsPerYear } from './units';

/** An item that competes for the budget. */
export interface BudgetItem {
  readonly key: string;
  readonly input: Omit<ReorderPointInput, 'target'>;
  readonly cost: MoneyPerUnit;
  /** What a unit short costs: its margin, or a multiple of it. */
  readonly valueShort: MoneyPerUnit;
}

/** The levels that a budget gives. */
export interface BudgetedLevels {
  /** In the order given. */
  readonly levels: readonly { readonly key: string; readonly level: ReorderPoint; readonly money: Money }[];
  /** Mean value of stock on hand. */
  readonly money: Money;
  /** Units served of units demanded, all items together. */
  readonly fillRate: Share;
  /** Expected units short a year x their value. */
  readonly valueShort: MoneyPerYear;
  /** Money to the fill rate that it can buy, from no safety stock to more than is asked for. */
  readonly curve: readonly { readonly money: Money; readonly fillRate: Share; readonly valueShort: MoneyPerYear }[];
  /** What stock costs without any safety stock: a budget below it cannot be kept. */
  readonly least: Money;
}

/** The levels of an item that money is worth spending on, the least first: those on the convex hull of money and value short. */
export interface BudgetLadder {
  readonly item: BudgetItem;
  readonly steps: readonly Step[];
}

interface Step {
  readonly level: StockingUnits;
  readonly money: Money;
  readonly fillRate: Share;
  readonly valueShort: MoneyPerYear;
}

/** Levels tried for an item, from 0 to what is short once in ten thousand cycles. */
const LEVELS = 60;
/** Points of the curve. */
const CURVE_POINTS = 50;

/**
 * The levels that leave the least value short for a budget of mean stock on hand: money goes, step by step, where it avoids most.
 * Value short falls ever more slowly with money (where it does not, the steps are taken together), which makes the sequence optimal at each of
 * its steps.
 *
 * @param ladders  what more stock of each item avoids: worked out one item at a time, for that is what takes time
 * @param budget  mean value of stock on hand; Infinity for the whole curve
 * @see Sherbrooke (2004), Optimal Inventory Modeling of Systems, 2nd ed., ch. 2: marginal analysis
 * @see Sherbrooke (1968), METRIC, Operations Research 16, 122-141, appendix on p. 140: on the convex hull where value short is not convex
 * @see Muckstadt (2005), Analysis and Algorithms for Service Parts Supply Chains, pp. 60-65: a budget of mean stock on hand; what each step gains
 */
export function levelsOnLadders(ladders: readonly BudgetLadder[], budget: Money): BudgetedLevels {
  const items = ladders.map(({ item }) => item);
  const chosen = ladders.map(({ steps: [first] }) => first!);
  const least = chosen.reduce((sum, { money }) => sum + money, 0);
  const climbs = ladders.flatMap(({ steps }, item) => steps.slice(1).map((step, index) => ({ item, step, before: steps[index]! })))
    .sort((one, other) => gain(other) - gain(one) || one.item - other.item || one.step.level - other.step.level);
  const curve = [totals(items, chosen)];
  const every = Math.max(1, Math.ceil(climbs.length / CURVE_POINTS));
  const at = [...chosen];
  let spent = least;
  climbs.forEach(({ item, step, before }, index) => {
    if (spent + step.money - before.money <= budget && chosen[item] === before) {
      chosen[item] = step;
      spent += step.money - before.money;
    }
    at[item] = step;
    if ((index + 1) % every === 0 || index === climbs.length - 1) curve.push(totals(items, at));
  });
  return {
    levels: items.map(({ key, input }, index) => ({
      key, money: chosen[index]!.money,
      level: reorderPointAt(chosen[index]!.level, { ...input, target: { kind: 'fill_rate', share: chosen[index]!.fillRate } }),
    })),
    ...totals(items, chosen), curve, least,
  };
}

/** Demand over the protection interval, as far as its mean goes. */
export interface DemandOverProtection {
  readonly protection: Days;
  readonly overProtection: { readonly mean: StockingUnits };
}

/** Units demanded a year, from the demand over the protection interval. */
export function demandPerYear({ demand }: { readonly demand: DemandOverProtection }): UnitsPerYear {
  return demand.overProtection.mean / demand.protection * DAYS_A_YEAR;
}

/** Tries the levels of an item and keeps those worth stepping to. This is what takes time: some tens of distributions an item. */
export function budgetLadder(item: BudgetItem): BudgetLadder {
  const { input, cost, valueShort } = item;
  positive('unit cost', cost);
  notNegative('value of a unit short', valueShort);
  const { overProtection } = input.demand;
  const most = overProtection.mean === 0 ? 0 : Math.max(0, overProtection.quantile(0.9999));
  const stepped = input.wholeUnits ? Math.max(1, Math.ceil(most / LEVELS)) : most / LEVELS;
  const count = stepped === 0 ? 0 : Math.ceil(most / stepped);
  const steps = Array.from({ length: count + 1 }, (_, index): Step => {
    const level = index * stepped;
    const { fillRate, meanOnHand } = serviceReached(level, input.policy, input.demand, input.unmetDemand);
    return { level, money: meanOnHand * cost, fillRate, valueShort: (1 - fillRate) * demandPerYear(input) * valueShort };
  });
  return { item, steps: hull(steps) };
}

/** Leaves out steps that buy less a unit of money than the one after them. */
function hull(steps: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    const last = kept.at(-1);
    if (last && step.valueShort >= last.valueShort - 1e-12) continue;
    while (kept.length > 1 && gain({ before: kept.at(-2)!, step: kept.at(-1)! }) <= gain({ before: kept.at(-1)!, step })) kept.pop();
    kept.push(step);
  }
  return kept;
}

function gain({ before, step }: { before: Step; step: Step }): number {
  return (before.valueShort - step.valueShort) / Math.max(1e-9, step.money - before.money);
}

function totals(items: readonly BudgetItem[], chosen: readonly Step[]): { money: Money; fillRate: Share; valueShort: MoneyPerYear } {
  const demands = items.map(({ input }) => demandPerYear(input));
  const demanded = demands.reduce((sum, demand) => sum + demand, 0);
  const served = chosen.reduce((sum, { fillRate }, index) => sum + fillRate * demands[index]!, 0);
  return {
    money: chosen.reduce((sum, { money }) => sum + money, 0),
    fillRate: demanded === 0 ? 1 : served / demanded,
    valueShort: chosen.reduce((sum, step) => sum + step.valueShort, 0),
  };
}
