import type { ToolContext } from '../definition';
import { mayRead } from '../may-read';

/** Costs are shown to those who may read them only. */
export function maySeeWorth(worth: 'value' | 'margin', context: ToolContext): boolean {
  return mayRead(context, 'sales_order_lines', 'unit_price') && (worth === 'value' || mayRead(context, 'products', 'unit_cost'));
}
