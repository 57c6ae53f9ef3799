import type { ToolContext } from './definition';

/** Whether whoever asks may query a column: names, prices and costs appear only to those who may read them. */
export function mayRead({ permit }: Pick<ToolContext, 'permit'>, view: string, column: string): boolean {
  return permit.views.get(view)?.includes(column) ?? false;
}
