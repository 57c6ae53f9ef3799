import * as z from 'zod/mini';
import { PlatformError } from '../../errors';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows, rowQuery } from '../row-query';
import { nearest } from '../text-similarity';

/** A product or group was named that the catalogue does not hold. */
export class NoSuchProductError extends PlatformError {
  readonly code = 'NO_SUCH_PRODUCT';
  override readonly status = 404;
  override readonly remedy: string;

  constructor(readonly kind: 'product' | 'product group', readonly asked: string, known: readonly string[]) {
    super(`There is no ${kind} ${asked}.`);
    const near = nearest(asked, known);
    this.remedy = near.length > 0 ? `Ask for ${near.join(', ')}.` : `find_entities knows every ${kind}.`;
  }
}

export interface Product {
  readonly id: string;
  readonly name: string | null;
  readonly group: string | null;
  readonly baseUnit: string | null;
}

/** The products that a question is about. */
export interface ProductChoice {
  readonly products: readonly Product[];
  /** In words: `P0001`, `12 products`, `the group Bearings`, `all products`. */
  readonly what: string;
  readonly query: ToolQuery;
}

/**
 * The products that are still sold: those named, those of a group, else all.
 *
 * @throws NoSuchProductError
 */
export async function chooseProducts(
  asked: { readonly products?: readonly string[]; readonly group?: string }, context: ToolContext,
): Promise<ProductChoice> {
  const { rows, query } = await readRows(PRODUCTS, context);
  const all = rows.map(row => ({ id: row.product_id, name: row.product_name, group: row.product_group, baseUnit: row.base_unit }));
  if (asked.products !== undefined && asked.products.length > 0) {
    const products = asked.products.map(wanted => {
      const found = all.find(({ id }) => same(id, wanted)) ?? all.find(({ name }) => name !== null && same(name, wanted));
      if (found === undefined) throw new NoSuchProductError('product', wanted, all.map(({ id }) => id));
      return found;
    });
    return { products, what: products.length === 1 ? products[0]!.id : `${products.length} products`, query };
  }
  const { group } = asked;
  if (group === undefined) return { products: current(rows, all, context), what: 'all products', query };
  const groups = [...new Set(all.flatMap(product => product.group ?? []))];
  const found = groups.find(each => same(each, group));
  if (found === undefined) throw new NoSuchProductError('product group', group, groups);
  return { products: current(rows, all, context).filter(product => product.group === found), what: `the group ${found}`, query };
}

function current(rows: readonly { discontinued_date: string | null }[], all: readonly Product[], { asOf }: ToolContext): Product[] {
  return all.filter((_, place) => rows[place]!.discontinued_date === null || rows[place]!.discontinued_date > asOf);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase();
}

const PRODUCTS = rowQuery(
  'Products, with group and unit',
  `
SELECT p.product_id, p.product_name, p.product_group, p.base_unit, p.discontinued_date
FROM products AS p
ORDER BY p.product_id`,
  z.object({
    product_id: z.string(), product_name: z.nullable(z.string()), product_group: z.nullable(z.string()), base_unit: z.nullable(z.string()),
    discontinued_date: z.nullable(z.string()),
  }),
);
