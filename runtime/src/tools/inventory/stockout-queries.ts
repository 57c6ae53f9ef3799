import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import type { CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';

const day = z.string();

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
