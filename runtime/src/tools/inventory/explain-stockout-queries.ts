import * as z from 'zod/mini';
import { literal } from '../../data';
import type { CalendarDay } from '../calendar-day';
import { zeroOrMore } from '../records';
import { rowQuery } from '../row-query';
import { CENSORED_FROM } from './demand-history';

/** One product in one warehouse, from a day up to the day before another. */
export interface ItemDays {
  readonly warehouse: string;
  readonly product: string;
  readonly from: CalendarDay;
  readonly before: CalendarDay;
}

const known = z.nullable(z.number());
const day = z.string();
const ofItem = (alias: string, { warehouse, product }: Pick<ItemDays, 'warehouse' | 'product'>) =>
  `${alias}.warehouse_id = ${literal('text', warehouse)} AND ${alias}.product_id = ${literal('text', product)}`;

/** What was asked for and shipped on time, day by day, and what the policy of the item says. */
export function demandAndService(item: ItemDays) {
  return rowQuery(
    'Demand and what was shipped on time, by day',
    `
SELECT d.demand_date, d.quantity_demanded, COALESCE(d.quantity_shipped_on_time, d.quantity_demanded) AS shipped_on_time,
  CASE WHEN d.quantity_demanded IS NULL THEN 1
    WHEN d.stocked_out_share > ${literal('number', CENSORED_FROM)} AND COALESCE(s.unmet_demand, 'lost') <> 'backorder' THEN 1 ELSE 0 END AS censored,
  s.unmet_demand, s.lead_time_days, s.review_days
FROM demand_daily AS d
LEFT JOIN item_policies AS s ON s.warehouse_id = d.warehouse_id AND s.product_id = d.product_id
WHERE ${ofItem('d', item)} AND d.demand_date >= ${literal('date', item.from)} AND d.demand_date < ${literal('date', item.before)}
ORDER BY d.demand_date`,
    z.object({
      demand_date: day, quantity_demanded: zeroOrMore, shipped_on_time: zeroOrMore, censored: z.int(), unmet_demand: z.nullable(z.string()),
      lead_time_days: zeroOrMore, review_days: zeroOrMore,
    }),
  );
}

/** The first day of which anything is recorded of the item. */
export function firstRecorded({ warehouse, product }: Pick<ItemDays, 'warehouse' | 'product'>) {
  return rowQuery(
    'The first day that is recorded',
    `
SELECT MIN(d.demand_date) AS first_day
FROM demand_daily AS d
WHERE ${ofItem('d', { warehouse, product })}`,
    z.object({ first_day: z.nullable(day) }),
  );
}

/** What had been wanted before a day and had not left when it began; of a line that left on days before and after it, what left on time had left. */
export function owedBefore(item: Pick<ItemDays, 'warehouse' | 'product'>, morning: CalendarDay) {
  const before = literal('date', morning);
  return rowQuery(
    'What was owed to customers when these days began',
    `
SELECT SUM(l.quantity_ordered - COALESCE(l.quantity_cancelled, 0)
  - CASE WHEN l.first_despatched_date < ${before} THEN COALESCE(l.quantity_despatched_on_time, 0) ELSE 0 END) AS owed
FROM sales_order_lines AS l
WHERE ${ofItem('l', item)} AND COALESCE(l.requested_date, l.first_promised_date) < ${before}
  AND (l.last_despatched_date IS NULL OR l.last_despatched_date >= ${before})
  AND l.quantity_ordered > COALESCE(l.quantity_cancelled, 0)`,
    z.object({ owed: known }),
  );
}

/** Stock in the evening of each day. */
export function closingStock(item: ItemDays) {
  return rowQuery(
    'Stock in the evening of each day',
    `
SELECT i.stock_date, i.closing_on_hand
FROM inventory_daily AS i
WHERE ${ofItem('i', item)} AND i.stock_date >= ${literal('date', item.from)} AND i.stock_date < ${literal('date', item.before)}
ORDER BY i.stock_date`,
    z.object({ stock_date: day, closing_on_hand: known }),
  );
}

/** What came into stock and left it, but for customers, by day and kind. */
export function otherMovements(item: ItemDays) {
  return rowQuery(
    'Movements of stock but issues, by day and kind',
    `
SELECT CAST(m.moved_at AS DATE) AS moved_on, m.kind, SUM(m.quantity) AS quantity
FROM stock_movements AS m
WHERE ${ofItem('m', item)} AND m.kind <> 'issue'
  AND CAST(m.moved_at AS DATE) >= ${literal('date', item.from)} AND CAST(m.moved_at AS DATE) < ${literal('date', item.before)}
GROUP BY CAST(m.moved_at AS DATE), m.kind
ORDER BY moved_on, m.kind`,
    z.object({ moved_on: day, kind: z.string(), quantity: z.number() }),
  );
}

/** Purchase lines promised or received in these days, with what came of them on each day; a line of which nothing came has one row. */
export function promisedLines(item: ItemDays) {
  return rowQuery(
    'Purchase order lines with their receipts',
    `
SELECT l.purchase_order_id, l.line_number, COALESCE(l.first_confirmed_date, l.confirmed_date, l.requested_date) AS promised_date,
  l.quantity_ordered - COALESCE(l.quantity_cancelled, 0) AS wanted, r.received_date, SUM(r.quantity_received) AS received
FROM purchase_order_lines AS l
LEFT JOIN receipts AS r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number AND r.warehouse_id = l.warehouse_id
WHERE ${ofItem('l', item)} AND COALESCE(l.first_confirmed_date, l.confirmed_date, l.requested_date) < ${literal('date', item.before)}
  AND l.quantity_ordered > COALESCE(l.quantity_cancelled, 0)
GROUP BY l.purchase_order_id, l.line_number, COALESCE(l.first_confirmed_date, l.confirmed_date, l.requested_date),
  l.quantity_ordered - COALESCE(l.quantity_cancelled, 0), r.received_date
ORDER BY l.purchase_order_id, l.line_number, r.received_date`,
    z.object({
      purchase_order_id: z.string(), line_number: z.int(), promised_date: z.nullable(day), wanted: z.number(),
      received_date: z.nullable(day), received: known,
    }),
  );
}

/** Forecasts by month, week or day as they were made before the days began. */
export function plannedDemand(item: ItemDays) {
  return rowQuery(
    'Forecasts as they were made then',
    `
SELECT f.made_on, f.period_start, f.granularity, AVG(f.quantity) AS quantity
FROM forecasts AS f
WHERE ${ofItem('f', item)} AND f.made_on < ${literal('date', item.before)} AND f.period_start >= ${literal('date', item.from)}
GROUP BY f.made_on, f.period_start, f.granularity
ORDER BY f.made_on, f.period_start, f.granularity`,
    z.object({ made_on: day, period_start: day, granularity: z.string(), quantity: known }),
  );
}
