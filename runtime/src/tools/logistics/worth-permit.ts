import type { ToolContext } from '../definition';

/** Costs are shown to those who may read them only. */
export function maySeeWorth(worth: 'value' | 'margin', { permit }: ToolContext): boolean {
  const priced = permit.views.get('sales_order_lines')?.includes('unit_price') ?? false;
  return priced && (worth === 'value' || (permit.views.get('products')?.includes('unit_cost') ?? false));
}
