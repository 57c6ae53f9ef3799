import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import type { Days } from './units';

/** Weeks of demand whose weekdays stand for the days to come. */
export const DEMAND_WEEKS = 8;

const key = { warehouse_id: z.string(), product_id: z.string() };
const known = z.nullable(z.number());

/** The space of each warehouse. */
export function warehouseSpace(warehouses: readonly string[]) {
  return rowQuery(
    'Space of the warehouses',
    `
SELECT w.warehouse_id, CASE WHEN w.capacity_m3 * w.usable_share > 0 THEN w.capacity_m3 * w.usable_share END AS usable_m3
FROM warehouses AS w
WHERE w.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY w.warehouse_id`,
    z.object({ warehouse_id: z.string(), usable_m3: known }),
  );
}

/** Every product stocked there, with its size. */
export function storedItems(warehouses: readonly string[]) {
  return rowQuery(
    'Stock on hand with the size of each product',
    `
SELECT p.warehouse_id, p.product_id, p.as_of_date, p.on_hand, i.product_name, i.base_unit, i.storage_class, i.volume_m3
FROM inventory_position AS p
LEFT JOIN products AS i ON i.product_id = p.product_id
WHERE p.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY p.warehouse_id, p.product_id`,
    z.object({
      ...key, as_of_date: z.nullable(z.string()), on_hand: known, product_name: z.nullable(z.string()), base_unit: z.nullable(z.string()),
      storage_class: z.nullable(z.string()), volume_m3: known,
    }),
  );
}

/** The size of products that come and are not stocked yet. */
export function productSizes(products: readonly string[]) {
  return rowQuery(
    'Sizes of the products that come and are not stocked yet',
    `
SELECT i.product_id, i.product_name, i.base_unit, i.storage_class, i.volume_m3
FROM products AS i
WHERE i.product_id IN ${literalList('text', products)}
ORDER BY i.product_id`,
    z.object({
      product_id: z.string(), product_name: z.nullable(z.string()), base_unit: z.nullable(z.string()), storage_class: z.nullable(z.string()),
      volume_m3: known,
    }),
  );
}

/** Mean demand of each weekday, 1 for Monday, over the last complete weeks. */
export function weekdayDemand(warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    `Demand of the last ${DEMAND_WEEKS} weeks by weekday`,
    `
SELECT d.warehouse_id, d.product_id, MOD(DATE_DIFF('day', DATE '1970-01-05', d.demand_date), 7) + 1 AS weekday,
  AVG(CAST(d.quantity_demanded AS double)) AS demanded
FROM demand_daily AS d
WHERE d.warehouse_id IN ${literalList('text', warehouses)}
  AND d.demand_date >= ${literal('date', addDays(asOf, -7 * DEMAND_WEEKS))} AND d.demand_date < ${literal('date', asOf)}
GROUP BY d.warehouse_id, d.product_id, MOD(DATE_DIFF('day', DATE '1970-01-05', d.demand_date), 7) + 1`,
    z.object({ ...key, weekday: z.int(), demanded: known }),
  );
}

/** What customers have ordered and not yet got, by the day promised. */
export function bookedOrders(warehouses: readonly string[], firstDay: CalendarDay, horizon: Days) {
  return rowQuery(
    'Open customer orders by day',
    `
SELECT l.warehouse_id, l.product_id, COALESCE(l.promised_date, l.requested_date) AS due_date,
  SUM(l.quantity_ordered - COALESCE(l.quantity_despatched, 0) - COALESCE(l.quantity_cancelled, 0)) AS open_quantity
FROM sales_order_lines AS l
WHERE l.warehouse_id IN ${literalList('text', warehouses)}
  AND l.quantity_ordered > COALESCE(l.quantity_despatched, 0) + COALESCE(l.quantity_cancelled, 0)
  AND COALESCE(l.promised_date, l.requested_date) < ${literal('date', addDays(firstDay, horizon))}
GROUP BY l.warehouse_id, l.product_id, COALESCE(l.promised_date, l.requested_date)`,
    z.object({ ...key, due_date: z.string(), open_quantity: z.number() }),
  );
}
