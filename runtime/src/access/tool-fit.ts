import type { CanonicalView, ToolContract } from '../../../src/contract';

/** What a tool lacks in a company's views, as `view.column`. */
export interface ToolFit {
  /** What it cannot do without: with any of these missing it does not work. */
  readonly missing: readonly string[];
  /** What it can do without: it works, with less. */
  readonly lost: readonly string[];
}

/** Whether a tool works with these views. One that reads what its caller may query works with any. */
export function fitOf({ reads, optional = {} }: ToolContract, views: Readonly<Record<string, CanonicalView>>): ToolFit {
  if (reads === 'persona') return { missing: [], lost: [] };
  const lacking = Object.entries(reads).flatMap(([view, columns]) => {
    const held = new Set(views[view]?.columns.filter(column => !column.absent).map(column => column.name));
    return columns.filter(column => !held.has(column)).map(column => ({ name: `${view}.${column}`, canDoWithout: optional[view]?.includes(column) ?? false }));
  });
  return {
    missing: lacking.filter(each => !each.canDoWithout).map(each => each.name),
    lost: lacking.filter(each => each.canDoWithout).map(each => each.name),
  };
}
