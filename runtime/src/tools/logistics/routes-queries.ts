import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import type { Days } from './units';

const text = z.nullable(z.string());
const number = z.nullable(z.number());

/** Where the warehouses stand. */
export function depots(warehouses: readonly string[]) {
  return rowQuery(
    'Where the warehouses stand',
    `
SELECT w.warehouse_id, w.latitude, w.longitude
FROM warehouses AS w
WHERE w.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY w.warehouse_id`,
    z.object({ warehouse_id: z.string(), latitude: number, longitude: number }),
  );
}

/** Which days and orders are asked for. */
export interface DueChoice {
  readonly warehouses: readonly string[];
  readonly date: CalendarDay;
  /** Days after `date` that are read too. */
  readonly daysAhead: Days;
  /** These alone, in capital letters, whenever they are promised. */
  readonly orders?: readonly string[];
  readonly asOf: CalendarDay;
}

/**
 * What is still to leave, by order and day: what is promised on a day, and on the first of them what is reserved of what is late already.
 * Of a day that is over nothing is due any more.
 */
export function dueOrders({ warehouses, date, daysAhead, orders, asOf }: DueChoice) {
  const day = literal('date', date);
  const open = 'COALESCE(l.quantity_ordered, 0) - COALESCE(l.quantity_despatched, 0) - COALESCE(l.quantity_cancelled, 0)';
  const late = `l.promised_date < ${literal('date', asOf)}`;
  const quantity = orders
    ? open
    : `CASE WHEN ${late} THEN LEAST(${open}, COALESCE(l.quantity_allocated, 0) - COALESCE(l.quantity_despatched, 0)) ELSE ${open} END`;
  const due = orders ? day : `CASE WHEN ${late} THEN ${day} ELSE l.promised_date END`;
  const asked = orders
    ? `UPPER(l.order_id) IN ${literalList('text', orders)}`
    : `(${late} OR (l.promised_date >= ${day} AND l.promised_date <= ${literal('date', addDays(date, daysAhead))}))`;
  return rowQuery(
    'Orders still to be delivered, by day, with weight, volume and worth',
    `
WITH lines AS (
  SELECT l.order_id, l.warehouse_id, l.product_id, l.unit_price, l.currency, ${due} AS due_day, ${quantity} AS quantity
  FROM sales_order_lines AS l
  WHERE l.warehouse_id IN ${literalList('text', warehouses)} AND ${asked} AND ${literal('date', asOf)} <= ${day}
)
SELECT n.order_id, n.warehouse_id, n.due_day, n.currency, o.customer_id, o.delivery_area,
  SUM(CASE WHEN p.weight_kg >= 0 THEN n.quantity * p.weight_kg END) AS weight_kg,
  SUM(CASE WHEN p.volume_m3 >= 0 THEN n.quantity * p.volume_m3 END) AS volume_m3,
  COUNT_IF(COALESCE(p.weight_kg, -1) < 0 OR COALESCE(p.volume_m3, -1) < 0) AS unmeasured, SUM(n.quantity * n.unit_price) AS revenue, SUM(n.quantity * p.unit_cost) AS goods_cost
FROM lines AS n
JOIN sales_orders AS o ON o.order_id = n.order_id
LEFT JOIN products AS p ON p.product_id = n.product_id
WHERE n.quantity > 0
GROUP BY n.order_id, n.warehouse_id, n.due_day, n.currency, o.customer_id, o.delivery_area
ORDER BY n.due_day, n.order_id, n.currency`,
    z.object({
      order_id: z.string(), warehouse_id: z.string(), due_day: z.string(), currency: text, customer_id: text, delivery_area: text,
      weight_kg: number, volume_m3: number, unmeasured: z.int(), revenue: number, goods_cost: number,
    }),
  );
}

/** Which of these codes, given in capital letters, are orders of the warehouses at all. */
export function recordedOrders(warehouses: readonly string[], codes: readonly string[]) {
  return rowQuery(
    'The orders named that are recorded',
    `
SELECT DISTINCT UPPER(l.order_id) AS code
FROM sales_order_lines AS l
WHERE l.warehouse_id IN ${literalList('text', warehouses)} AND UPPER(l.order_id) IN ${literalList('text', codes)}
ORDER BY code`,
    z.object({ code: z.string() }),
  );
}

/** The first day from the as-of date on which something is still to leave. */
export function nextDueDay(warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    'The next day for which something is promised that is still to leave',
    `
SELECT MIN(l.promised_date) AS next_day
FROM sales_order_lines AS l
WHERE l.warehouse_id IN ${literalList('text', warehouses.length > 0 ? warehouses : [''])} AND l.promised_date >= ${literal('date', asOf)}
  AND COALESCE(l.quantity_ordered, 0) - COALESCE(l.quantity_despatched, 0) - COALESCE(l.quantity_cancelled, 0) > 0`,
    z.object({ next_day: text }),
  );
}

/** Where customers take deliveries, and when. */
export function deliveryPlaces(customers: readonly string[]) {
  return rowQuery(
    'Where the customers take deliveries, and when',
    `
SELECT c.customer_id, c.latitude, c.longitude, c.area, c.window_open, c.window_close, c.unload_minutes, c.priority
FROM customers AS c
WHERE c.customer_id IN ${literalList('text', customers.length > 0 ? customers : [''])}
ORDER BY c.customer_id`,
    z.object({
      customer_id: z.string(), latitude: number, longitude: number, area: text, window_open: text, window_close: text,
      unload_minutes: number, priority: number,
    }),
  );
}

/** The vehicles of each warehouse. */
export function fleetOf(warehouses: readonly string[]) {
  return rowQuery(
    'Vehicles of the warehouses, what they carry and cost',
    `
SELECT v.warehouse_id, v.vehicle_type, v.vehicle_count, v.max_weight_kg, v.max_volume_m3, v.cost_per_day, v.cost_per_km, v.shift_start, v.shift_end, v.co2e_per_km
FROM vehicles AS v
WHERE v.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY v.warehouse_id, v.max_weight_kg, v.vehicle_type, v.cost_per_km, v.vehicle_count`,
    z.object({
      warehouse_id: z.string(), vehicle_type: z.string(), vehicle_count: number, max_weight_kg: number, max_volume_m3: number,
      cost_per_day: number, cost_per_km: number, shift_start: text, shift_end: text, co2e_per_km: number,
    }),
  );
}
