import type { CanonicalView, RowScope } from '../../../../src/contract';
import { literalList } from '../../data';
import type { WarehouseScope } from '../identity';
import type { ReadPermit } from '../permit';

/** The schema of all canonical views. */
export const SCHEMA = 'supply_chain';

/** A view as one permit shows it. */
export interface ReadableView {
  readonly name: string;
  /** The permitted columns, in the catalogue's order. */
  readonly columns: readonly string[];
  /** What stands for the view in a guarded query: its permitted columns and rows, in parentheses. */
  readonly subquery: string;
}

/** The views that a permit opens, by name. A view without a permitted column, or outside the catalogue, is not among them. */
export function readableViews(views: Readonly<Record<string, CanonicalView>>, permit: ReadPermit): ReadonlyMap<string, ReadableView> {
  const readable = new Map<string, ReadableView>();
  for (const [name, permitted] of permit.views) {
    const view = Object.hasOwn(views, name) ? views[name] : undefined;
    const columns = view?.columns.map(column => column.name).filter(column => permitted.includes(column)) ?? [];
    if (!view || columns.length === 0) continue;
    const condition = conditionOf(view.rowScope, permit.warehouses, views);
    readable.set(name, { name, columns, subquery: `(${select(columns, name, condition)})` });
  }
  return readable;
}

/** The condition that bounds a view's rows to the warehouses; none where all rows count. */
function conditionOf(scope: RowScope, warehouses: WarehouseScope, views: Readonly<Record<string, CanonicalView>>): string | undefined {
  if (warehouses === 'all') return undefined;
  if (warehouses.length === 0) return 'FALSE';
  switch (scope.kind) {
    case 'company': return undefined;
    case 'warehouse': return `${quoted(scope.column)} IN ${literalList('text', warehouses)}`;
    case 'through': {
      const through = views[scope.view];
      // A catalogue that leads nowhere, or round in a circle, opens nothing.
      if (through?.rowScope.kind !== 'warehouse') return 'FALSE';
      return `${quoted(scope.column)} IN (${select([scope.viewColumn], scope.view, conditionOf(through.rowScope, warehouses, views))})`;
    }
  }
}

function select(columns: readonly string[], view: string, condition: string | undefined): string {
  return `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(SCHEMA)}.${quoted(view)}${condition ? ` WHERE ${condition}` : ''}`;
}

/** A name as the guard prints it. Names of the catalogue and those that pass `plain-identifiers` hold no quotation mark. */
export function quoted(name: string): string {
  return `"${name}"`;
}
