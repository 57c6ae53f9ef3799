import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { ARRIVED_AT, type Days } from '../../stock';
import { addDays, type CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';

/** How far back purchase lines tell how late suppliers are, unless a tool is told otherwise. */
export const PURCHASE_HISTORY_DAYS: Days = 730;
/** How far back transfers tell how late they are. */
const TRANSFER_HISTORY_DAYS: Days = 365;

const itemKey = { warehouse_id: z.string(), product_id: z.string() };
const day = z.string();
const text = z.nullable(z.string());

/** Purchase order lines raised in the window, each with the day of the receipt that brought it to 90 %; of open ones none. */
export function raisedLines(warehouses: readonly string[], asOf: CalendarDay, window: Days) {
  return rowQuery(
    `Purchase order lines raised in the last ${window} days, with the receipt that brings them to ${ARRIVED_AT * 100} %`,
    `${raised(warehouses, asOf, window)}
ORDER BY l.supplier_id, l.warehouse_id, l.product_id, l.order_date`,
    z.object({ ...itemKey, supplier_id: text, order_date: day, first_confirmed_date: text, arrived_date: text }),
  );
}

/** The same lines, counted by how late they came, or are already: early ones are negative. */
export function purchaseLateness(warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    `Lateness of the purchase order lines raised in the last ${PURCHASE_HISTORY_DAYS} days`,
    `
SELECT t.supplier_id, t.warehouse_id, DATE_DIFF('day', t.first_confirmed_date, COALESCE(t.arrived_date, ${literal('date', asOf)})) AS days_late,
  t.arrived_date IS NOT NULL AS arrived, COUNT(*) AS lines
FROM (${raised(warehouses, asOf, PURCHASE_HISTORY_DAYS)}
) AS t
WHERE t.first_confirmed_date IS NOT NULL
GROUP BY t.supplier_id, t.warehouse_id, DATE_DIFF('day', t.first_confirmed_date, COALESCE(t.arrived_date, ${literal('date', asOf)})), t.arrived_date IS NOT NULL
ORDER BY t.supplier_id, t.warehouse_id, days_late`,
    z.object({ supplier_id: text, warehouse_id: z.string(), days_late: z.int(), arrived: z.boolean(), lines: z.int() }),
  );
}

/** What suppliers still have to deliver, line by line. */
export function openPurchaseLines(warehouses: readonly string[], products?: readonly string[]) {
  return rowQuery(
    'Open purchase order lines',
    `
SELECT l.warehouse_id, l.product_id, l.supplier_id, l.purchase_order_id, l.line_number,
  COALESCE(l.confirmed_date, l.first_confirmed_date, l.requested_date) AS promised_date, l.first_confirmed_date,
  l.quantity_ordered - COALESCE(l.quantity_received, 0) - COALESCE(l.quantity_cancelled, 0) AS open_quantity
FROM purchase_order_lines AS l
WHERE l.warehouse_id IN ${literalList('text', warehouses)}${ofProducts('l', products)}
  AND l.status = 'open'
  AND l.quantity_ordered > COALESCE(l.quantity_received, 0) + COALESCE(l.quantity_cancelled, 0)
ORDER BY l.warehouse_id, l.product_id, l.purchase_order_id, l.line_number`,
    z.object({
      ...itemKey, supplier_id: text, purchase_order_id: z.string(), line_number: z.int(), promised_date: text,
      first_confirmed_date: text, open_quantity: z.number(),
    }),
  );
}

/** What is on its way from other warehouses. */
export function transfersComing(warehouses: readonly string[], products?: readonly string[]) {
  return rowQuery(
    'Transfers on their way',
    `
SELECT t.transfer_id, t.warehouse_id, t.product_id, t.expected_date, t.quantity
FROM transfers AS t
WHERE t.warehouse_id IN ${literalList('text', warehouses)}${ofProducts('t', products)} AND t.received_date IS NULL AND t.expected_date IS NOT NULL
ORDER BY t.transfer_id`,
    z.object({ ...itemKey, transfer_id: z.string(), expected_date: day, quantity: z.number() }),
  );
}

/** How late transfers came to these warehouses within a year; early ones are negative. */
export function transferLateness(warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    `Lateness of the transfers of the last ${TRANSFER_HISTORY_DAYS} days`,
    `
SELECT t.warehouse_id, DATE_DIFF('day', t.expected_date, t.received_date) AS days_late, COUNT(*) AS transfers
FROM transfers AS t
WHERE t.warehouse_id IN ${literalList('text', warehouses)}
  AND t.received_date IS NOT NULL AND t.expected_date >= ${literal('date', addDays(asOf, -TRANSFER_HISTORY_DAYS))}
GROUP BY t.warehouse_id, DATE_DIFF('day', t.expected_date, t.received_date)
ORDER BY t.warehouse_id, days_late`,
    z.object({ warehouse_id: z.string(), days_late: z.int(), transfers: z.int() }),
  );
}

/** The newest day whose movements are in the stock. */
export function newestStock(warehouses: readonly string[]) {
  return rowQuery(
    'The day of the stock',
    `
SELECT MAX(p.as_of_date) AS stock_date
FROM inventory_position AS p
WHERE p.warehouse_id IN ${literalList('text', warehouses)}`,
    z.object({ stock_date: z.nullable(day) }),
  );
}

/** A condition that leaves these products only; none where all are meant. */
export function ofProducts(alias: string, products: readonly string[] | undefined): string {
  return products === undefined ? '' : ` AND ${alias}.product_id IN ${literalList('text', products)}`;
}

function raised(warehouses: readonly string[], asOf: CalendarDay, window: Days): string {
  return `
SELECT l.supplier_id, l.warehouse_id, l.product_id, l.order_date, l.first_confirmed_date, MIN(a.received_date) AS arrived_date
FROM purchase_order_lines AS l
LEFT JOIN (
  SELECT r.purchase_order_id, r.line_number, r.received_date,
    SUM(r.quantity_received) OVER (PARTITION BY r.purchase_order_id, r.line_number ORDER BY r.received_date) AS received_so_far
  FROM receipts AS r
  WHERE r.warehouse_id IN ${literalList('text', warehouses)}
) AS a ON a.purchase_order_id = l.purchase_order_id AND a.line_number = l.line_number
  AND a.received_so_far >= ${literal('number', ARRIVED_AT)} * (l.quantity_ordered - COALESCE(l.quantity_cancelled, 0))
WHERE l.warehouse_id IN ${literalList('text', warehouses)}
  AND l.order_date >= ${literal('date', addDays(asOf, -window))} AND l.order_date < ${literal('date', asOf)}
  AND l.quantity_ordered > COALESCE(l.quantity_cancelled, 0)
GROUP BY l.supplier_id, l.warehouse_id, l.product_id, l.purchase_order_id, l.line_number, l.order_date, l.first_confirmed_date`;
}
