import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import type { CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import type { Period } from './performance-queries';

/** A receipt that brings a line to this share of what is wanted ends its lead time. */
export const ARRIVED_SHARE = 0.9;

const count = z.int();
const amount = z.number();
const WANTED = 'l.quantity_ordered - COALESCE(l.quantity_cancelled, 0)';
const between = (column: string, { from, to }: Period): string => `${column} >= ${literal('date', from)} AND ${column} < ${literal('date', to)}`;

/** Days from order to last receipt over lines raised in the period and received in full: the shipped definition of the lead time. */
export function leadTimes(suppliers: readonly string[], period: Period) {
  return rowQuery(
    'Lead time of the purchase order lines raised and received in full, by supplier',
    `
SELECT c.supplier_id, COUNT(*) AS lines, COUNT(c.days) AS arrived, AVG(c.days) AS mean_days, STDDEV_SAMP(c.days) AS deviation_days
FROM (
  SELECT l.supplier_id, l.purchase_order_id, l.line_number,
    CASE WHEN COALESCE(SUM(r.quantity_received), 0) >= ${WANTED} THEN CAST(DATE_DIFF('day', l.order_date, MAX(r.received_date)) AS double) END AS days
  FROM purchase_order_lines AS l
  LEFT JOIN receipts AS r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number
  WHERE ${WANTED} > 0 AND l.supplier_id IN ${literalList('text', suppliers)} AND ${between('l.order_date', period)}
  GROUP BY l.supplier_id, l.purchase_order_id, l.line_number, l.order_date, l.quantity_ordered, l.quantity_cancelled
) AS c
GROUP BY c.supplier_id
ORDER BY c.supplier_id`,
    z.object({ supplier_id: z.string(), lines: count, arrived: count, mean_days: z.nullable(amount), deviation_days: z.nullable(amount) }),
  );
}

/** How long lines took until 90 % of them was there, by the month in which they were raised; open ones by the days that they have waited. */
export function leadTimesByMonth(suppliers: readonly string[], period: Period, asOf: CalendarDay) {
  return rowQuery(
    'Lead times by supplier and month of order, open lines included',
    `
SELECT t.supplier_id, t.order_month, t.arrived, t.days, COUNT(*) AS lines
FROM (
  SELECT c.supplier_id, EXTRACT(YEAR FROM c.order_date) * 12 + EXTRACT(MONTH FROM c.order_date) AS order_month,
    MIN(c.arrived_date) IS NOT NULL AS arrived,
    DATE_DIFF('day', c.order_date, COALESCE(MIN(c.arrived_date), ${literal('date', asOf)})) AS days
  FROM (
    SELECT l.supplier_id, l.purchase_order_id, l.line_number, l.order_date,
      CASE WHEN SUM(r.quantity_received) OVER (PARTITION BY l.purchase_order_id, l.line_number ORDER BY r.received_date, r.receipt_id)
        >= ${literal('number', ARRIVED_SHARE)} * (${WANTED}) THEN r.received_date END AS arrived_date
    FROM purchase_order_lines AS l
    LEFT JOIN receipts AS r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number
    WHERE ${WANTED} > 0 AND l.supplier_id IN ${literalList('text', suppliers)} AND ${between('l.order_date', period)}
  ) AS c
  GROUP BY c.supplier_id, c.purchase_order_id, c.line_number, c.order_date
) AS t
GROUP BY t.supplier_id, t.order_month, t.arrived, t.days
ORDER BY t.supplier_id, t.order_month, t.days`,
    z.object({ supplier_id: z.string(), order_month: count, arrived: z.boolean(), days: count, lines: count }),
  );
}

/** How long orders took on the mean of their lines, by whether they were raised from a day on; lines that are open count what they have waited. */
export function leadTimesOfOrders(suppliers: readonly string[], period: Period, recentFrom: CalendarDay, asOf: CalendarDay) {
  return rowQuery(
    'Mean lead time of orders, lately and before, by supplier',
    `
SELECT o.supplier_id, o.recent, o.days, COUNT(*) AS orders
FROM (
  SELECT c.supplier_id, c.purchase_order_id, c.order_date >= ${literal('date', recentFrom)} AS recent,
    CAST(ROUND(AVG(DATE_DIFF('day', c.order_date, COALESCE(c.last_date, ${literal('date', asOf)})))) AS bigint) AS days
  FROM (
    SELECT l.supplier_id, l.purchase_order_id, l.line_number, l.order_date,
      CASE WHEN COALESCE(SUM(r.quantity_received), 0) >= ${literal('number', ARRIVED_SHARE)} * (${WANTED}) THEN MAX(r.received_date) END AS last_date
    FROM purchase_order_lines AS l
    LEFT JOIN receipts AS r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number
    WHERE ${WANTED} > 0 AND l.supplier_id IN ${literalList('text', suppliers)} AND ${between('l.order_date', period)}
    GROUP BY l.supplier_id, l.purchase_order_id, l.line_number, l.order_date, l.quantity_ordered, l.quantity_cancelled
  ) AS c
  GROUP BY c.supplier_id, c.purchase_order_id, c.order_date
) AS o
GROUP BY o.supplier_id, o.recent, o.days
ORDER BY o.supplier_id, o.recent, o.days`,
    z.object({ supplier_id: z.string(), recent: z.boolean(), days: count, orders: count }),
  );
}
