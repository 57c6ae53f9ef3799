import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { PlatformError } from '../../errors';
import type { CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows, rowQuery } from '../row-query';

/** Product codes that the company does not have. */
export class ProductNotFoundError extends PlatformError {
  readonly code = 'PRODUCT_NOT_FOUND';
  override readonly status = 404;
  override readonly remedy = 'Look the product up by its name or code with find_entities, kind product, and take the id that it gives.';

  constructor(...asked: readonly string[]) {
    super(asked.length === 1 ? `There is no product ${asked[0]!}.` : `There are no products ${asked.slice(0, -1).join(', ')} and ${asked.at(-1)!}.`);
  }
}

/** The product that a question is about. */
export interface ChosenProduct {
  readonly id: string;
  readonly name: string | null;
  /** `piece`, `m`; `base units` where the company's tables do not say. */
  readonly unit: string;
  /** The day from which it is no longer sold. */
  readonly discontinued: CalendarDay | null;
  readonly query: ToolQuery;
}

/** Finds a product by its code, in capitals or not. @throws ProductNotFoundError */
export async function chooseProduct(asked: string, context: ToolContext): Promise<ChosenProduct> {
  const { rows: [found], query } = await readRows(rowQuery(
    'The product',
    `SELECT p.product_id, p.product_name, p.base_unit, p.discontinued_date
FROM products AS p
WHERE LOWER(p.product_id) = LOWER(${literal('text', asked.trim())})`,
    z.object({
      product_id: z.string(), product_name: z.nullable(z.string()), base_unit: z.nullable(z.string()), discontinued_date: z.nullable(z.string()),
    }),
  ), context);
  if (!found) throw new ProductNotFoundError(asked.trim());
  return { id: found.product_id, name: found.product_name, unit: found.base_unit ?? 'base units', discontinued: found.discontinued_date, query };
}

/**
 * The codes of the products asked for as the company writes them; undefined where none is named, which means all. One that it does not have is
 * refused and not passed over: an answer for the others would pass for one to the question.
 *
 * @throws ProductNotFoundError
 */
export async function chooseProductCodes(asked: readonly string[] | undefined, context: ToolContext): Promise<string[] | undefined> {
  if (asked === undefined) return undefined;
  const wanted = [...new Map(asked.map(each => [each.trim().toLowerCase(), each.trim()]))];
  const { rows } = await readRows(rowQuery(
    'The products asked for',
    `SELECT p.product_id
FROM products AS p
WHERE LOWER(p.product_id) IN ${literalList('text', wanted.map(([code]) => code))}`,
    z.object({ product_id: z.string() }),
  ), context);
  const codeOf = new Map(rows.map(row => [row.product_id.toLowerCase(), row.product_id]));
  const unknown = wanted.flatMap(([code, written]) => codeOf.has(code) ? [] : [written]);
  if (unknown.length > 0) throw new ProductNotFoundError(...unknown);
  return wanted.map(([code]) => codeOf.get(code)!);
}
