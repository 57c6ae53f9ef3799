import type { BudgetedLevels, Money, ServiceTarget, StockingUnits } from '../../stock';
import { counted, inDigits, noneOf } from '../counted';
import type { ToolContext, ToolEvidence, ToolQuery, ToolResult } from '../definition';
import { percent } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { WarehouseChoice } from '../warehouse-choice';
import { classesBlock, curveBlock, levelsBlock } from './levels-blocks';
import { totalsOf, type LevelledItem } from './levels-plan';
import { unknownDemand } from './reorder-answer';
import type { LeftOutItem } from './reorder-plan';

/** What was asked, read and worked out. */
export interface LevelsCase {
  readonly choice: WarehouseChoice;
  readonly asked: { readonly kind: 'service'; readonly target: ServiceTarget } | { readonly kind: 'budget'; readonly budget: Money };
  readonly items: readonly LevelledItem[];
  /** What the budget, or the money that the service takes, buys at best. */
  readonly best: BudgetedLevels;
  readonly stocked: number;
  readonly leftOut: readonly LeftOutItem[];
  readonly todayOf: (item: LevelledItem) => StockingUnits | null;
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

/** The answer to "how much stock should we keep?": sentence, items, classes, the curve, evidence. */
export function levelsAnswer(found: LevelsCase): ToolResult {
  const { choice, best, todayOf } = found;
  const items = [...found.items].sort(worstFirst);
  const where = choice.ids.length === 1 ? ` in ${choice.ids[0]}` : '';
  return {
    summary: summaryOf(found),
    blocks: items.length === 0 ? []
      : [levelsBlock(items, choice.ids.length === 1, todayOf), classesBlock(items, found.asked.kind === 'service' ? best.valueShort : null), curveBlock(best)],
    evidence: [evidenceOf(found)],
    followUps: [`What should we reorder${where} now?`, ...(items[0] ? [`What is the demand forecast of ${items[0].plan.item.product}${where} for the next 30 days?`] : [])],
  };
}

function worstFirst(one: LevelledItem, other: LevelledItem): number {
  return (other.plan.marginAtStake ?? 0) - (one.plan.marginAtStake ?? 0) || other.usage - one.usage
    || one.plan.item.warehouse.localeCompare(other.plan.item.warehouse) || one.plan.item.product.localeCompare(other.plan.item.product);
}

function summaryOf(found: LevelsCase): string {
  const { choice, stocked, items } = found;
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so no level was worked out.`;
  if (stocked === 0) return `No stock is recorded ${choice.where}.`;
  if (items.length === 0) return `For ${noneOf(stocked, nounOf(found))} ${choice.where} could a level be worked out.${leftOutInWords(found)}`;
  return `${headline(found)}${excessInWords(items)}${leftOutInWords(found)}`;
}

function headline(found: LevelsCase): string {
  const { asked, best, items, choice } = found;
  const { money, fillRate, marginShort } = totalsOf(items);
  const what = `${counted(items.length, nounOf(found))} ${choice.where}`;
  const gives = `${percent(fillRate)} % of the units are served from the shelf and ${amount(marginShort)} of margin a year is expected short`;
  if (asked.kind === 'service') {
    const better = best.valueShort < marginShort - 0.5 ? `; the same money placed where it avoids most leaves ${amount(best.valueShort)}` : '';
    const share = `${asked.target.kind === 'service_level' ? 'a service level' : 'a fill rate'} of ${percent(asked.target.share)} %`;
    return `For ${share}, ${what} ${items.length === 1 ? 'needs' : 'need'} ${amount(money)} company currency of stock on average: ${gives}${better}.`;
  }
  if (asked.budget < best.least) {
    return `${amount(asked.budget)} company currency is less than ${what} ${items.length === 1 ? 'needs' : 'need'} without any safety stock, ${amount(best.least)}: with that, ${gives}.`;
  }
  return `With ${amount(asked.budget)} company currency of stock on average, placed where it avoids most margin short, ${what} ${items.length === 1 ? 'takes' : 'take'} ${amount(money)}: ${gives}.`;
}

function excessInWords(items: readonly LevelledItem[]): string {
  const over = items.filter(({ excess }) => excess > 0);
  if (over.length === 0) return ' Nothing lies above these levels.';
  const { cashOnce, savedPerYear } = totalsOf(over);
  return ` ${over.length === 1 ? '1 has' : `${inDigits(over.length)} have`} more on hand than that: ${amount(cashOnce)} would be released once, at cost, and ${amount(savedPerYear)} a year of holding it saved.`;
}

function leftOutInWords(found: LevelsCase): string {
  const reasons = reasonsOf(found);
  return reasons.length === 0 ? '' : ` Left out: ${reasons.map(({ reason, count }) => `${inDigits(count)} (${reason})`).join(', ')}.`;
}

function reasonsOf({ leftOut }: LevelsCase): { reason: string; count: number }[] {
  return [...new Set(leftOut.map(({ reason }) => reason))].map(reason => ({ reason, count: leftOut.filter(each => each.reason === reason).length }));
}

function nounOf({ choice }: LevelsCase): string {
  return choice.ids.length === 1 ? 'product' : 'stocked item';
}

function amount(money: number): string {
  return inDigits(Math.round(money));
}

function evidenceOf(found: LevelsCase): ToolEvidence {
  const { choice, asked, items, stocked, queries } = found;
  const isFilled = items.some(item => found.todayOf(item) !== null);
  return {
    ...queriesInEvidence(queries),
    method: {
      name: asked.kind === 'budget' ? 'marginal analysis of value short a unit of money' : 'levels for a service, from cumulative forecast errors over the protection interval',
      formula: 'S = s + Q, with s and Q as calculate_reorder_points has them; a budget is spent step by step where the margin short avoided a unit of money is most '
        + '(levels on the convex hull, so that each budget along the way is spent as well as it can be); margin short a year = (1 - fill rate) x demand a year x margin; '
        + 'ABC: forecast usage of a year at cost, largest first, A to 80 %, B to 95 %; '
        + 'XYZ: standard deviation / mean of seasonally adjusted weeks, X to 0.5, Y to 1; excess = usable on hand above S',
      source: 'Sherbrooke (2004), Optimal Inventory Modeling of Systems, 2nd ed., ch. 2; Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 6',
    },
    inputs: {
      warehouses: choice.ids.join(', '),
      ...(asked.kind === 'budget' ? { budget: asked.budget, currency: 'company currency' } : { [asked.target.kind]: asked.target.share }),
    },
    assumptions: [
      'Demand, lead times, order quantities and reorder points are those of calculate_reorder_points, with the same inputs.',
      'A budget is the mean value of stock on hand at standard cost. Reorder points go down to 0, not below; order quantities are not changed.',
      'A unit short costs its margin: list price less standard cost. An item that earns nothing gets no safety stock from a budget.',
      'Fill rates of several items are weighed by their demand over the protection interval.',
      'Cash released is once and at cost, what it sells for may be less; the cost saved is that of holding it for a year. They are two figures.',
      'An item with fewer than 13 weeks of known demand has no XYZ class.',
    ],
    warnings: [
      ...(items.length > 0 && !isFilled ? ['Order-up-to levels as they are set today are not known: levels cannot be compared with them.'] : []),
      ...unknownDemand(items.map(({ plan }) => plan)),
    ],
    population: { noun: `${nounOf(found)}s`, asked: stocked, worked: items.length, leftOut: reasonsOf(found) },
  };
}
