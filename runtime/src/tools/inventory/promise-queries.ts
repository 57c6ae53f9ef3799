import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { zeroOrMore } from '../records';
import { rowQuery } from '../row-query';

const itemKey = { warehouse_id: z.string(), product_id: z.string() };
const figure = z.nullable(z.number());
const text = z.nullable(z.string());

/** What may be delivered instead of a product, the best first: the product that succeeds it, then its substitutes. */
export function replacementsOf(product: string) {
  return rowQuery(
    'What may be delivered instead',
    `
SELECT 'successor' AS kind, i.successor_id AS product_id, 1 AS quantity_ratio, 0 AS preference
FROM products AS i
WHERE i.product_id = ${literal('text', product)} AND i.successor_id IS NOT NULL
UNION ALL
SELECT 'substitute' AS kind, s.substitute_id AS product_id, s.quantity_ratio, s.preference
FROM substitutes AS s
WHERE s.product_id = ${literal('text', product)} AND s.substitute_id IS NOT NULL
ORDER BY preference, product_id`,
    z.object({ kind: z.enum(['successor', 'substitute']), product_id: z.string(), quantity_ratio: figure, preference: figure }),
  );
}

/** Usable stock of these products, and who would bring more. */
export function promisableItems(warehouses: readonly string[], products: readonly string[]) {
  return rowQuery(
    'Usable stock and supplier of each item',
    `
SELECT p.warehouse_id, p.product_id, i.product_name, i.base_unit, i.discontinued_date, p.on_hand - COALESCE(p.quarantined, 0) AS usable_on_hand,
  s.supplier_id, s.lead_time_days
FROM inventory_position AS p
LEFT JOIN products AS i ON i.product_id = p.product_id
LEFT JOIN item_policies AS s ON s.warehouse_id = p.warehouse_id AND s.product_id = p.product_id
WHERE p.warehouse_id IN ${literalList('text', warehouses)} AND p.product_id IN ${literalList('text', products)}
ORDER BY p.warehouse_id, p.product_id`,
    z.object({
      ...itemKey, product_name: text, base_unit: text, discontinued_date: text, usable_on_hand: figure, supplier_id: text, lead_time_days: zeroOrMore,
    }),
  );
}

/** What is promised to customers and has not left, by the day first promised, else the last promise, the day wanted, the day ordered. */
export function openPromises(warehouses: readonly string[], products: readonly string[]) {
  return rowQuery(
    'Open customer order lines by day promised',
    `
SELECT l.warehouse_id, l.product_id, COALESCE(l.first_promised_date, l.promised_date, l.requested_date, l.order_date) AS due_date, COUNT(*) AS lines,
  SUM(l.quantity_ordered - COALESCE(l.quantity_despatched, 0) - COALESCE(l.quantity_cancelled, 0)) AS open_quantity
FROM sales_order_lines AS l
WHERE l.warehouse_id IN ${literalList('text', warehouses)} AND l.product_id IN ${literalList('text', products)}
  AND l.quantity_ordered > COALESCE(l.quantity_despatched, 0) + COALESCE(l.quantity_cancelled, 0)
GROUP BY l.warehouse_id, l.product_id, COALESCE(l.first_promised_date, l.promised_date, l.requested_date, l.order_date)
ORDER BY l.warehouse_id, l.product_id, due_date`,
    z.object({ ...itemKey, due_date: text, lines: z.int(), open_quantity: z.number() }),
  );
}
