import * as z from 'zod/mini';
import { literal } from '../../data';
import type { CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import type { Period } from './performance-queries';

const text = z.string();
const amount = z.number();
const between = (column: string, { from, to }: Period): string => `${column} >= ${literal('date', from)} AND ${column} < ${literal('date', to)}`;

/** The value received from each supplier: what concentration is reckoned from, as the shipped definition of it does. */
export function valueReceived(period: Period) {
  return rowQuery(
    'Value received in 12 months, by supplier',
    `
SELECT r.supplier_id, COUNT(*) AS receipts, COUNT(l.unit_price_base) AS priced, SUM(r.quantity_received * l.unit_price_base) AS value,
  COUNT(DISTINCT r.product_id) AS products
FROM receipts AS r
LEFT JOIN purchase_order_lines AS l ON l.purchase_order_id = r.purchase_order_id AND l.line_number = r.line_number
WHERE ${between('r.received_date', period)} AND r.supplier_id IS NOT NULL
GROUP BY r.supplier_id
ORDER BY r.supplier_id`,
    z.object({ supplier_id: text, receipts: z.int(), priced: z.int(), value: z.nullable(amount), products: z.int() }),
  );
}

/** Who offers each product that is still sold, at a price that holds now, and whether approved for it. */
export function sources(asOf: CalendarDay) {
  return rowQuery(
    'Sources of each product: suppliers with a price that holds now',
    `
SELECT s.product_id, s.supplier_id, MAX(CASE WHEN COALESCE(s.approved, TRUE) AND COALESCE(u.approved, TRUE) THEN 1 ELSE 0 END) AS approved
FROM supplier_prices AS s
JOIN products AS p ON p.product_id = s.product_id
LEFT JOIN suppliers AS u ON u.supplier_id = s.supplier_id
WHERE COALESCE(s.valid_from, DATE '1900-01-01') <= ${literal('date', asOf)} AND COALESCE(s.valid_to, DATE '9999-12-31') >= ${literal('date', asOf)}
  AND (p.discontinued_date IS NULL OR p.discontinued_date > ${literal('date', asOf)})
GROUP BY s.product_id, s.supplier_id
ORDER BY s.product_id, s.supplier_id`,
    z.object({ product_id: text, supplier_id: text, approved: z.int() }),
  );
}

/** What has been sold of each product that is still sold, by the currency of the sale; without what customers withdrew. */
export function sold(period: Period) {
  const wanted = "(l.quantity_ordered - CASE WHEN l.cancel_reason = 'customer' THEN COALESCE(l.quantity_cancelled, 0) ELSE 0 END)";
  return rowQuery(
    'Sold in 12 months, by product and currency',
    `
SELECT l.product_id, l.currency, p.product_name, p.unit_cost, COUNT(*) AS lines, SUM(${wanted}) AS quantity, SUM(${wanted} * l.unit_price) AS revenue
FROM sales_order_lines AS l
JOIN products AS p ON p.product_id = l.product_id
WHERE ${between('l.order_date', period)} AND ${wanted} > 0
  AND (p.discontinued_date IS NULL OR p.discontinued_date >= ${literal('date', period.to)})
GROUP BY l.product_id, l.currency, p.product_name, p.unit_cost
ORDER BY l.product_id, l.currency`,
    z.object({
      product_id: text, currency: z.nullable(text), product_name: z.nullable(text), unit_cost: z.nullable(amount), lines: z.int(), quantity: amount,
      revenue: z.nullable(amount),
    }),
  );
}
