import type { ToolContext } from '../definition';

/** The question after the stock of a product, for those who may query it where the company's data hold it; else none. */
export function onHandQuestion(product: string, { permit, views }: Pick<ToolContext, 'permit' | 'views'>): string[] {
  const isHeld = views.inventory_position?.columns.some(({ name, absent }) => name === 'on_hand' && !absent) ?? false;
  return isHeld && permit.views.get('inventory_position')?.includes('on_hand') ? [`How much ${product} is on hand?`] : [];
}
