import { setImmediate as othersTurn } from 'node:timers/promises';
import { inDigits } from '../counted';
import type { ToolContext } from '../definition';
import { groupedBy } from '../grouped';
import type { ReorderData } from './reorder-data';
import {
  classFigures, readyItem, reorderPlan, supplyRecord, type LeftOutItem, type ReadyItem, type ReorderOptions, type ReorderPlan, type SupplyRecord,
} from './reorder-plan';

/** Items worked out before other work of the process gets its turn. */
const ITEMS_AT_A_TIME = 10;
/** Items between two reports of progress. */
const ITEMS_A_REPORT = 100;

/** What is known of all items asked for: one basis for every tool that speaks of reorder points, so that none contradicts another. */
export interface PlannedItems {
  readonly plans: readonly ReorderPlan[];
  readonly leftOut: readonly LeftOutItem[];
  readonly supply: SupplyRecord;
}

/** Forecasts the items and works out their reorder points, a few at a time. */
export async function planItems({ items, lines }: Pick<ReorderData, 'items' | 'lines'>, options: ReorderOptions, context: ToolContext): Promise<PlannedItems> {
  const supply = supplyRecord(lines);
  const ready: (ReadyItem | LeftOutItem)[] = [];
  for (let from = 0; from < items.length; from += ITEMS_AT_A_TIME) {
    context.signal.throwIfAborted();
    ready.push(...items.slice(from, from + ITEMS_AT_A_TIME).map(item => readyItem(item, supply, options)));
    if (from % ITEMS_A_REPORT === 0) context.progress(`Forecasting ${inDigits(from)} of ${inDigits(items.length)} items`, 0.2 + 0.65 * from / items.length);
    await othersTurn();
  }
  const worked = ready.filter(isReady);
  // By warehouse, so that a warehouse asked for alone gets the answer that it gets among others.
  const classes = new Map([...groupedBy(worked, ({ item }) => item.warehouse)].map(([warehouse, own]) => [warehouse, classFigures(own)] as const));
  const plans: ReorderPlan[] = [];
  for (let from = 0; from < worked.length; from += ITEMS_AT_A_TIME) {
    context.signal.throwIfAborted();
    plans.push(...worked.slice(from, from + ITEMS_AT_A_TIME)
      .map(each => reorderPlan(each, classes.get(each.item.warehouse) ?? new Map(), supply, options)));
    await othersTurn();
  }
  return { plans, leftOut: ready.filter((item): item is LeftOutItem => !isReady(item)), supply };
}

function isReady(item: ReadyItem | LeftOutItem): item is ReadyItem {
  return 'outlook' in item;
}
