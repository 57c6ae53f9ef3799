import { TOOLS, type CanonicalView, type ToolContract } from '../../../src/contract';

/** What a tool lacks in a company's views, as `view.column`. */
export interface ToolFit {
  /** What it cannot do without: with any of these missing it does not work. */
  readonly missing: readonly string[];
  /** What it can do without: it works, with less. */
  readonly lost: readonly string[];
}

/** Whether a tool works with these views. One that reads what its caller may query works with any, one that runs others where one of them does. */
export function fitOf({ reads, optional = {}, runs }: ToolContract, views: Readonly<Record<string, CanonicalView>>): ToolFit {
  if (reads === 'persona') return { missing: [], lost: [] };
  const lacking = Object.entries(reads).flatMap(([view, columns]) => {
    const held = new Set(views[view]?.columns.filter(column => !column.absent).map(column => column.name));
    return columns.filter(column => !held.has(column)).map(column => ({ name: `${view}.${column}`, canDoWithout: optional[view]?.includes(column) ?? false }));
  });
  return {
    missing: runs === undefined ? lacking.filter(each => !each.canDoWithout).map(each => each.name) : missingOfAll(runs, views),
    lost: lacking.filter(each => each.canDoWithout).map(each => each.name),
  };
}

/** What the tool lacks that lacks least. */
function missingOfAll(names: readonly string[], views: Readonly<Record<string, CanonicalView>>): readonly string[] {
  const tools: readonly ToolContract[] = Object.values(TOOLS);
  const missing = tools.filter(({ name }) => names.includes(name)).map(tool => fitOf(tool, views).missing);
  return missing.reduce((least, each) => (each.length < least.length ? each : least), missing[0] ?? []);
}

/**
 * What is missing as people read it: a view that is not there as a whole by its name, a single column as `view.column`.
 *
 * @param missing  `view.column`
 */
export function missingInWords(missing: readonly string[], views: Readonly<Record<string, CanonicalView>>): string {
  const isThere = (view: string) => views[view]?.columns.some(column => !column.absent) ?? false;
  const viewOf = (column: string) => column.split('.')[0] ?? column;
  return LIST.format(new Set(missing.map(column => (isThere(viewOf(column)) ? column : viewOf(column)))));
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });
