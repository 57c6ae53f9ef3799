import { literal, literalList } from '../../data';
import type { WarehouseScope } from '../identity';

/** More values than these stand once, in a relation of their own, instead of in the subquery of every view. */
const MOST_LISTED = 200;

/** The name of that relation. Queries that WITH names bear other names. */
const SCOPE_RELATION = 'scope_1';

/** How the rows of one scope are told from others. */
export interface ScopeCondition {
  /**
   * The condition on a column, or on nothing where rows belong to the whole company: `FALSE` for a scope without a warehouse; none where
   * all rows count.
   */
  of(column: string | undefined): string | undefined;
  /** What the query has to name by WITH, so that the conditions have it: `"scope_1" ("id") AS (…)`. */
  readonly relation?: string;
}

/** The conditions of a scope. A scope of many warehouses joins a relation that holds them, printed once. */
export function scopeCondition(warehouses: WarehouseScope): ScopeCondition {
  if (warehouses === 'all') return { of: () => undefined };
  if (warehouses.length === 0) return { of: () => 'FALSE' };
  if (warehouses.length <= MOST_LISTED) {
    const list = literalList('text', warehouses);
    return { of: column => column === undefined ? undefined : `${column} IN ${list}` };
  }
  const rows = warehouses.map(id => `(${literal('text', id)})`).join(', ');
  return {
    of: column => column === undefined ? undefined : `${column} IN (SELECT "id" FROM "${SCOPE_RELATION}")`,
    relation: `"${SCOPE_RELATION}" ("id") AS (VALUES ${rows})`,
  };
}
