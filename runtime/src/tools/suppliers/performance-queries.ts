import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import type { CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import type { DeliveryWindow } from './delivery-window';

/** Half-open: `to` is not in it. */
export interface Period {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

const count = z.int();
const amount = z.number();
const WANTED = 'l.quantity_ordered - COALESCE(l.quantity_cancelled, 0)';
const FIRST = 'COALESCE(l.first_confirmed_date, l.requested_date)';
const LAST = 'COALESCE(l.confirmed_date, l.first_confirmed_date, l.requested_date)';
const counted = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
const between = (column: string, { from, to }: Period): string => `${column} >= ${literal('date', from)} AND ${column} < ${literal('date', to)}`;
const days = (number: number): string => `INTERVAL '${Math.round(number)}' DAY`;

/** What came of the lines due in the period, arrived or not, by the date first confirmed; in the words of the shipped definitions of OTIF. */
export function linesDue(suppliers: readonly string[], { from, to }: Period, { earlyDays, graceDays }: DeliveryWindow) {
  const early = (date: string): string => `MIN(r.received_date) >= ${date} - ${days(earlyDays)}`;
  const late = (date: string): string => `MAX(r.received_date) <= ${date} + ${days(graceDays)}`;
  const inTime = `r.received_date >= ${FIRST} - ${days(earlyDays)} AND r.received_date <= ${FIRST} + ${days(graceDays)}`;
  return rowQuery(
    'What came of the purchase order lines due, by supplier',
    `
SELECT c.supplier_id, COUNT(*) AS lines, COUNT(DISTINCT c.purchase_order_id) AS orders,
  ${counted('c.on_time')} AS on_time, ${counted('c.in_full')} AS in_full, ${counted('c.otif')} AS otif,
  ${counted('c.in_full AND c.deliveries > 1')} AS in_parts, ${counted('c.due_again')} AS due_again, ${counted('c.due_again AND c.on_time_last')} AS on_time_last
FROM (
  SELECT l.supplier_id, l.purchase_order_id, l.line_number, ${FIRST} AS due_date,
    COUNT(DISTINCT r.received_date) AS deliveries,
    COUNT(r.received_date) > 0 AND ${early(FIRST)} AND ${late(FIRST)} AS on_time,
    COUNT(r.received_date) > 0 AND ${early(LAST)} AND ${late(LAST)} AS on_time_last,
    ${LAST} + ${days(graceDays)} < ${literal('date', to)} AS due_again,
    COALESCE(SUM(r.quantity_received), 0) >= ${WANTED} AS in_full,
    COALESCE(SUM(CASE WHEN ${inTime} THEN r.quantity_received END), 0) >= ${WANTED} AS otif
  FROM purchase_order_lines AS l
  LEFT JOIN receipts AS r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number
  WHERE ${WANTED} > 0 AND l.supplier_id IN ${literalList('text', suppliers)}
    AND ${FIRST} >= ${literal('date', from)} AND ${FIRST} + ${days(graceDays)} < ${literal('date', to)}
  GROUP BY l.supplier_id, l.purchase_order_id, l.line_number, l.first_confirmed_date, l.confirmed_date, l.requested_date,
    l.quantity_ordered, l.quantity_cancelled
) AS c
GROUP BY c.supplier_id
ORDER BY c.supplier_id`,
    z.object({
      supplier_id: z.string(), lines: count, orders: count, on_time: count, in_full: count, otif: count, in_parts: count, due_again: count,
      on_time_last: count,
    }),
  );
}

/** What was rejected in the period: units, and deliveries of an order on a day. */
export function rejects(suppliers: readonly string[], period: Period, purpose: string) {
  return rowQuery(
    purpose,
    `
SELECT d.supplier_id, COUNT(*) AS deliveries, ${counted('d.rejected > 0')} AS deliveries_rejected, SUM(d.received) AS received, SUM(d.rejected) AS rejected
FROM (
  SELECT r.supplier_id, r.purchase_order_id, r.received_date, SUM(r.quantity_received) AS received, SUM(COALESCE(r.quantity_rejected, 0)) AS rejected
  FROM receipts AS r
  WHERE r.supplier_id IN ${literalList('text', suppliers)} AND ${between('r.received_date', period)}
  GROUP BY r.supplier_id, r.purchase_order_id, r.received_date
) AS d
GROUP BY d.supplier_id
ORDER BY d.supplier_id`,
    z.object({ supplier_id: z.string(), deliveries: count, deliveries_rejected: count, received: amount, rejected: amount }),
  );
}

/** What was paid for what was received, by currency and year of the order, beside its standard cost. */
export function amountsPaid(suppliers: readonly string[], period: Period) {
  return rowQuery(
    'Price paid and standard cost of what was received, by supplier, currency and year of order',
    `
SELECT r.supplier_id, l.currency, EXTRACT(YEAR FROM l.order_date) AS order_year, COUNT(*) AS receipts,
  SUM(r.quantity_received * l.unit_price) AS paid_in_currency,
  SUM(r.quantity_received * l.unit_price_base) AS paid,
  SUM(r.quantity_received * l.standard_cost) AS standard
FROM receipts AS r
JOIN purchase_order_lines AS l ON l.purchase_order_id = r.purchase_order_id AND l.line_number = r.line_number
WHERE r.supplier_id IN ${literalList('text', suppliers)} AND ${between('r.received_date', period)}
  AND l.unit_price_base IS NOT NULL AND l.standard_cost IS NOT NULL
GROUP BY r.supplier_id, l.currency, EXTRACT(YEAR FROM l.order_date)
ORDER BY r.supplier_id, l.currency, order_year`,
    z.object({
      supplier_id: z.string(), currency: z.nullable(z.string()), order_year: count, receipts: count,
      paid_in_currency: z.nullable(amount), paid: amount, standard: amount,
    }),
  );
}

/** The first exchange rate of each year: what a standard cost, set for the year, reckons with. */
export const firstRatesOfYears = rowQuery(
  'First exchange rate of each currency and year',
  `
SELECT x.currency, EXTRACT(YEAR FROM x.day) AS rate_year, x.rate_to_base
FROM exchange_rates AS x
JOIN (
  SELECT e.currency, EXTRACT(YEAR FROM e.day) AS rate_year, MIN(e.day) AS first_day
  FROM exchange_rates AS e
  WHERE e.rate_to_base IS NOT NULL
  GROUP BY e.currency, EXTRACT(YEAR FROM e.day)
) AS f ON f.currency = x.currency AND f.first_day = x.day
ORDER BY x.currency, rate_year`,
  z.object({ currency: z.string(), rate_year: count, rate_to_base: amount }),
);
