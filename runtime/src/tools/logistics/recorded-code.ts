import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { rowQuery } from '../row-query';

/** What a purchase order, a supplier or a product is called in the data. */
export type CodeKind = 'purchase_order' | 'supplier' | 'product';

/** The code as the data spell it, whatever its case was when it was asked for; null where nothing of it is recorded in these warehouses. */
export function recordedCode(kind: CodeKind, asked: string, warehouses: readonly string[]) {
  return rowQuery(
    `What is recorded of ${kind.replace('_', ' ')} ${asked}`,
    `SELECT MIN(r.code) AS code\nFROM (${RECORDS[kind](literal('text', asked.toUpperCase()), literalList('text', warehouses))}\n) AS r`,
    z.object({ code: z.nullable(z.string()) }),
  );
}

const RECORDS: Readonly<Record<CodeKind, (code: string, warehouses: string) => string>> = {
  purchase_order: (code, warehouses) => ofPurchases('purchase_order_id', code, warehouses),
  supplier: (code, warehouses) => ofPurchases('supplier_id', code, warehouses),
  product: (code, warehouses) => `
  SELECT p.product_id AS code
  FROM products AS p
  WHERE UPPER(p.product_id) = ${code}
  UNION ALL
  SELECT l.product_id AS code
  FROM sales_order_lines AS l
  WHERE l.warehouse_id IN ${warehouses} AND UPPER(l.product_id) = ${code}`,
};

function ofPurchases(column: 'purchase_order_id' | 'supplier_id', code: string, warehouses: string): string {
  return `
  SELECT l.${column} AS code
  FROM purchase_order_lines AS l
  WHERE l.warehouse_id IN ${warehouses} AND UPPER(l.${column}) = ${code}`;
}
