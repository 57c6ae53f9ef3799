import * as z from 'zod/mini';
import { scopeSummary, type Identity } from '../access';
import { PlatformError } from '../errors';
import type { ToolContext, ToolQuery } from './definition';
import { recordsOf } from './records';
import { nearest } from './text-similarity';

/**
 * A warehouse was named that the caller's scope does not hold, or that does not exist: the answer is the same for both, so that a
 * refusal does not tell what exists.
 */
export class WarehouseNotInScopeError extends PlatformError {
  readonly code = 'WAREHOUSE_NOT_IN_SCOPE';
  override readonly status = 403;
  override readonly remedy: string;

  constructor(readonly asked: string, scope: string, inScope: readonly string[]) {
    super(`There is no warehouse ${asked} within your scope (${scope}).`);
    this.remedy = inScope.length === 0
      ? 'Ask whoever grants access for a warehouse.'
      : `Ask for ${(nearest(asked, inScope).length > 0 ? nearest(asked, inScope) : inScope.slice(0, 5)).join(', ')}, or ask whoever grants access.`;
  }
}

/** How a tool is told of one warehouse, or of none for all. */
export const WAREHOUSE_INPUT = {
  type: 'string', minLength: 1,
  description: 'A warehouse code such as WH01; find_entities gives it, kind warehouse. Without it: all warehouses that the person may see.',
} as const;

/** The warehouses that a question is about. */
export interface WarehouseChoice {
  /** Warehouse codes; all of the caller's scope where the question names none. */
  readonly ids: readonly string[];
  /** In words: `in WH01`, `in all warehouses`; `within your scope (WH01)` where there may be more than the caller sees. */
  readonly where: string;
  readonly query: ToolQuery;
}

/**
 * Finds the warehouses that a tool works on: the one named, else all within the caller's scope.
 *
 * @throws WarehouseNotInScopeError
 */
export async function chooseWarehouses(asked: string | undefined, context: ToolContext): Promise<WarehouseChoice> {
  const query = await context.query('SELECT w.warehouse_id\nFROM warehouses AS w\nORDER BY w.warehouse_id', 'Warehouses within the scope');
  const inScope = recordsOf(query.result, z.object({ warehouse_id: z.string() })).map(row => row.warehouse_id);
  const all = { ids: inScope, where: scopeInWords(context.identity), query };
  return asked === undefined ? all : oneOf(all, asked, context);
}

/**
 * The one that is named, among those that the caller sees: they are asked for once.
 *
 * @throws WarehouseNotInScopeError
 */
export function oneOf({ ids, query }: WarehouseChoice, asked: string, { identity }: Pick<ToolContext, 'identity'>): WarehouseChoice {
  const found = ids.find(id => id.toLowerCase() === asked.trim().toLowerCase());
  if (found === undefined) throw new WarehouseNotInScopeError(asked, scopeSummary(identity.warehouses).text, ids);
  return { ids: [found], where: `in ${found}`, query };
}

function scopeInWords({ warehouses }: Identity): string {
  return warehouses === 'all' ? 'in all warehouses' : `within your scope (${scopeSummary(warehouses).text})`;
}
