import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';

const day = z.string();

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

/** What customers have ordered and not yet got, due or wanted before this day, by day due and day wanted. */
export function openDemand(warehouses: readonly string[], before: CalendarDay) {
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
  AND COALESCE(l.requested_date, l.promised_date) < ${literal('date', before)}
GROUP BY l.warehouse_id, l.product_id, COALESCE(l.promised_date, l.requested_date), COALESCE(l.requested_date, l.promised_date)
ORDER BY l.warehouse_id, l.product_id, due_date, wanted_date`,
    z.object({ warehouse_id: z.string(), product_id: z.string(), due_date: day, wanted_date: day, open_quantity: z.number() }),
  );
}

/** How late transfers came to these warehouses within a year; early ones are negative. */
export function transferLateness(warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    'Lateness of the transfers of the last 365 days',
    `
SELECT t.warehouse_id, DATE_DIFF('day', t.expected_date, t.received_date) AS days_late, COUNT(*) AS transfers
FROM transfers AS t
WHERE t.warehouse_id IN ${literalList('text', warehouses)}
  AND t.received_date IS NOT NULL AND t.expected_date >= ${literal('date', addDays(asOf, -365))}
GROUP BY t.warehouse_id, DATE_DIFF('day', t.expected_date, t.received_date)
ORDER BY t.warehouse_id, days_late`,
    z.object({ warehouse_id: z.string(), days_late: z.int(), transfers: z.int() }),
  );
}
