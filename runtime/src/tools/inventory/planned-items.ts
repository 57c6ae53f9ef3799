import { inDigits } from '../counted';
import type { ToolContext } from '../definition';
import { itemPlanning, ofItems } from './item-planning';
import type { ReorderData } from './reorder-data';
import type { LeftOutItem, ReorderOptions, ReorderPlan } from './reorder-plan';

/** What is known of all items asked for: one basis for every tool that speaks of reorder points, so that none contradicts another. */
export interface PlannedItems {
  readonly plans: readonly ReorderPlan[];
  readonly leftOut: readonly LeftOutItem[];
}

/** Forecasts the items and works out their reorder points, beside the thread that serves. */
export async function planItems(
  { items, peers, lines }: Pick<ReorderData, 'items' | 'peers' | 'lines'>, options: ReorderOptions, context: ToolContext,
): Promise<PlannedItems> {
  const { plans, leftOut } = await context.calculate(itemPlanning, { items, peers, lines, options }, {
    onProgress: fraction => tellForecasting(fraction, items.length, context),
  });
  return { plans: ofItems(items, plans), leftOut: ofItems(items, leftOut) };
}

/** Tells how far forecasts are, which are most of what takes time. */
export function tellForecasting(fraction: number, items: number, context: ToolContext): void {
  context.progress(`Forecasting ${inDigits(Math.round(fraction * items))} of ${inDigits(items)} items`, 0.2 + 0.65 * fraction);
}
