import * as z from 'zod/mini';
import { scopeSummary } from '../../access';
import { PlatformError } from '../../errors';
import type { ToolContext, ToolQuery } from '../definition';
import { mayRead } from '../may-read';
import { readRows, rowQuery } from '../row-query';
import { nearest } from '../text-similarity';

/** A supplier was named that the caller's scope does not hold, or that does not exist: the answer is the same for both. */
export class SupplierNotInScopeError extends PlatformError {
  readonly code = 'SUPPLIER_NOT_IN_SCOPE';
  override readonly status = 403;
  override readonly remedy: string;

  constructor(readonly asked: string, scope: string, inScope: readonly string[]) {
    super(`There is no supplier ${asked} that delivers within your scope (${scope}).`);
    this.remedy = inScope.length === 0
      ? 'Ask whoever grants access for a warehouse.'
      : `Ask for ${(nearest(asked, inScope).length > 0 ? nearest(asked, inScope) : inScope.slice(0, 5)).join(', ')}; find_entities knows them all.`;
  }
}

/** A supplier from which the caller's warehouses have ordered. */
export interface Supplier {
  readonly id: string;
  /** Null where the data do not say, or the caller may not read it. */
  readonly name: string | null;
}

/** The suppliers that a question is about. */
export interface SupplierChoice {
  readonly suppliers: readonly Supplier[];
  /** Whether the question names one. */
  readonly named: boolean;
  /** In words, where none is named: `in all warehouses`, `within your scope (WH01)`. */
  readonly where: string;
  readonly query: ToolQuery;
}

/**
 * Finds the suppliers that a tool works on: the one whose code or name is given, else all from which the caller's warehouses have ordered.
 *
 * @throws SupplierNotInScopeError
 */
export async function chooseSuppliers(asked: string | undefined, context: ToolContext): Promise<SupplierChoice> {
  const { rows, query } = await readRows(SUPPLIERS, context);
  const named = mayRead(context, 'suppliers', 'supplier_name');
  const suppliers = rows.map(row => ({ id: row.supplier_id, name: named ? row.supplier_name : null }));
  const { warehouses } = context.identity;
  const where = scopeInWords(context).trim() || 'in all warehouses';
  if (asked === undefined) return { suppliers, named: false, where, query };
  const wanted = asked.trim().toLowerCase();
  const found = suppliers.find(({ id }) => id.toLowerCase() === wanted) ?? suppliers.find(({ name }) => name?.toLowerCase() === wanted);
  if (found === undefined) throw new SupplierNotInScopeError(asked, scopeSummary(warehouses).text, suppliers.map(({ id, name }) => name ?? id));
  return { suppliers: [found], named: true, where, query };
}

/** ` within your scope (WH01)`, behind what is said of one supplier or product; nothing for all warehouses. */
export function scopeInWords({ identity: { warehouses } }: Pick<ToolContext, 'identity'>): string {
  return warehouses === 'all' ? '' : ` within your scope (${scopeSummary(warehouses).text})`;
}

/** `S01 (Alder Components)`, or the code alone. */
export function supplierInWords({ id, name }: Supplier): string {
  return name === null ? id : `${id} (${name})`;
}

const SUPPLIERS = rowQuery(
  'Suppliers with purchase orders within the scope',
  `
SELECT l.supplier_id, MAX(s.supplier_name) AS supplier_name
FROM purchase_order_lines AS l
LEFT JOIN suppliers AS s ON s.supplier_id = l.supplier_id
WHERE l.supplier_id IS NOT NULL
GROUP BY l.supplier_id
ORDER BY l.supplier_id`,
  z.object({ supplier_id: z.string(), supplier_name: z.nullable(z.string()) }),
);
