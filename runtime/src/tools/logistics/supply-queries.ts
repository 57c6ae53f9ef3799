import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import { RECEIPT_HISTORY_DAYS } from './open-lines-queries';

const key = { warehouse_id: z.string(), product_id: z.string() };
const text = z.nullable(z.string());

/** What lies in stock and is neither blocked nor reserved. */
export function freeStock(warehouses: readonly string[], products?: readonly string[]) {
  return rowQuery(
    'Free stock: on hand less quarantined and allocated',
    `
SELECT p.warehouse_id, p.product_id, p.on_hand - COALESCE(p.quarantined, 0) - COALESCE(p.allocated, 0) AS free
FROM inventory_position AS p
WHERE p.warehouse_id IN ${literalList('text', warehouses)}${ofProducts('p', products)}
ORDER BY p.warehouse_id, p.product_id`,
    z.object({ ...key, free: z.nullable(z.number()) }),
  );
}

/** What suppliers still have to deliver, line by line. */
export function openPurchaseLines(warehouses: readonly string[], products?: readonly string[]) {
  return rowQuery(
    'Open purchase order lines',
    `
SELECT o.purchase_order_id, o.line_number, o.supplier_id, o.warehouse_id, o.product_id,
  COALESCE(o.first_confirmed_date, o.confirmed_date, o.requested_date) AS first_day,
  COALESCE(o.confirmed_date, o.first_confirmed_date, o.requested_date) AS last_day,
  o.quantity_ordered - COALESCE(o.quantity_received, 0) - COALESCE(o.quantity_cancelled, 0) AS open_quantity
FROM purchase_order_lines AS o
WHERE o.warehouse_id IN ${literalList('text', warehouses)}${ofProducts('o', products)}
  AND o.status = 'open' AND o.quantity_ordered > COALESCE(o.quantity_received, 0) + COALESCE(o.quantity_cancelled, 0)
ORDER BY o.purchase_order_id, o.line_number`,
    z.object({
      ...key, purchase_order_id: z.string(), line_number: z.int(), supplier_id: text, first_day: text, last_day: text, open_quantity: z.number(),
    }),
  );
}

/**
 * How late the lines of each supplier came against the day first confirmed, with their last receipt; early ones are negative. Of all warehouses
 * within the scope, so that one asked for alone and one among others get the same answer.
 */
export function supplierLateness(asOf: CalendarDay) {
  return rowQuery(
    `Lateness of the receipts of the last ${RECEIPT_HISTORY_DAYS} days`,
    `
SELECT t.supplier_id, t.days_late, COUNT(*) AS lines
FROM (
  SELECT o.supplier_id, DATE_DIFF('day', o.first_confirmed_date, MAX(r.received_date)) AS days_late
  FROM purchase_order_lines AS o
  JOIN receipts AS r ON r.purchase_order_id = o.purchase_order_id AND r.line_number = o.line_number
  WHERE o.status = 'closed'
    AND o.first_confirmed_date >= ${literal('date', addDays(asOf, -RECEIPT_HISTORY_DAYS))} AND o.first_confirmed_date < ${literal('date', asOf)}
  GROUP BY o.purchase_order_id, o.line_number, o.supplier_id, o.first_confirmed_date
) AS t
GROUP BY t.supplier_id, t.days_late
ORDER BY t.supplier_id, t.days_late`,
    z.object({ supplier_id: text, days_late: z.int(), lines: z.int() }),
  );
}

/** A condition that leaves these products only; none where all are meant. */
export function ofProducts(alias: string, products: readonly string[] | undefined): string {
  return products === undefined ? '' : ` AND ${alias}.product_id IN ${literalList('text', products)}`;
}
