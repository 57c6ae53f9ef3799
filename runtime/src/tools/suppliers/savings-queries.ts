import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import type { CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import type { Period } from './performance-queries';

const text = z.string();
const amount = z.number();

/** Demand of products by month, over the warehouses of the scope. */
export function demandByMonth(products: readonly string[], period: Period) {
  return rowQuery(
    'Demand by product and month',
    `
SELECT d.product_id, EXTRACT(YEAR FROM d.demand_date) * 12 + EXTRACT(MONTH FROM d.demand_date) AS demand_month, SUM(d.quantity_demanded) AS quantity
FROM demand_daily AS d
WHERE d.product_id IN ${literalList('text', products)} AND d.demand_date >= ${literal('date', period.from)} AND d.demand_date < ${literal('date', period.to)}
GROUP BY d.product_id, EXTRACT(YEAR FROM d.demand_date) * 12 + EXTRACT(MONTH FROM d.demand_date)
ORDER BY d.product_id, demand_month`,
    z.object({ product_id: text, demand_month: z.int(), quantity: z.nullable(amount) }),
  );
}

/** Demand of products by weeks that end the day before a date, over the warehouses of the scope, oldest first. */
export function demandByWeek(products: readonly string[], period: Period) {
  const daysAgo = `(DATE_DIFF('day', d.demand_date, ${literal('date', period.to)}) - 1)`;
  const week = `${daysAgo} - MOD(${daysAgo}, 7)`;
  return rowQuery(
    'Demand by product and week',
    `
SELECT d.product_id, ${week} AS days_ago, SUM(d.quantity_demanded) AS quantity
FROM demand_daily AS d
WHERE d.product_id IN ${literalList('text', products)} AND d.demand_date >= ${literal('date', period.from)} AND d.demand_date < ${literal('date', period.to)}
GROUP BY d.product_id, ${week}
ORDER BY d.product_id, days_ago DESC`,
    z.object({ product_id: text, days_ago: z.int(), quantity: z.nullable(amount) }),
  );
}

/** From when until when prices are known that hold in the coming year. */
export function validities(products: readonly string[], period: Period) {
  return rowQuery(
    'Validity of prices in the coming 12 months',
    `
SELECT s.supplier_id, s.product_id, COALESCE(s.valid_from, DATE '1900-01-01') AS valid_from, COALESCE(s.valid_to, DATE '9999-12-31') AS valid_to
FROM supplier_prices AS s
WHERE s.product_id IN ${literalList('text', products)}
  AND COALESCE(s.valid_to, DATE '9999-12-31') >= ${literal('date', period.from)} AND COALESCE(s.valid_from, DATE '1900-01-01') < ${literal('date', period.to)}
GROUP BY s.supplier_id, s.product_id, COALESCE(s.valid_from, DATE '1900-01-01'), COALESCE(s.valid_to, DATE '9999-12-31')
ORDER BY s.supplier_id, s.product_id, valid_from`,
    z.object({ supplier_id: text, product_id: text, valid_from: text, valid_to: text }),
  );
}

/** What each supplier can make of a product group in the coming 12 months. */
export function capacities(from: CalendarDay) {
  return rowQuery(
    'Capacity of suppliers in the coming 12 months, by product group',
    `
SELECT c.supplier_id, c.product_group, SUM(c.capacity) AS capacity, COUNT(*) AS months
FROM supplier_capacity AS c
WHERE c.period_start > ${literal('date', from)} AND c.period_start <= ${literal('date', from)} + INTERVAL '12' MONTH
GROUP BY c.supplier_id, c.product_group
ORDER BY c.supplier_id, c.product_group`,
    z.object({ supplier_id: text, product_group: text, capacity: z.nullable(amount), months: z.int() }),
  );
}
