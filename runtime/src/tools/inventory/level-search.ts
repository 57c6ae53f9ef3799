import type { Calculation } from '../../calculations';
import { budgetLadder, levelsOnLadders, type BudgetedLevels, type BudgetLadder, type Money } from '../../stock';
import { keyOf } from '../grouped';
import { ITEMS_A_REPORT, placed, workedPlans, type FoundPlans, type PlanningTask } from './item-planning';
import { moneyOf, pricedItems, variationsOf } from './levels-plan';
import { levelInput } from './reorder-plan';

/** The stage in which levels of each item are tried. */
export const TRYING_LEVELS = 'trying levels';

/** Items, and the money that their stock may be worth on average. */
export interface LevelTask extends PlanningTask {
  /** Null for as much as the service asked for takes. */
  readonly budget: Money | null;
}

/** What was found of the items. */
export interface FoundLevels extends FoundPlans {
  /** What the budget buys at best, of the plans whose items have prices, in their order. */
  readonly best: BudgetedLevels;
  /** How much the demand of each of these varies from week to week; null where there are too few weeks. */
  readonly variations: readonly (number | null)[];
}

/** Forecasts the items, and tries the levels of each that money could buy: this is what takes time. */
export const levelSearch: Calculation<LevelTask, FoundLevels> = {
  name: 'search_levels',
  async run(task, control) {
    const { plans, leftOut } = await workedPlans(task, control);
    const { priced } = pricedItems(plans);
    const ladders: BudgetLadder[] = [];
    for (const [index, { plan, cost, margin }] of priced.entries()) {
      if (index % ITEMS_A_REPORT === 0) control.progress(index / priced.length, TRYING_LEVELS);
      ladders.push(budgetLadder({ key: keyOf(plan.item.warehouse, plan.item.product), cost, valueShort: margin, input: levelInput(plan) }));
      await control.turn();
    }
    return {
      ...placed(task.items, plans, leftOut), best: levelsOnLadders(ladders, task.budget ?? moneyOf(priced)), variations: variationsOf(priced),
    };
  },
};
