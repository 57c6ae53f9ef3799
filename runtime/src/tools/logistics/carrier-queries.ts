import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import type { Days } from './units';

/** Complete months that a trend looks at. */
export const TREND_MONTHS = 24;

const carrier = z.nullable(z.string());
const count = z.int();

/** Shipments that were to arrive in the period, arrived or not, by carrier. */
export function shipmentsDue(warehouses: readonly string[], asOf: CalendarDay, period: Days) {
  return rowQuery(
    `Shipments to be delivered in the last ${period} days, by carrier`,
    `
SELECT s.carrier_id, COUNT(*) AS due,
  COUNT_IF(s.delivered_date IS NOT NULL) AS arrived,
  COUNT_IF(s.delivered_date <= s.planned_delivery_date) AS arrived_on_time,
  COUNT_IF(s.despatched_date <= s.planned_despatch_date AND (s.delivered_date IS NULL OR s.delivered_date > s.planned_delivery_date)) AS left_on_time_arrived_late,
  SUM(CASE WHEN COALESCE(s.delivered_date, ${literal('date', asOf)}) > s.planned_delivery_date
    THEN DATE_DIFF('day', s.planned_delivery_date, COALESCE(s.delivered_date, ${literal('date', asOf)})) ELSE 0 END) AS days_late
FROM shipments AS s
WHERE s.warehouse_id IN ${literalList('text', warehouses)} AND ${within('s.planned_delivery_date', asOf, period)}
GROUP BY s.carrier_id
ORDER BY s.carrier_id`,
    z.object({
      carrier_id: carrier, due: count, arrived: count, arrived_on_time: count, left_on_time_arrived_late: count, days_late: z.nullable(z.number()),
    }),
  );
}

/** Shipments of the period that nobody planned an arrival for: neither on time nor late. */
export function unplannedShipments(warehouses: readonly string[], asOf: CalendarDay, period: Days) {
  return rowQuery(
    `Shipments of the last ${period} days without a planned day of delivery`,
    `
SELECT COUNT(*) AS shipments
FROM shipments AS s
WHERE s.warehouse_id IN ${literalList('text', warehouses)} AND s.planned_delivery_date IS NULL AND ${within('COALESCE(s.despatched_date, s.planned_despatch_date)', asOf, period)}`,
    z.object({ shipments: count }),
  );
}

/** Shipments that were to leave in the period, gone or not, by carrier. */
export function shipmentsToLeave(warehouses: readonly string[], asOf: CalendarDay, period: Days) {
  return rowQuery(
    `Shipments to be despatched in the last ${period} days, by carrier`,
    `
SELECT s.carrier_id, COUNT(*) AS due, COUNT_IF(s.despatched_date <= s.planned_despatch_date) AS left_on_time
FROM shipments AS s
WHERE s.warehouse_id IN ${literalList('text', warehouses)} AND ${within('s.planned_despatch_date', asOf, period)}
GROUP BY s.carrier_id
ORDER BY s.carrier_id`,
    z.object({ carrier_id: carrier, due: count, left_on_time: count }),
  );
}

/** What the shipments that left in the period cost, by carrier and currency. */
export function freightCosts(warehouses: readonly string[], asOf: CalendarDay, period: Days) {
  return rowQuery(
    `Freight of the shipments despatched in the last ${period} days`,
    `
SELECT s.carrier_id, s.currency, SUM(s.freight_cost) AS cost, SUM(s.order_count) AS orders, COUNT(*) AS shipments
FROM shipments AS s
WHERE s.warehouse_id IN ${literalList('text', warehouses)} AND ${within('s.despatched_date', asOf, period)}
  AND s.freight_cost IS NOT NULL AND s.order_count IS NOT NULL
GROUP BY s.carrier_id, s.currency
ORDER BY s.carrier_id, s.currency`,
    z.object({ carrier_id: carrier, currency: z.nullable(z.string()), cost: z.number(), orders: z.number(), shipments: count }),
  );
}

/** Shipments due and on time in each of the last complete months, by carrier; months count from year 0. */
export function monthlyDeliveries(warehouses: readonly string[], asOf: CalendarDay) {
  const before = `${asOf.slice(0, 7)}-01`;
  const month = 'YEAR(s.planned_delivery_date) * 12 + MONTH(s.planned_delivery_date)';
  return rowQuery(
    `Shipments due and on time in the last ${TREND_MONTHS} complete months`,
    `
SELECT s.carrier_id, ${month} AS month_number, COUNT(*) AS due, COUNT_IF(s.delivered_date <= s.planned_delivery_date) AS on_time
FROM shipments AS s
WHERE s.warehouse_id IN ${literalList('text', warehouses)}
  AND s.planned_delivery_date >= ${literal('date', monthsBefore(before, TREND_MONTHS))} AND s.planned_delivery_date < ${literal('date', before)}
GROUP BY s.carrier_id, ${month}
ORDER BY s.carrier_id, month_number`,
    z.object({ carrier_id: carrier, month_number: count, due: count, on_time: count }),
  );
}

function within(column: string, asOf: CalendarDay, period: Days): string {
  return `${column} >= ${literal('date', addDays(asOf, -period))} AND ${column} < ${literal('date', asOf)}`;
}

function monthsBefore(first: CalendarDay, months: number): CalendarDay {
  const number = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 - months;
  return `${Math.floor(number / 12)}-${String(number % 12 + 1).padStart(2, '0')}-01`;
}
