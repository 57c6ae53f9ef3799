import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import { RECORDED_STEPS } from './order-line';
import type { Days } from './units';

/** How far back finished lines are looked at. */
export const STEP_HISTORY_DAYS: Days = 90;

const key = { warehouse_id: z.string(), product_id: z.string() };
const amount = z.number();
const known = z.nullable(z.number());
const day = z.string();
const text = z.nullable(z.string());
const minute = z.nullable(z.int());

/** Which lines are read: those of one order, its code in capital letters, or the open ones of warehouses, perhaps of some products only. */
export type LineChoice =
  | { readonly order: string }
  | { readonly warehouses: readonly string[]; readonly products?: readonly string[] };

const OPEN = 'l.quantity_ordered > COALESCE(l.quantity_despatched, 0) + COALESCE(l.quantity_cancelled, 0)';
const WANTED = 'COALESCE(l.requested_date, l.first_promised_date, l.promised_date)';
const minutesOf = (column: string) => `DATE_DIFF('minute', TIMESTAMP '1970-01-01 00:00:00', ${column})`;
const lastTime = (stage: string) => `MAX(CASE WHEN e.stage = '${stage}' THEN ${minutesOf('e.happened_at')} END) AS ${stage}`;
const firstTime = (stage: string) => `MIN(CASE WHEN e.stage = '${stage}' THEN ${minutesOf('e.happened_at')} END) AS ${stage}`;

/** Lines with product and customer. */
export function orderLines(choice: LineChoice) {
  return rowQuery(
    'order' in choice ? 'The lines of the order' : 'Open customer order lines',
    `
SELECT l.order_id, l.line_number, l.warehouse_id, l.product_id, i.product_name, i.base_unit, i.unit_cost, l.order_date, l.requested_date,
  l.first_promised_date, l.promised_date, l.quantity_ordered, COALESCE(l.quantity_allocated, 0) AS quantity_allocated,
  COALESCE(l.quantity_picked, 0) AS quantity_picked, COALESCE(l.quantity_despatched, 0) AS quantity_despatched, l.quantity_delivered,
  COALESCE(l.quantity_cancelled, 0) AS quantity_cancelled, l.unit_price, l.currency, c.priority
FROM sales_order_lines AS l
LEFT JOIN products AS i ON i.product_id = l.product_id
LEFT JOIN sales_orders AS o ON o.order_id = l.order_id
LEFT JOIN customers AS c ON c.customer_id = o.customer_id
WHERE ${chosen(choice)}
ORDER BY l.order_id, l.line_number`,
    z.object({
      ...key, order_id: z.string(), line_number: z.int(), product_name: text, base_unit: text, unit_cost: known, order_date: z.nullable(day),
      requested_date: z.nullable(day), first_promised_date: z.nullable(day), promised_date: z.nullable(day), quantity_ordered: amount,
      quantity_allocated: amount, quantity_picked: amount, quantity_despatched: amount, quantity_delivered: known, quantity_cancelled: amount,
      unit_price: known, currency: text, priority: known,
    }),
  );
}

/** When these lines took each step last, minutes since 1970 on the clock of the warehouse. */
export function lastSteps(choice: LineChoice) {
  return rowQuery(
    'The steps that these lines took last',
    `
SELECT e.order_id, e.line_number, ${RECORDED_STEPS.map(lastTime).join(',\n  ')}
FROM order_events AS e
JOIN sales_order_lines AS l ON l.order_id = e.order_id AND l.line_number = e.line_number
WHERE ${chosen(choice)}
GROUP BY e.order_id, e.line_number`,
    z.object({
      order_id: z.string(), line_number: z.int(), released: minute, allocated: minute, picked: minute, packed: minute, despatched: minute,
      delivered: minute,
    }),
  );
}

/** When the lines that were wanted in the last weeks took each step for the first time. */
export function stepHistory(warehouses: readonly string[], asOf: CalendarDay) {
  const from = addDays(asOf, -STEP_HISTORY_DAYS);
  return rowQuery(
    `The steps of lines wanted in the last ${STEP_HISTORY_DAYS} days`,
    `
SELECT l.warehouse_id, ${WANTED} AS wanted_date, ${['entered', ...RECORDED_STEPS].map(firstTime).join(',\n  ')}
FROM sales_order_lines AS l
JOIN order_events AS e ON e.order_id = l.order_id AND e.line_number = l.line_number
WHERE l.warehouse_id IN ${literalList('text', warehouses)}
  AND ${WANTED} >= ${literal('date', from)} AND ${WANTED} < ${literal('date', asOf)}
  AND COALESCE(l.quantity_despatched, 0) > 0
GROUP BY l.order_id, l.line_number, l.warehouse_id, ${WANTED}`,
    z.object({
      warehouse_id: z.string(), wanted_date: day, entered: minute, released: minute, allocated: minute, picked: minute, packed: minute,
      despatched: minute, delivered: minute,
    }),
  );
}

/** The days on which these warehouses do not follow Monday to Friday, and those that keep a calendar at all. */
export function workingDays(warehouses: readonly string[], from: CalendarDay, before: CalendarDay) {
  return rowQuery(
    'Working days of the warehouses',
    `
SELECT w.warehouse_id, k.day, k.working
FROM warehouses AS w
JOIN calendars AS k ON k.calendar_id = w.calendar_id
WHERE w.warehouse_id IN ${literalList('text', warehouses)} AND k.day >= ${literal('date', from)} AND k.day < ${literal('date', before)}
ORDER BY w.warehouse_id, k.day`,
    z.object({ warehouse_id: z.string(), day, working: z.nullable(z.boolean()) }),
  );
}

function chosen(choice: LineChoice): string {
  if ('order' in choice) return `UPPER(l.order_id) = ${literal('text', choice.order)}`;
  const products = choice.products === undefined ? '' : ` AND l.product_id IN ${literalList('text', choice.products)}`;
  return `l.warehouse_id IN ${literalList('text', choice.warehouses)}${products} AND ${OPEN}`;
}
