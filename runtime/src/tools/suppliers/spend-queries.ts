import * as z from 'zod/mini';
import { literal } from '../../data';
import type { CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import type { Period } from './performance-queries';

const text = z.string();
const amount = z.number();
const WANTED = '(l.quantity_ordered - COALESCE(l.quantity_cancelled, 0))';
const ofSupplier = (supplier: string | undefined): string => supplier === undefined ? '' : ` AND l.supplier_id = ${literal('text', supplier)}`;

/** What was ordered of each product from each supplier, before a day and from it on. */
export function spendByItem(period: Period, laterFrom: CalendarDay, supplier?: string) {
  return rowQuery(
    'Ordered in two years, by product, supplier, warehouse and currency',
    `
SELECT l.supplier_id, l.product_id, l.warehouse_id, l.currency, l.order_date >= ${literal('date', laterFrom)} AS later,
  p.product_group, p.base_unit, COUNT(*) AS lines, COUNT(l.unit_price_base) AS priced,
  SUM(CASE WHEN l.unit_price_base IS NOT NULL THEN ${WANTED} END) AS quantity,
  SUM(CASE WHEN l.unit_price_base IS NOT NULL THEN ${WANTED} * COALESCE(l.unit_price, l.unit_price_base) END) AS in_currency, SUM(${WANTED} * l.unit_price_base) AS value
FROM purchase_order_lines AS l
LEFT JOIN products AS p ON p.product_id = l.product_id
WHERE ${WANTED} > 0 AND l.order_date >= ${literal('date', period.from)} AND l.order_date < ${literal('date', period.to)}${ofSupplier(supplier)}
GROUP BY l.supplier_id, l.product_id, l.warehouse_id, l.currency, l.order_date >= ${literal('date', laterFrom)}, p.product_group, p.base_unit
ORDER BY l.supplier_id, l.product_id, l.warehouse_id, l.currency, later`,
    z.object({
      supplier_id: z.nullable(text), product_id: text, warehouse_id: z.nullable(text), currency: z.nullable(text), later: z.boolean(),
      product_group: z.nullable(text), base_unit: z.nullable(text), lines: z.int(), priced: z.int(),
      quantity: z.nullable(amount), in_currency: z.nullable(amount), value: z.nullable(amount),
    }),
  );
}

/** The same by complete month, for the index of prices and the trend; lines without a known price are counted. */
export function spendByMonth(period: Period, supplier?: string) {
  return rowQuery(
    'Ordered by product, supplier and month',
    `
SELECT EXTRACT(YEAR FROM l.order_date) * 12 + EXTRACT(MONTH FROM l.order_date) AS order_month, l.supplier_id, l.product_id,
  COUNT(*) AS lines, COUNT(l.unit_price_base) AS priced,
  SUM(CASE WHEN l.unit_price_base IS NOT NULL THEN ${WANTED} END) AS quantity, SUM(${WANTED} * l.unit_price_base) AS value
FROM purchase_order_lines AS l
WHERE ${WANTED} > 0
  AND l.order_date >= ${literal('date', period.from)} AND l.order_date < ${literal('date', period.to)}${ofSupplier(supplier)}
GROUP BY EXTRACT(YEAR FROM l.order_date) * 12 + EXTRACT(MONTH FROM l.order_date), l.supplier_id, l.product_id
ORDER BY order_month, l.supplier_id, l.product_id`,
    z.object({
      order_month: z.int(), supplier_id: z.nullable(text), product_id: text, lines: z.int(), priced: z.int(),
      quantity: z.nullable(amount), value: z.nullable(amount),
    }),
  );
}

/** Since when orders are recorded, of whatever supplier, and what has been spent in the calendar year so far. */
export function recordedSpend(yearToDate: Period, supplier?: string) {
  return rowQuery(
    'First day with an order, and what was ordered in the calendar year so far',
    `
SELECT MIN(l.order_date) AS recorded_from,
  SUM(CASE WHEN l.order_date >= ${literal('date', yearToDate.from)} AND l.order_date < ${literal('date', yearToDate.to)}${ofSupplier(supplier)}
    THEN ${WANTED} * l.unit_price_base END) AS year_to_date
FROM purchase_order_lines AS l
WHERE ${WANTED} > 0`,
    z.object({ recorded_from: z.nullable(text), year_to_date: z.nullable(amount) }),
  );
}

/** What is still to come, at its price: the shipped definition of the open commitment. */
export function openCommitments(supplier?: string) {
  return rowQuery(
    'Open purchase commitment, by product, supplier, warehouse and currency',
    `
SELECT l.supplier_id, l.product_id, l.warehouse_id, l.currency, p.product_group, COUNT(*) AS lines,
  SUM((${WANTED} - COALESCE(l.quantity_received, 0)) * l.unit_price_base) AS commitment
FROM purchase_order_lines AS l
LEFT JOIN products AS p ON p.product_id = l.product_id
WHERE ${WANTED} > COALESCE(l.quantity_received, 0) AND COALESCE(l.status, 'open') = 'open'${ofSupplier(supplier)}
GROUP BY l.supplier_id, l.product_id, l.warehouse_id, l.currency, p.product_group
ORDER BY l.supplier_id, l.product_id, l.warehouse_id, l.currency`,
    z.object({
      supplier_id: z.nullable(text), product_id: text, warehouse_id: z.nullable(text), currency: z.nullable(text), product_group: z.nullable(text),
      lines: z.int(), commitment: z.nullable(amount),
    }),
  );
}
