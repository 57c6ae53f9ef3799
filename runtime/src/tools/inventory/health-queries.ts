import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import { zeroOrMore } from '../records';
import { rowQuery } from '../row-query';
import type { Days } from './units';

/** Days that turns and the service reached look back on. */
export const TURNS_DAYS: Days = 365;
export const SERVICE_DAYS: Days = 90;

const itemKey = { warehouse_id: z.string(), product_id: z.string() };
const figure = z.nullable(z.number());
const text = z.nullable(z.string());

/** What lies in stock of each item, what a unit of it costs, and how far its policy fills it up. */
export function heldItems(warehouses: readonly string[]) {
  return rowQuery(
    'Usable stock, cost and order-up-to level of each item',
    `
SELECT p.warehouse_id, p.product_id, i.product_name, i.base_unit, i.unit_cost, i.successor_id,
  p.on_hand - COALESCE(p.quarantined, 0) AS usable_on_hand, s.order_up_to, s.holding_rate
FROM inventory_position AS p
LEFT JOIN products AS i ON i.product_id = p.product_id
LEFT JOIN item_policies AS s ON s.warehouse_id = p.warehouse_id AND s.product_id = p.product_id
WHERE p.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY p.warehouse_id, p.product_id`,
    z.object({
      ...itemKey, product_name: text, base_unit: text, unit_cost: zeroOrMore, successor_id: text, usable_on_hand: figure, order_up_to: zeroOrMore,
      holding_rate: zeroOrMore,
    }),
  );
}

/** The lots in stock of products that expire. */
export function lotsInStock(warehouses: readonly string[]) {
  return rowQuery(
    'Lots in stock by the day on which they expire',
    `
SELECT l.warehouse_id, l.product_id, l.expiry_date, SUM(l.quantity) AS quantity
FROM lots AS l
WHERE l.warehouse_id IN ${literalList('text', warehouses)} AND l.expiry_date IS NOT NULL AND l.quantity > 0
GROUP BY l.warehouse_id, l.product_id, l.expiry_date
ORDER BY l.warehouse_id, l.product_id, l.expiry_date`,
    z.object({ ...itemKey, expiry_date: z.string(), quantity: z.number() }),
  );
}

/** What went out at standard cost, by warehouse. */
export function issuedCost(warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    `Cost of goods issued in the last ${TURNS_DAYS} days`,
    `
SELECT m.warehouse_id, SUM(-m.quantity * i.unit_cost) AS issued_cost
FROM stock_movements AS m
JOIN products AS i ON i.product_id = m.product_id
WHERE m.warehouse_id IN ${literalList('text', warehouses)} AND m.kind = 'issue'
  AND m.moved_at >= ${literal('date', addDays(asOf, -TURNS_DAYS))} AND m.moved_at < ${literal('date', asOf)}
GROUP BY m.warehouse_id
ORDER BY m.warehouse_id`,
    z.object({ warehouse_id: z.string(), issued_cost: figure }),
  );
}

/** The mean value of the stock of a day, by warehouse. */
export function meanStockValue(warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    `Mean value of stock over the last ${TURNS_DAYS} days`,
    `
SELECT d.warehouse_id, SUM(d.closing_on_hand * d.unit_cost) / NULLIF(COUNT(DISTINCT d.stock_date), 0) AS mean_value
FROM inventory_daily AS d
WHERE d.warehouse_id IN ${literalList('text', warehouses)}
  AND d.stock_date >= ${literal('date', addDays(asOf, -TURNS_DAYS))} AND d.stock_date < ${literal('date', asOf)}
GROUP BY d.warehouse_id
ORDER BY d.warehouse_id`,
    z.object({ warehouse_id: z.string(), mean_value: figure }),
  );
}

/** Units shipped on time of those demanded, by warehouse. */
export function serviceReachedIn(warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    `Units shipped on time of those demanded in the last ${SERVICE_DAYS} days`,
    `
SELECT d.warehouse_id, CAST(SUM(d.quantity_shipped_on_time) AS DOUBLE) AS shipped,
  CAST(SUM(CASE WHEN d.quantity_shipped_on_time IS NOT NULL THEN d.quantity_demanded END) AS DOUBLE) AS demanded
FROM demand_daily AS d
WHERE d.warehouse_id IN ${literalList('text', warehouses)}
  AND d.demand_date >= ${literal('date', addDays(asOf, -SERVICE_DAYS))} AND d.demand_date < ${literal('date', asOf)}
GROUP BY d.warehouse_id
ORDER BY d.warehouse_id`,
    z.object({ warehouse_id: z.string(), shipped: figure, demanded: figure }),
  );
}
