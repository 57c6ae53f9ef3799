import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import type { Days } from './units';
import { CENSORED_FROM, HISTORY_WEEKS } from './weekday-forecast';

const itemKey = { warehouse_id: z.string(), product_id: z.string() };
const quantity = z.number();
const day = z.string();

/** Every product stocked in these warehouses, with its usable stock. */
export function stockedItems(warehouses: readonly string[]) {
  return rowQuery(
    'Usable stock of every product',
    `
SELECT p.warehouse_id, p.product_id, i.product_name, i.base_unit, i.discontinued_date, p.as_of_date,
  p.on_hand - COALESCE(p.quarantined, 0) AS usable_on_hand, s.unmet_demand
FROM inventory_position AS p
LEFT JOIN products AS i ON i.product_id = p.product_id
LEFT JOIN item_policies AS s ON s.warehouse_id = p.warehouse_id AND s.product_id = p.product_id
WHERE p.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY p.warehouse_id, p.product_id`,
    z.object({
      ...itemKey, product_name: z.nullable(z.string()), base_unit: z.nullable(z.string()), discontinued_date: z.nullable(day), as_of_date: day,
      usable_on_hand: z.nullable(quantity), unmet_demand: z.nullable(z.string()),
    }),
  );
}

/** Demand of the last complete weeks by weekday, 1 for Monday, with its censored days set apart. */
export function demandByWeekday(warehouses: readonly string[], asOf: CalendarDay) {
  const from = addDays(asOf, -7 * HISTORY_WEEKS);
  return rowQuery(
    `Demand of the last ${HISTORY_WEEKS} weeks by weekday`,
    `
SELECT h.warehouse_id, h.product_id, h.weekday,
  COUNT(*) AS days,
  SUM(h.censored) AS censored_days,
  SUM(CASE WHEN h.censored = 0 THEN h.quantity_demanded ELSE 0 END) AS demanded
FROM (
  SELECT d.warehouse_id, d.product_id, d.quantity_demanded,
    MOD(DATE_DIFF('day', DATE '1970-01-05', d.demand_date), 7) + 1 AS weekday,
    CASE WHEN d.quantity_demanded IS NULL THEN 1
      WHEN d.stocked_out_share > ${literal('number', CENSORED_FROM)} AND COALESCE(s.unmet_demand, 'lost') <> 'backorder' THEN 1
      ELSE 0 END AS censored
  FROM demand_daily AS d
  LEFT JOIN item_policies AS s ON s.warehouse_id = d.warehouse_id AND s.product_id = d.product_id
  WHERE d.warehouse_id IN ${literalList('text', warehouses)}
    AND d.demand_date >= ${literal('date', from)} AND d.demand_date < ${literal('date', asOf)}
) AS h
GROUP BY h.warehouse_id, h.product_id, h.weekday
ORDER BY h.warehouse_id, h.product_id, h.weekday`,
    z.object({ ...itemKey, weekday: z.int(), days: z.int(), censored_days: z.int(), demanded: quantity }),
  );
}

/** What customers have ordered and not yet got, due or wanted before the end of the horizon, by day due and day wanted. */
export function openDemand(warehouses: readonly string[], firstDay: CalendarDay, horizon: Days) {
  return rowQuery(
    'Open customer order lines by day',
    `
SELECT l.warehouse_id, l.product_id,
  COALESCE(l.promised_date, l.requested_date) AS due_date,
  COALESCE(l.requested_date, l.promised_date) AS wanted_date,
  SUM(l.quantity_ordered - COALESCE(l.quantity_despatched, 0) - COALESCE(l.quantity_cancelled, 0)) AS open_quantity
FROM sales_order_lines AS l
WHERE l.warehouse_id IN ${literalList('text', warehouses)}
  AND l.quantity_ordered > COALESCE(l.quantity_despatched, 0) + COALESCE(l.quantity_cancelled, 0)
  AND COALESCE(l.requested_date, l.promised_date) < ${literal('date', addDays(firstDay, horizon))}
GROUP BY l.warehouse_id, l.product_id, COALESCE(l.promised_date, l.requested_date), COALESCE(l.requested_date, l.promised_date)
ORDER BY l.warehouse_id, l.product_id, due_date, wanted_date`,
    z.object({ ...itemKey, due_date: day, wanted_date: day, open_quantity: quantity }),
  );
}

/** What suppliers still have to deliver, by the day they confirmed, else the day it was asked for. */
export function openPurchases(warehouses: readonly string[]) {
  return rowQuery(
    'Open purchase order lines by expected day',
    `
SELECT o.warehouse_id, o.product_id,
  COALESCE(o.confirmed_date, o.requested_date) AS expected_date,
  COUNT(*) AS lines,
  SUM(o.quantity_ordered - COALESCE(o.quantity_received, 0) - COALESCE(o.quantity_cancelled, 0)) AS open_quantity
FROM purchase_order_lines AS o
WHERE o.warehouse_id IN ${literalList('text', warehouses)}
  AND o.status = 'open'
  AND o.quantity_ordered > COALESCE(o.quantity_received, 0) + COALESCE(o.quantity_cancelled, 0)
GROUP BY o.warehouse_id, o.product_id, COALESCE(o.confirmed_date, o.requested_date)
ORDER BY o.warehouse_id, o.product_id, expected_date`,
    z.object({ ...itemKey, expected_date: z.nullable(day), lines: z.int(), open_quantity: quantity }),
  );
}
