import type { ToolContext } from '../definition';
import { mayRead } from '../may-read';

/** The question after the stock of a product, for those who may query it where the company's data hold it; else none. */
export function onHandQuestion(product: string, context: Pick<ToolContext, 'permit' | 'views'>): string[] {
  const isHeld = context.views.inventory_position?.columns.some(({ name, absent }) => name === 'on_hand' && !absent) ?? false;
  return isHeld && mayRead(context, 'inventory_position', 'on_hand') ? [`How much ${product} is on hand?`] : [];
}
